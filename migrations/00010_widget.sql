-- Where forms stand beyond their own page: on websites, and on tablets in the shop.

CREATE TABLE form_origins (
  id         {{id}},
  form_id    BIGINT NOT NULL REFERENCES forms (id),
  origin     {{key}} NOT NULL, -- scheme://host:port as browsers write it
  staging    BOOLEAN NOT NULL,
  created_by BIGINT REFERENCES users (id),
  created_at {{time}} NOT NULL,
  UNIQUE (form_id, origin)
);

CREATE TABLE form_counters (
  id         {{id}},
  form_id    BIGINT NOT NULL REFERENCES forms (id),
  place      TEXT NOT NULL,
  created_by BIGINT REFERENCES users (id),
  created_at {{time}} NOT NULL,
  closed_by  BIGINT REFERENCES users (id),
  closed_at  {{time}}
);
CREATE INDEX form_counters_of_form ON form_counters (form_id, id);

-- Builds of the widget's loader whose address was given out with an integrity hash.
CREATE TABLE widget_loaders (
  hash       TEXT PRIMARY KEY,
  body       {{bytes}} NOT NULL,
  created_at {{time}} NOT NULL
);
