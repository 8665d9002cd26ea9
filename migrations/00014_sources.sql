-- Ways that lead people to a form, and may be told apart by a name.

CREATE TABLE links (
  id         {{id}},
  form_id    BIGINT NOT NULL REFERENCES forms (id),
  code       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  tag        TEXT NOT NULL,
  created_by BIGINT REFERENCES users (id),
  created_at {{time}} NOT NULL,
  UNIQUE (form_id, tag)
);

-- A file of personal links. The links themselves are not kept: each is a signature over this row and a person.
CREATE TABLE invitations (
  id         {{id}},
  form_id    BIGINT NOT NULL REFERENCES forms (id),
  name       TEXT NOT NULL,
  tag        TEXT NOT NULL,
  search     {{json}} NOT NULL,
  created_by BIGINT REFERENCES users (id),
  created_at {{time}} NOT NULL,
  expires_at {{time}} NOT NULL
);
CREATE INDEX invitations_of_form ON invitations (form_id, id);
