-- The evidence log. evidence and log_* only ever grow; sealed rows go when a person is erased.

CREATE TABLE evidence (
  id         {{id}},
  contact_id BIGINT,
  type       TEXT NOT NULL,
  line       TEXT NOT NULL,
  created_at {{time}} NOT NULL
);
CREATE INDEX evidence_of_contact ON evidence (contact_id, id);
CREATE INDEX evidence_of_type ON evidence (type, id);

CREATE TABLE sealed (
  evidence_id  BIGINT PRIMARY KEY REFERENCES evidence (id),
  nonce        {{bytes}} NOT NULL,
  payload      {{bytes}} NOT NULL,
  record_id    TEXT NOT NULL DEFAULT '', -- of a consent, as it stands on its receipt
  retain_until {{time}},
  held_at      {{time}}
);
CREATE INDEX sealed_by_record ON sealed (record_id) WHERE record_id <> '';

CREATE TABLE log_leaves (
  idx         BIGINT PRIMARY KEY,
  evidence_id BIGINT NOT NULL UNIQUE REFERENCES evidence (id)
);

CREATE TABLE log_nodes (
  id   BIGINT PRIMARY KEY,
  hash {{bytes}} NOT NULL
);

CREATE TABLE checkpoints (
  size       BIGINT PRIMARY KEY,
  note       TEXT NOT NULL,
  created_at {{time}} NOT NULL
);

-- Signed webhook bodies that evidence rests on, kept once. Where somebody in one was erased, body is what it says of the others: extract_hash is
-- its hash then, and hash that of the body as it was signed.
CREATE TABLE webhook_bodies (
  hash         TEXT PRIMARY KEY,
  body         {{bytes}} NOT NULL,
  signature    TEXT NOT NULL,
  received_at  {{time}} NOT NULL,
  reduced_at   {{time}},
  extract_hash TEXT NOT NULL DEFAULT ''
);

-- Of bodies that speak of several people: whom they speak of, as keyed hashes, so that an erasure finds what others' evidence rests on.
CREATE TABLE webhook_mentions (
  mention {{bytes}} NOT NULL,
  hash    TEXT NOT NULL REFERENCES webhook_bodies (hash) ON DELETE CASCADE,
  PRIMARY KEY (mention, hash)
);
CREATE INDEX webhook_mentions_of_body ON webhook_mentions (hash);
