-- What files are used for, and the words that purposes had.

CREATE TABLE attachments (
  id         {{id}},
  file_id    BIGINT NOT NULL REFERENCES files (id),
  contact_id BIGINT REFERENCES contacts (id), -- erased with the person
  subject    TEXT NOT NULL CHECK (subject IN ('logo', 'evidence', 'form', 'message', 'template')),
  subject_id BIGINT NOT NULL DEFAULT 0,
  wamid      TEXT NOT NULL DEFAULT '',
  name       TEXT NOT NULL DEFAULT '',
  user_id    BIGINT REFERENCES users (id),
  created_at {{time}} NOT NULL
);
CREATE INDEX attachments_of_file ON attachments (file_id);
CREATE INDEX attachments_of_contact ON attachments (contact_id, id) WHERE contact_id IS NOT NULL;
CREATE INDEX attachments_of_subject ON attachments (subject, subject_id, id);
CREATE UNIQUE INDEX attachments_logo ON attachments (file_id) WHERE subject = 'logo';
CREATE UNIQUE INDEX attachments_template ON attachments (file_id) WHERE subject = 'template';
CREATE UNIQUE INDEX attachments_message ON attachments (wamid) WHERE wamid <> '';
