-- The account at Meta, templates, campaigns, and every message to a person.

CREATE TABLE accounts (
  id                  {{id}},
  waba_id             TEXT NOT NULL UNIQUE,
  app_id              TEXT NOT NULL DEFAULT '',
  name                TEXT NOT NULL DEFAULT '',
  sealed_token        {{bytes}},
  sealed_app_secret   {{bytes}},
  sealed_verify_token {{bytes}},
  status              TEXT NOT NULL DEFAULT '',
  checked_at          {{time}},
  last_error          TEXT NOT NULL DEFAULT '',
  subscribed_at       {{time}},
  notice              TEXT NOT NULL DEFAULT '',
  notice_detail       TEXT NOT NULL DEFAULT '',
  notice_at           {{time}},
  created_at          {{time}} NOT NULL,
  updated_at          {{time}} NOT NULL
);

CREATE TABLE portfolios (
  id              {{id}},
  meta_id         TEXT NOT NULL UNIQUE,
  messaging_limit BIGINT NOT NULL,
  updated_at      {{time}} NOT NULL
);

CREATE TABLE numbers (
  id            {{id}},
  account_id    BIGINT NOT NULL REFERENCES accounts (id),
  portfolio_id  BIGINT NOT NULL REFERENCES portfolios (id),
  meta_id       TEXT NOT NULL UNIQUE,
  phone         TEXT NOT NULL,
  verified_name TEXT NOT NULL DEFAULT '',
  quality       TEXT NOT NULL DEFAULT 'UNKNOWN',
  status        TEXT NOT NULL DEFAULT '',
  per_second    INTEGER NOT NULL DEFAULT 80,
  next_free_at  {{time}} NOT NULL,
  braked_at     {{time}}, -- since when no campaign may use it
  braked_why    TEXT NOT NULL DEFAULT '',
  released_at   {{time}}, -- when it was let go last
  checked_at    {{time}},
  created_at    {{time}} NOT NULL,
  updated_at    {{time}} NOT NULL
);

CREATE TABLE number_samples (
  id              {{id}},
  number_id       BIGINT NOT NULL REFERENCES numbers (id),
  at              {{time}} NOT NULL,
  quality         TEXT NOT NULL,
  status          TEXT NOT NULL,
  messaging_limit BIGINT NOT NULL,
  source          TEXT NOT NULL
);
CREATE INDEX number_samples_over_time ON number_samples (number_id, at);

CREATE TABLE reaches (
  portfolio_id BIGINT NOT NULL REFERENCES portfolios (id),
  contact_id   BIGINT NOT NULL REFERENCES contacts (id),
  at           {{time}} NOT NULL,
  message_id   BIGINT NOT NULL DEFAULT 0, -- by which message, where only one counts; 0 where there were several
  PRIMARY KEY (portfolio_id, contact_id)
);
CREATE INDEX reaches_over_time ON reaches (portfolio_id, at);

CREATE TABLE templates (
  id               {{id}},
  account_id       BIGINT NOT NULL REFERENCES accounts (id),
  name             TEXT NOT NULL,
  language         TEXT NOT NULL,
  category         TEXT NOT NULL,
  state            TEXT NOT NULL CHECK (state IN ('draft', 'in_review', 'changes_wanted', 'cleared', 'submitted')),
  version_id       BIGINT,
  live_version_id  BIGINT,
  meta_id          TEXT NOT NULL DEFAULT '',
  meta_status      TEXT NOT NULL DEFAULT '',
  meta_reason      TEXT NOT NULL DEFAULT '',
  meta_advice      TEXT NOT NULL DEFAULT '',
  refusal          TEXT NOT NULL DEFAULT '',
  quality          TEXT NOT NULL DEFAULT 'UNKNOWN',
  correct_category TEXT NOT NULL DEFAULT '',
  category_due_at  {{time}},
  status_at        {{time}},
  quality_at       {{time}},
  category_at      {{time}},
  heard_at         {{time}},
  found_version_id BIGINT, -- a wording found at Meta that nobody here has read yet
  gone_at          {{time}}, -- when it was deleted at Meta
  asked            TEXT NOT NULL DEFAULT '' CHECK (asked IN ('', 'delete', 'unpause', 'archive', 'unarchive')), -- what Meta is being asked to do
  asked_by         BIGINT REFERENCES users (id),
  asked_at         {{time}},
  asked_trouble    TEXT NOT NULL DEFAULT '', -- why Meta did not do what it was asked last
  used_at          {{time}},
  words            TEXT NOT NULL DEFAULT '',
  twin             TEXT NOT NULL DEFAULT '',
  created_by       BIGINT REFERENCES users (id),
  created_at       {{time}} NOT NULL,
  updated_at       {{time}} NOT NULL,
  deleted_at       {{time}}
);
CREATE UNIQUE INDEX templates_name ON templates (account_id, name, language) WHERE deleted_at IS NULL;
CREATE INDEX templates_meta_id ON templates (meta_id);
CREATE INDEX templates_by_name ON templates (name);
CREATE INDEX templates_by_twin ON templates (twin) WHERE twin <> '';
-- The list, by what it can be narrowed to; deleted_at comes first because it stands in every question.
CREATE INDEX templates_by_standing ON templates (deleted_at, state, meta_status, id);
CREATE INDEX templates_by_category ON templates (deleted_at, category, id);
CREATE INDEX templates_by_language ON templates (deleted_at, language, id);
CREATE INDEX templates_by_quality ON templates (deleted_at, quality, id);
CREATE INDEX templates_by_use ON templates (deleted_at, used_at, id);
-- Those that a campaign may use, offered where one is planned.
CREATE INDEX templates_sendable ON templates (id) WHERE meta_status = 'APPROVED' AND live_version_id IS NOT NULL AND found_version_id IS NULL AND deleted_at IS NULL;

