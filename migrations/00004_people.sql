-- Contacts, what they agreed to, and the forms they did it on.

CREATE TABLE contacts (
  id                 {{id}},
  phone              {{key}},
  bsuid              TEXT,
  wa_id              TEXT NOT NULL DEFAULT '',
  name               TEXT NOT NULL DEFAULT '',
  language           TEXT NOT NULL DEFAULT '',
  country            TEXT NOT NULL DEFAULT '',
  zone               TEXT NOT NULL DEFAULT '',
  tags               {{json}} NOT NULL DEFAULT '[]',
  attributes         {{json}} NOT NULL DEFAULT '{}',
  origins            {{json}} NOT NULL DEFAULT '{}',
  source             TEXT NOT NULL,
  last_inbound_at    {{time}},
  suppressed_at      {{time}},
  suppression_reason TEXT NOT NULL DEFAULT '',
  erased_at          {{time}},
  merged_into        BIGINT REFERENCES contacts (id),
  created_at         {{time}} NOT NULL,
  updated_at         {{time}} NOT NULL
);
CREATE UNIQUE INDEX contacts_phone ON contacts (phone) WHERE phone IS NOT NULL;
CREATE UNIQUE INDEX contacts_bsuid ON contacts (bsuid) WHERE bsuid IS NOT NULL;
CREATE INDEX contacts_erased ON contacts (erased_at) WHERE erased_at IS NOT NULL;
CREATE INDEX contacts_without_phone ON contacts (id) WHERE phone IS NULL AND bsuid IS NOT NULL;
CREATE INDEX contacts_country ON contacts (country, id);
CREATE INDEX contacts_language ON contacts (language, id);

-- The words of names, folded (lower case, no accents), so that people are found by the beginning of any of them.
CREATE TABLE contact_words (
  word       {{key}} NOT NULL,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  PRIMARY KEY (word, contact_id)
);

-- Numbers and user ids that somebody no longer has: a keyed hash of each, so that a question about one can be answered without keeping it.
CREATE TABLE former_addresses (
  hash       {{bytes}} NOT NULL,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  ended_at   {{time}} NOT NULL,
  why        TEXT NOT NULL CHECK (why IN ('handed_over', 'moved', 'erased')),
  PRIMARY KEY (hash, contact_id, ended_at)
);
CREATE INDEX former_addresses_lately ON former_addresses (ended_at);

-- The last no of people we do not know, for a few days: it may have overtaken their yes. Only a keyed hash of the number or user id.
CREATE TABLE early_stops (
  hash    {{bytes}} PRIMARY KEY,
  at      {{time}} NOT NULL,
  channel TEXT NOT NULL
);
CREATE INDEX early_stops_oldest ON early_stops (at);

CREATE TABLE purposes (
  id           {{id}},
  name         TEXT NOT NULL UNIQUE,
  words        {{json}} NOT NULL,
  valid_months INTEGER NOT NULL DEFAULT 0, -- 0: until withdrawn
  version      INTEGER NOT NULL,
  kind         TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'trial')), -- trial: test messages to the team
  created_at   {{time}} NOT NULL,
  updated_at   {{time}} NOT NULL,
  archived_at  {{time}}
);
CREATE UNIQUE INDEX purposes_trial ON purposes (kind) WHERE kind = 'trial';

CREATE TABLE purpose_versions (
  purpose_id   BIGINT NOT NULL REFERENCES purposes (id),
  number       INTEGER NOT NULL,
  name         TEXT NOT NULL,
  words        {{json}} NOT NULL,
  valid_months INTEGER NOT NULL,
  changed_by   BIGINT REFERENCES users (id),
  changed_at   {{time}} NOT NULL,
  PRIMARY KEY (purpose_id, number)
);

CREATE TABLE consents (
  id          {{id}},
  contact_id  BIGINT NOT NULL REFERENCES contacts (id),
  purpose_id  BIGINT NOT NULL REFERENCES purposes (id),
  state       TEXT NOT NULL CHECK (state IN ('given', 'withdrawn', 'expired', 'refused')),
  acted_at    {{time}} NOT NULL,
  recorded_at {{time}} NOT NULL,
  expires_at  {{time}},
  source      TEXT NOT NULL,
  grade       TEXT NOT NULL,
  notice_id   BIGINT,
  tracked     BOOLEAN NOT NULL DEFAULT FALSE, -- they were told that reads and clicks are kept per person
  evidence_id BIGINT NOT NULL REFERENCES evidence (id),
  due_at      {{time}}, -- of one that ended: when its proof has to go; NULL while nobody has reckoned it
  lapsed_at   {{time}}, -- when its proof went
  UNIQUE (contact_id, purpose_id)
);
CREATE INDEX consents_unreckoned ON consents (id) WHERE state <> 'given' AND due_at IS NULL;
CREATE INDEX consents_due ON consents (due_at, id) WHERE due_at IS NOT NULL AND lapsed_at IS NULL;
CREATE INDEX consents_expiring ON consents (expires_at, id) WHERE state = 'given' AND expires_at IS NOT NULL;
CREATE INDEX consents_of_purpose ON consents (purpose_id, state, contact_id);

CREATE TABLE forms (
  id         {{id}},
  code       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  draft      {{json}} NOT NULL,
  version_id BIGINT,
  stopped_at {{time}},
  created_by BIGINT REFERENCES users (id),
  created_at {{time}} NOT NULL,
  updated_at {{time}} NOT NULL
);

