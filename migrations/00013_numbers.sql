-- How forms do: counts without people, so that they may stay when people are erased.

CREATE TABLE form_counts (
  form_id         BIGINT NOT NULL REFERENCES forms (id),
  form_version_id BIGINT NOT NULL REFERENCES form_versions (id),
  day             TEXT NOT NULL, -- in the company's zone
  language        TEXT NOT NULL,
  source          TEXT NOT NULL,
  page            TEXT NOT NULL,
  tag             TEXT NOT NULL,
  shown           BIGINT NOT NULL DEFAULT 0,
  submitted       BIGINT NOT NULL DEFAULT 0,
  confirmed       BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (form_version_id, day, language, source, page, tag)
);
CREATE INDEX form_counts_over_time ON form_counts (form_id, day);