CREATE TABLE template_versions (
  id           {{id}},
  template_id  BIGINT NOT NULL REFERENCES templates (id),
  number       INTEGER NOT NULL,
  content      {{json}} NOT NULL,
  created_by   BIGINT REFERENCES users (id),
  created_at   {{time}} NOT NULL,
  frozen_at    {{time}}, -- from then on nobody changes a word
  counts_clicks BOOLEAN NOT NULL DEFAULT FALSE, -- it has links whose presses are counted
  spends_edit  BOOLEAN NOT NULL DEFAULT FALSE, -- it replaces an approved wording, of which Meta allows a few
  submitted_at {{time}},
  accepted_at  {{time}},
  refused_at   {{time}},
  UNIQUE (template_id, number)
);

CREATE TABLE template_steps (
  id          {{id}},
  template_id BIGINT NOT NULL REFERENCES templates (id),
  version_id  BIGINT,
  at          {{time}} NOT NULL,
  field       TEXT NOT NULL,
  before      TEXT NOT NULL DEFAULT '',
  after       TEXT NOT NULL DEFAULT '',
  reason      TEXT NOT NULL DEFAULT '',
  source      TEXT NOT NULL,
  user_id     BIGINT REFERENCES users (id)
);
CREATE INDEX template_steps_of_template ON template_steps (template_id, id);

CREATE TABLE campaigns (
  id                  {{id}},
  name                TEXT NOT NULL,
  kind                TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'trial')), -- trial: a test message to the team
  state               TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'freezing', 'sending', 'paused', 'finished', 'cancelled')),
  number_id           BIGINT REFERENCES numbers (id),
  purpose_id          BIGINT REFERENCES purposes (id),
  template_id         BIGINT REFERENCES templates (id),
  template_version_id BIGINT REFERENCES template_versions (id),
  audience            {{json}} NOT NULL,
  parameters          {{json}} NOT NULL,
  scheduled_at        {{time}},
  not_after           {{time}},
  frozen_through      BIGINT NOT NULL DEFAULT 0,
  pause_reason        TEXT NOT NULL DEFAULT '',
  all_at_once         BOOLEAN NOT NULL DEFAULT FALSE, -- without a small group first
  created_by          BIGINT REFERENCES users (id),
  created_at          {{time}} NOT NULL,
  updated_at          {{time}} NOT NULL,
  launched_by         BIGINT REFERENCES users (id),
  launched_at         {{time}},
  started_at          {{time}},
  paused_at           {{time}},
  resumed_at          {{time}},
  finished_at         {{time}}
);
CREATE INDEX campaigns_trials ON campaigns (template_id, id) WHERE kind = 'trial';
CREATE INDEX campaigns_working ON campaigns (number_id, id) WHERE state IN ('scheduled', 'freezing', 'sending');

