-- What a company knows about people besides how to reach them, and how they are found by it.

CREATE TABLE attributes (
  id          {{id}},
  key         TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  type        TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'yes_no', 'choice')),
  choices     {{json}} NOT NULL DEFAULT '[]',
  created_by  BIGINT REFERENCES users (id),
  created_at  {{time}} NOT NULL,
  updated_at  {{time}} NOT NULL,
  archived_at {{time}}
);

-- A row for each tag ("tag:vip") and each value ("city=Delft") that somebody has, so that any of them lists its people in order. The database
-- keeps it in step by itself, whoever writes contacts.
CREATE TABLE contact_facets (
  facet      {{key}} NOT NULL,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  PRIMARY KEY (facet, contact_id)
);

CREATE FUNCTION facets_of(tags jsonb, attributes jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT left('tag:' || t, 200) FROM jsonb_array_elements_text(CASE jsonb_typeof(tags) WHEN 'array' THEN tags ELSE '[]' END) AS t
  UNION SELECT left(a.key || '=' || a.value, 200) FROM jsonb_each_text(CASE jsonb_typeof(attributes) WHEN 'object' THEN attributes ELSE '{}' END) AS a
$$;
CREATE FUNCTION keep_facets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM contact_facets WHERE contact_id = NEW.id AND facet IN (SELECT facets_of(OLD.tags, OLD.attributes));
  END IF;
  INSERT INTO contact_facets SELECT f, NEW.id FROM facets_of(NEW.tags, NEW.attributes) AS f ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER contact_facets_come AFTER INSERT ON contacts
  FOR EACH ROW WHEN (NEW.tags <> '[]' OR NEW.attributes <> '{}') EXECUTE FUNCTION keep_facets();
CREATE TRIGGER contact_facets_change AFTER UPDATE OF tags, attributes ON contacts
  FOR EACH ROW WHEN (NEW.tags <> OLD.tags OR NEW.attributes <> OLD.attributes) EXECUTE FUNCTION keep_facets();

-- The end of a number finds people as well as its beginning: the digits from the last to the first.
CREATE INDEX contacts_tail ON contacts (reverse(right(phone, 12))) WHERE phone IS NOT NULL;
CREATE INDEX contacts_source ON contacts (source, id);
CREATE INDEX contacts_over_time ON contacts (created_at, id);
CREATE INDEX contacts_suppressed ON contacts (id) WHERE suppressed_at IS NOT NULL;
CREATE INDEX contacts_merged ON contacts (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX contact_words_of_contact ON contact_words (contact_id, word);

-- A tag given to many people at once, or taken from them, in the background.
CREATE TABLE retaggings (
  id          {{id}},
  search      {{json}} NOT NULL,
  tag         TEXT NOT NULL,
  removes     BOOLEAN NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('running', 'finished', 'cancelled')),
  through     BIGINT NOT NULL DEFAULT 0,
  upto        BIGINT NOT NULL,
  changed     BIGINT NOT NULL DEFAULT 0,
  created_by  BIGINT REFERENCES users (id),
  created_at  {{time}} NOT NULL,
  finished_at {{time}}
);
CREATE INDEX retaggings_running ON retaggings (id) WHERE state = 'running';
