-- Complaints, questions of authorities, and what people ask for by right. Free text about somebody is emptied when they are erased; that they asked,
-- when, and what became of it stays.

CREATE TABLE cases (
  id             {{id}},
  kind           TEXT NOT NULL CHECK (kind IN ('access', 'portability', 'rectification', 'erasure', 'objection', 'complaint', 'authority', 'finding')),
  contact_id     BIGINT REFERENCES contacts (id),
  person         TEXT NOT NULL DEFAULT '', -- who it is about, where that is no contact
  channel        TEXT NOT NULL,
  question       TEXT NOT NULL,
  received_at    {{time}} NOT NULL,
  due_at         {{time}} NOT NULL,
  extended_at    {{time}},
  extended_why   TEXT NOT NULL DEFAULT '',
  state          TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  outcome        TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'granted', 'partly', 'refused', 'withdrawn', 'duplicate', 'nobody')),
  assigned_to    BIGINT REFERENCES users (id),
  held_at        {{time}},
  held_by        BIGINT REFERENCES users (id),
  held_until     {{time}},
  held_why       TEXT NOT NULL DEFAULT '',
  done_at        {{time}}, -- when what was asked for was done here
  answer         TEXT NOT NULL DEFAULT '',
  answer_channel TEXT NOT NULL DEFAULT '',
  answered_at    {{time}},
  opened_by      BIGINT REFERENCES users (id),
  opened_at      {{time}} NOT NULL,
  closed_at      {{time}}
);
CREATE INDEX cases_open ON cases (due_at, id) WHERE state = 'open';
CREATE INDEX cases_of_contact ON cases (contact_id, id) WHERE contact_id IS NOT NULL;
CREATE INDEX cases_held ON cases (contact_id) WHERE held_at IS NOT NULL;

CREATE TABLE case_notes (
  id      {{id}},
  case_id BIGINT NOT NULL REFERENCES cases (id),
  at      {{time}} NOT NULL,
  user_id BIGINT REFERENCES users (id),
  actor   TEXT NOT NULL,
  body    TEXT NOT NULL
);
CREATE INDEX case_notes_of_case ON case_notes (case_id, id);

-- The person's dossier as it was when a case was opened, and when it was answered.
CREATE TABLE case_dossiers (
  id      {{id}},
  case_id BIGINT NOT NULL REFERENCES cases (id),
  moment  TEXT NOT NULL CHECK (moment IN ('opened', 'answered')),
  hash    TEXT NOT NULL,
  body    {{bytes}} NOT NULL,
  made_at {{time}} NOT NULL
);
CREATE INDEX case_dossiers_of_case ON case_dossiers (case_id, id);

-- Notes are never rewritten and never deleted; with the person they are about they are emptied.
CREATE TRIGGER case_notes_only_emptied BEFORE UPDATE ON case_notes FOR EACH ROW
  WHEN (NEW.body <> '' OR (NEW.id, NEW.case_id, NEW.at, NEW.user_id, NEW.actor) IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.at, OLD.user_id, OLD.actor))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_notes_never_deleted BEFORE DELETE ON case_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