CREATE TABLE messages (
  id                  {{id}},
  campaign_id         BIGINT REFERENCES campaigns (id),
  occasion            TEXT NOT NULL DEFAULT '',
  contact_id          BIGINT NOT NULL REFERENCES contacts (id),
  number_id           BIGINT NOT NULL REFERENCES numbers (id),
  template_version_id BIGINT REFERENCES template_versions (id),
  kind                TEXT NOT NULL,
  state               TEXT NOT NULL,
  -- Where indexes look for it: its state, if somebody may ask for those. '' waits in a batch, is on its way, or was taken by Meta: from its claim to the
  -- last that is heard of most messages no index changes. An answer to somebody that waits is 'waiting'.
  pile                TEXT NOT NULL DEFAULT '',
  reason              TEXT NOT NULL DEFAULT '',
  error_code          INTEGER NOT NULL DEFAULT 0,
  error_detail        TEXT NOT NULL DEFAULT '',
  attempt             INTEGER NOT NULL DEFAULT 0,
  -- What of the attempts was the message's own: Meta refused it for a reason that passes, or because the person has had enough for now.
  refusals            SMALLINT NOT NULL DEFAULT 0,
  enough              SMALLINT NOT NULL DEFAULT 0,
  process_id          BIGINT,
  due_at              {{time}} NOT NULL,
  not_after           {{time}},
  parameters          {{json}} NOT NULL,
  body                TEXT NOT NULL DEFAULT '',
  consent_evidence_id BIGINT, -- the yes that the last claim relied on
  use_evidence_id     BIGINT, -- where the log says so
  wamid               TEXT,
  created_at          {{time}} NOT NULL,
  claimed_at          {{time}},
  accepted_at         {{time}},
  sent_at             {{time}},
  delivered_at        {{time}},
  read_at             {{time}},
  failed_at           {{time}},
  -- It was claimed, and names no yes or no entry of the log. A column, so that an index of it stays as it is when a claim changes all that it follows from.
  unaccounted         BOOLEAN GENERATED ALWAYS AS (kind IN ('campaign', 'trigger') AND attempt > 0 AND (consent_evidence_id IS NULL OR use_evidence_id IS NULL)) STORED,
  UNIQUE (campaign_id, occasion, contact_id),
  CHECK (pile = CASE state WHEN 'dispatching' THEN '' WHEN 'accepted' THEN '' WHEN 'queued' THEN CASE WHEN campaign_id IS NULL THEN 'waiting' ELSE '' END
    WHEN 'sent' THEN '' WHEN 'delivered' THEN '' WHEN 'read' THEN '' ELSE state END)
) {{queue}};
CREATE INDEX messages_unknown ON messages (id) WHERE pile = 'unknown';
CREATE INDEX messages_troubled ON messages (campaign_id, pile, id) WHERE pile NOT IN ('waiting', '');
CREATE INDEX messages_of_contact ON messages (contact_id, id);
CREATE INDEX messages_unaccounted ON messages (id) WHERE unaccounted;

-- Messages of a campaign that wait for the same moment, and messages that one claim took, with the answers it took. They are found here and by no index of
-- messages, because a million of them change their state within minutes.
CREATE TABLE batches (
  id          {{id}},
  campaign_id BIGINT REFERENCES campaigns (id),
  due_at      {{time}} NOT NULL, -- by when all of them are due
  process_id  BIGINT, -- who claimed them
  messages    {{ids}} NOT NULL
);
CREATE INDEX batches_waiting ON batches (campaign_id, due_at, id) WHERE process_id IS NULL;
CREATE INDEX batches_claimed ON batches (process_id, campaign_id, id) WHERE process_id IS NOT NULL;

-- Where messages are found by Meta's ids.
CREATE TABLE wamids (
  bucket  BIGINT NOT NULL,
  entries {{ids}} NOT NULL
);
CREATE INDEX wamids_by_bucket ON wamids (bucket);

CREATE TABLE tallies (
  campaign_id BIGINT NOT NULL,
  shard       INTEGER NOT NULL,
  day         TEXT NOT NULL,
  state       TEXT NOT NULL,
  n           BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, shard, day, state)
);

-- How far every use of a yes in the log has been looked at, and what was wrong with any.
CREATE TABLE use_checks (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  through    BIGINT NOT NULL, -- leaves before this place
  looked_at  BIGINT NOT NULL,
  erased     BIGINT NOT NULL, -- of those, the ones whose yes could not be opened any more
  checked_at {{time}} NOT NULL
);
CREATE TABLE unfounded_uses (
  message_id          BIGINT NOT NULL,
  attempt             INTEGER NOT NULL,
  contact_id          BIGINT NOT NULL,
  consent_evidence_id BIGINT NOT NULL,
  use_evidence_id     BIGINT NOT NULL,
  why                 TEXT NOT NULL,
  PRIMARY KEY (message_id, attempt)
);

-- Which reads have been counted, of people whose reads are kept of nobody: keyed hashes, forgotten after a week.
CREATE TABLE counted_reads (
  hash      {{key}} PRIMARY KEY,
  forget_at {{time}} NOT NULL
);
CREATE INDEX counted_reads_oldest ON counted_reads (forget_at);
