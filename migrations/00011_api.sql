-- What a company's own systems may do here, and what they are told.

CREATE TABLE api_keys (
  id           {{id}},
  name         TEXT NOT NULL,
  hint         TEXT NOT NULL, -- the last characters, to tell keys apart
  hash         {{bytes}} NOT NULL UNIQUE,
  scopes       {{json}} NOT NULL,
  created_by   BIGINT REFERENCES users (id),
  created_at   {{time}} NOT NULL,
  last_used_at {{time}},
  revoked_at   {{time}}
);

-- Answers that were given, so that the same request sent again gets the same one.
CREATE TABLE api_answers (
  key_id     BIGINT NOT NULL REFERENCES api_keys (id),
  name       {{key}} NOT NULL,
  request    {{bytes}} NOT NULL, -- a hash of what was asked
  status     INTEGER NOT NULL,
  body       {{bytes}} NOT NULL,
  created_at {{time}} NOT NULL,
  PRIMARY KEY (key_id, name)
);
CREATE INDEX api_answers_by_age ON api_answers (created_at);

-- Addresses that are told when somebody says yes or no.
CREATE TABLE endpoints (
  id               {{id}},
  url              TEXT NOT NULL,
  events           {{json}} NOT NULL,
  state            TEXT NOT NULL CHECK (state IN ('on', 'off', 'paused')),
  paused_why       TEXT NOT NULL DEFAULT '',
  secret           {{bytes}} NOT NULL,
  old_secret       {{bytes}},
  old_secret_until {{time}},
  failures         INTEGER NOT NULL DEFAULT 0, -- in a row
  failing_since    {{time}},
  quiet_until      {{time}},
  last_success_at  {{time}},
  created_by       BIGINT REFERENCES users (id),
  created_at       {{time}} NOT NULL,
  changed_at       {{time}} NOT NULL
);

-- What is to be told, written in the transaction of the change. It holds neither name nor number: those are read when it is sent, so that an
-- erasure reaches what still waits.
CREATE TABLE deliveries (
  id          {{id}},
  endpoint_id BIGINT NOT NULL REFERENCES endpoints (id),
  type        TEXT NOT NULL,
  contact_id  BIGINT REFERENCES contacts (id),
  purpose_id  BIGINT REFERENCES purposes (id),
  acted_at    {{time}},
  source      TEXT NOT NULL DEFAULT '',
  grade       TEXT NOT NULL DEFAULT '',
  evidence_id BIGINT,
  state       TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  attempts    INTEGER NOT NULL DEFAULT 0,
  first_at    {{time}},
  next_at     {{time}} NOT NULL,
  lease_until {{time}},
  last_code   INTEGER NOT NULL DEFAULT 0,
  last_error  TEXT NOT NULL DEFAULT '',
  created_at  {{time}} NOT NULL,
  ended_at    {{time}}
);
CREATE INDEX deliveries_due ON deliveries (endpoint_id, next_at, id) WHERE state = 'waiting';
CREATE INDEX deliveries_in_order ON deliveries (endpoint_id, contact_id, id) WHERE state = 'waiting';
CREATE INDEX deliveries_of_endpoint ON deliveries (endpoint_id, id);
CREATE INDEX deliveries_of_state ON deliveries (endpoint_id, state, id);
CREATE INDEX deliveries_of_contact ON deliveries (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX deliveries_by_age ON deliveries (created_at);
