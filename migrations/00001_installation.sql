-- What this database is, and the people who work with it.

CREATE TABLE installation (
  id                      INTEGER PRIMARY KEY CHECK (id = 1),
  database_id             TEXT NOT NULL,
  kind                    TEXT NOT NULL CHECK (kind IN ('sandbox', 'live')),
  rehearsal_at            {{time}},
  born_at                 {{time}} NOT NULL,
  origin                  TEXT NOT NULL,
  secret_fingerprint      TEXT NOT NULL,
  signing_fingerprint     TEXT NOT NULL,
  suppression_fingerprint TEXT NOT NULL,
  clock_offset_ms         BIGINT NOT NULL DEFAULT 0,
  sending_paused_at       {{time}},
  sending_paused_why      TEXT NOT NULL DEFAULT '',
  sending_paused_by       TEXT NOT NULL DEFAULT '',
  more_tries              INTEGER NOT NULL DEFAULT 2, -- for people who have had enough marketing for now
  demo_filled_at          {{time}}
);

CREATE TABLE organisations (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  name          TEXT NOT NULL DEFAULT '',
  legal_name    TEXT NOT NULL DEFAULT '',
  address       TEXT NOT NULL DEFAULT '',
  email         TEXT NOT NULL DEFAULT '',
  phone         TEXT NOT NULL DEFAULT '',
  privacy_url   TEXT NOT NULL DEFAULT '',
  country       TEXT NOT NULL DEFAULT '',
  authority     TEXT NOT NULL DEFAULT '',
  authority_url TEXT NOT NULL DEFAULT '',
  retention     TEXT NOT NULL DEFAULT '',
  logo          TEXT NOT NULL DEFAULT '',
  zone          TEXT NOT NULL DEFAULT 'UTC',
  currency      TEXT NOT NULL DEFAULT 'EUR',
  dpo           TEXT NOT NULL DEFAULT '', -- the data protection officer, where there is one
  dpo_contact   TEXT NOT NULL DEFAULT '',
  representative TEXT NOT NULL DEFAULT '', -- in the EU, of a company outside it
  updated_at    {{time}} NOT NULL
);

CREATE TABLE users (
  id            {{id}},
  email         TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL DEFAULT '',
  role          TEXT NOT NULL CHECK (role IN ('admin', 'marketer', 'reviewer', 'agent')),
  password_hash TEXT NOT NULL DEFAULT '',
  created_at    {{time}} NOT NULL,
  disabled_at   {{time}}
);

CREATE TABLE sessions (
  id_hash      {{bytes}} PRIMARY KEY,
  user_id      BIGINT REFERENCES users (id),
  data         {{bytes}} NOT NULL,
  address      TEXT NOT NULL DEFAULT '',
  user_agent   TEXT NOT NULL DEFAULT '',
  created_at   {{time}} NOT NULL,
  last_seen_at {{time}} NOT NULL,
  expires_at   {{time}} NOT NULL,
  revoked_at   {{time}}
);
CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE sign_in_links (
  token_hash {{bytes}} PRIMARY KEY,
  user_id    BIGINT NOT NULL REFERENCES users (id),
  created_at {{time}} NOT NULL,
  expires_at {{time}} NOT NULL,
  used_at    {{time}}
);

CREATE TABLE throttles (
  name      TEXT PRIMARY KEY,
  count     INTEGER NOT NULL,
  resets_at {{time}} NOT NULL
);

CREATE TABLE audit_entries (
  id          {{id}},
  at          {{time}} NOT NULL,
  who         TEXT NOT NULL, -- as the log names them: user:3, key:2, system
  actor       TEXT NOT NULL, -- as they were called then
  action      TEXT NOT NULL,
  subject     TEXT NOT NULL,
  subject_id  BIGINT NOT NULL DEFAULT 0,
  before      {{json}},
  after       {{json}},
  evidence_id BIGINT NOT NULL UNIQUE
);
-- Acts are listed the newest first, by any of: who, what kind of thing, what was done to it, this very thing.
CREATE INDEX audit_entries_by_time ON audit_entries (at, id);
CREATE INDEX audit_entries_by_who ON audit_entries (who, at, id);
CREATE INDEX audit_entries_by_kind ON audit_entries (subject, at, id);
CREATE INDEX audit_entries_by_act ON audit_entries (subject, action, at, id);
CREATE INDEX audit_entries_by_who_and_act ON audit_entries (who, subject, action, at, id);
CREATE INDEX audit_entries_of_subject ON audit_entries (subject, subject_id, at, id);

CREATE TABLE processes (
  id          {{id}},
  name        TEXT NOT NULL,
  started_at  {{time}} NOT NULL,
  lease_until {{time}} NOT NULL,
  ended_at    {{time}},
  swept_at    {{time}} -- when nothing was left of what it had claimed
);
CREATE INDEX processes_unswept ON processes (id) WHERE swept_at IS NULL;

CREATE TABLE errands (
  id           {{id}},
  kind         TEXT NOT NULL,
  unique_key   TEXT NOT NULL,
  arguments    {{json}} NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  run_at       {{time}} NOT NULL,
  asked        INTEGER NOT NULL DEFAULT 1,
  attempts     INTEGER NOT NULL DEFAULT 0,
  process_id   BIGINT,
  lease_until  {{time}},
  last_error   TEXT NOT NULL DEFAULT '',
  created_at   {{time}} NOT NULL,
  finished_at  {{time}}
);
CREATE UNIQUE INDEX errands_unique ON errands (kind, unique_key) WHERE state IN ('waiting', 'running');
CREATE INDEX errands_due ON errands (run_at, id) WHERE state IN ('waiting', 'running');