CREATE TABLE form_versions (
  id           {{id}},
  form_id      BIGINT NOT NULL REFERENCES forms (id),
  number       INTEGER NOT NULL,
  content      {{json}} NOT NULL,
  accepted     {{json}} NOT NULL, -- warnings, each with the reason for publishing all the same
  published_by BIGINT REFERENCES users (id),
  published_at {{time}} NOT NULL,
  UNIQUE (form_id, number)
);

CREATE TABLE notices (
  id              {{id}},
  form_version_id BIGINT NOT NULL REFERENCES form_versions (id),
  language        TEXT NOT NULL,
  kind            TEXT NOT NULL,
  hash            {{bytes}} NOT NULL,
  html            TEXT NOT NULL,
  evidence_id     BIGINT NOT NULL REFERENCES evidence (id),
  created_at      {{time}} NOT NULL,
  UNIQUE (form_version_id, language, kind)
);
CREATE INDEX notices_by_hash ON notices (hash);

CREATE TABLE signups (
  id           {{id}},
  notice_id    BIGINT NOT NULL REFERENCES notices (id),
  nonce        TEXT NOT NULL UNIQUE,
  served_id    TEXT NOT NULL UNIQUE,
  token        TEXT NOT NULL UNIQUE,
  state        TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'refused')),
  phone        TEXT NOT NULL,
  phone_typed  TEXT NOT NULL,
  name         TEXT NOT NULL DEFAULT '',
  purpose_ids  {{json}} NOT NULL,
  answers      {{json}} NOT NULL DEFAULT '{}',
  source       TEXT NOT NULL DEFAULT 'form',
  page         TEXT NOT NULL DEFAULT '',
  tag          TEXT NOT NULL DEFAULT '',
  staging      BOOLEAN NOT NULL DEFAULT FALSE,
  declaration  TEXT NOT NULL,
  attempts     INTEGER NOT NULL DEFAULT 0,
  last_wamid   TEXT NOT NULL DEFAULT '',
  evidence_id  BIGINT NOT NULL REFERENCES evidence (id),
  receipt_id   BIGINT REFERENCES evidence (id),
  contact_id   BIGINT REFERENCES contacts (id),
  created_at   {{time}} NOT NULL,
  expires_at   {{time}} NOT NULL,
  confirmed_at {{time}}
);
CREATE INDEX signups_pending_phone ON signups (phone) WHERE state = 'pending';
CREATE INDEX signups_pending ON signups (expires_at) WHERE state = 'pending';
CREATE INDEX signups_of_contact ON signups (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX signups_of_notice ON signups (notice_id, state);

CREATE TABLE inbound_messages (
  wamid      TEXT PRIMARY KEY,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  at         {{time}} NOT NULL,
  type       TEXT NOT NULL,
  body       TEXT NOT NULL DEFAULT '',
  intent     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX inbound_of_contact ON inbound_messages (contact_id, at);

CREATE TABLE webhook_events (
  id          {{id}},
  received_at {{time}} NOT NULL,
  body        {{bytes}} NOT NULL,
  signature   TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('new', 'applied', 'poison')),
  attempts    INTEGER NOT NULL DEFAULT 0,
  error       TEXT NOT NULL DEFAULT '',
  applied_at  {{time}}
);
CREATE INDEX webhook_events_new ON webhook_events (id) WHERE state = 'new';
CREATE INDEX webhook_events_poison ON webhook_events (id) WHERE state = 'poison';
CREATE INDEX webhook_events_applied ON webhook_events (applied_at) WHERE state = 'applied';

CREATE TABLE files (
  id         {{id}},
  hash       {{bytes}} UNIQUE, -- NULL while it is still arriving
  media_type TEXT NOT NULL,
  size       BIGINT NOT NULL,
  created_at {{time}} NOT NULL,
  loose_at   {{time}}      -- since when nothing uses it
);
CREATE INDEX files_loose ON files (loose_at) WHERE loose_at IS NOT NULL;

CREATE TABLE file_chunks (
  file_id BIGINT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  n       INTEGER NOT NULL,
  body    {{bytes}} NOT NULL,
  PRIMARY KEY (file_id, n)
);

CREATE TABLE imports (
  id          {{id}},
  file_id     BIGINT NOT NULL REFERENCES files (id),
  filename    TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('uploaded', 'running', 'finished', 'failed', 'cancelled')),
  layout      {{json}} NOT NULL,
  mapping     {{json}} NOT NULL,
  rows_total  BIGINT NOT NULL DEFAULT 0,
  rows_done   BIGINT NOT NULL DEFAULT 0,
  added       BIGINT NOT NULL DEFAULT 0,
  changed     BIGINT NOT NULL DEFAULT 0,
  same        BIGINT NOT NULL DEFAULT 0,
  rejected    BIGINT NOT NULL DEFAULT 0,
  never       BIGINT NOT NULL DEFAULT 0,
  consents    BIGINT NOT NULL DEFAULT 0,
  kept_no     BIGINT NOT NULL DEFAULT 0,
  declined    BIGINT NOT NULL DEFAULT 0,
  error       TEXT NOT NULL DEFAULT '',
  created_by  BIGINT REFERENCES users (id),
  started_by  BIGINT REFERENCES users (id),
  created_at  {{time}} NOT NULL,
  started_at  {{time}},
  finished_at {{time}}
);

CREATE TABLE import_errors (
  id          {{id}},
  import_id   BIGINT NOT NULL REFERENCES imports (id),
  line        BIGINT NOT NULL,
  rejected    BOOLEAN NOT NULL,
  never       BOOLEAN NOT NULL DEFAULT FALSE,
  column_name TEXT NOT NULL DEFAULT '',
  value       TEXT NOT NULL DEFAULT '',
  message     TEXT NOT NULL
);
CREATE INDEX import_errors_of_import ON import_errors (import_id, id);
