-- How people leave, and what is remembered of it.

-- While doubt_at is set somebody must read what the person wrote, and campaigns wait. meta_stopped_at is since when they want no marketing from
-- us at WhatsApp itself, and meta_heard_at when they last changed that there.
ALTER TABLE contacts ADD COLUMN doubt_at {{time}};
ALTER TABLE contacts ADD COLUMN meta_stopped_at {{time}};
ALTER TABLE contacts ADD COLUMN meta_heard_at {{time}};

-- Messages that may have been a stop. Their words stand with the message.
CREATE TABLE doubts (
  id          {{id}},
  contact_id  BIGINT NOT NULL REFERENCES contacts (id),
  wamid       TEXT NOT NULL UNIQUE,
  body_hash   TEXT NOT NULL,
  signature   TEXT NOT NULL,
  opened_at   {{time}} NOT NULL,
  resolved_at {{time}},
  resolved_by BIGINT REFERENCES users (id),
  outcome     TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'stopped', 'not_about_it')),
  note        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX doubts_open ON doubts (id) WHERE resolved_at IS NULL;
CREATE INDEX doubts_of_contact ON doubts (contact_id, id);

-- People who are never messaged. The list survives their erasure: of them it holds only keyed hashes of number and user id. One address can stand in
-- several entries, each of which is in force until it is lifted.
CREATE TABLE suppressions (
  id         {{id}},
  kind       TEXT NOT NULL CHECK (kind IN ('asked', 'staff', 'authority')),
  reason     TEXT NOT NULL,
  created_by BIGINT REFERENCES users (id),
  created_at {{time}} NOT NULL
);
CREATE TABLE suppression_hashes (
  hash           {{bytes}} NOT NULL,
  suppression_id BIGINT NOT NULL REFERENCES suppressions (id),
  PRIMARY KEY (hash, suppression_id)
);
CREATE INDEX suppression_hashes_of ON suppression_hashes (suppression_id);
ALTER TABLE contacts ADD COLUMN suppression_id BIGINT REFERENCES suppressions (id);
CREATE INDEX contacts_of_suppression ON contacts (suppression_id) WHERE suppression_id IS NOT NULL;
