-- What the company has to write down about what it does with data: records of processing and the draft of an impact assessment. A version is kept as
-- it was generated; its hash stands in the log. Answers are what nobody can read off the configuration.
CREATE TABLE statements (
  id      {{id}},
  kind    TEXT NOT NULL CHECK (kind IN ('records', 'assessment')),
  number  INTEGER NOT NULL,
  hash    TEXT NOT NULL,
  body    {{bytes}} NOT NULL,
  actor   TEXT NOT NULL,
  made_by BIGINT REFERENCES users (id),
  made_at {{time}} NOT NULL,
  UNIQUE (kind, number)
);

CREATE TABLE statement_answers (
  kind       TEXT NOT NULL CHECK (kind IN ('records', 'assessment')),
  field      TEXT NOT NULL,
  answer     TEXT NOT NULL,
  actor      TEXT NOT NULL,
  changed_by BIGINT REFERENCES users (id),
  changed_at {{time}} NOT NULL,
  PRIMARY KEY (kind, field)
);
