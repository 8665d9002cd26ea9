-- What happens in conversations: our answers, and the questions with which people say yes there.

-- What had been heard of a person when an answer to them was written: a no behind it silences the answer.
ALTER TABLE messages ADD COLUMN after_evidence_id BIGINT;
CREATE UNIQUE INDEX messages_replies ON messages (contact_id, occasion) WHERE campaign_id IS NULL AND occasion <> '';
CREATE INDEX messages_replies_due ON messages (number_id, due_at, id) WHERE pile = 'waiting';

-- Which of our numbers somebody wrote to.
ALTER TABLE inbound_messages ADD COLUMN number_id BIGINT REFERENCES numbers (id);

-- A question in a conversation is a sign-up whose message asks for it.
ALTER TABLE signups ADD COLUMN message_id BIGINT REFERENCES messages (id);
CREATE INDEX signups_asked ON signups (contact_id, expires_at) WHERE state = 'pending' AND message_id IS NOT NULL;

-- People who are only known because they were answered are forgotten when this is over.
ALTER TABLE contacts ADD COLUMN passing_until {{time}};
CREATE INDEX contacts_passing ON contacts (passing_until) WHERE passing_until IS NOT NULL;

-- What people send to begin, to ask, and to stop, by form. Folded is how words are compared; no two acts share one.
CREATE TABLE keywords (
  id         {{id}},
  form_id    BIGINT NOT NULL REFERENCES forms (id),
  act        TEXT NOT NULL CHECK (act IN ('start', 'info', 'stop')),
  word       TEXT NOT NULL,
  folded     {{key}} NOT NULL UNIQUE,
  languages  {{json}} NOT NULL,
  created_at {{time}} NOT NULL
);
CREATE INDEX keywords_of_form ON keywords (form_id, id);

-- The advertisements after which a form's question is asked; an empty id is every other.
CREATE TABLE form_ads (
  source_id  TEXT PRIMARY KEY,
  form_id    BIGINT NOT NULL REFERENCES forms (id),
  created_at {{time}} NOT NULL
);
