-- What happens in conversations: our answers, and the questions with which people say yes there.

-- What had been heard of a person when an answer to them was written: a no behind it silences the answer.
ALTER TABLE messages ADD COLUMN after_evidence_id BIGINT;
CREATE UNIQUE INDEX messages_replies ON messages (contact_id, occasion) WHERE campaign_id IS NULL AND occasion <> '';
CREATE INDEX messages_replies_due ON messages (number_id, due_at, id) WHERE state = 'queued' AND campaign_id IS NULL;

-- Which of our numbers somebody wrote to.
ALTER TABLE inbound_messages ADD COLUMN number_id BIGINT REFERENCES numbers (id);
