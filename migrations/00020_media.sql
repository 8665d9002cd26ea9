-- Files that Meta keeps for us, so that one is handed over once for many messages.

CREATE TABLE media_uploads (
  phone_number_id TEXT NOT NULL, -- Meta's: a file belongs to the number it was handed to
  file_id         BIGINT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  media_id        TEXT NOT NULL,
  uploaded_at     {{time}} NOT NULL,
  PRIMARY KEY (phone_number_id, file_id)
);
