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
    DELETE FROM contact_facets WHERE contact_id = NEW.id AND facet = ANY (ARRAY(SELECT facets_of(OLD.tags, OLD.attributes)));
  END IF;
  INSERT INTO contact_facets SELECT f, NEW.id FROM facets_of(NEW.tags, NEW.attributes) AS f ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER contact_facets_come AFTER INSERT ON contacts
  FOR EACH ROW WHEN (NEW.tags <> '[]' OR NEW.attributes <> '{}') EXECUTE FUNCTION keep_facets();
CREATE TRIGGER contact_facets_change AFTER UPDATE OF tags, attributes ON contacts
  FOR EACH ROW WHEN (NEW.tags <> OLD.tags OR NEW.attributes <> OLD.attributes) EXECUTE FUNCTION keep_facets();

-- What number and date attributes come to, so that people are found from one value to another: 1980-11-21 is 19801121. The database keeps it in
-- step by itself as well. An attribute's type never changes, and it is defined before anybody has a value.
CREATE TABLE contact_figures (
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  attribute  {{key}} NOT NULL,
  figure     DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (contact_id, attribute)
);
CREATE INDEX contact_figures_by_size ON contact_figures (attribute, figure, contact_id);

CREATE FUNCTION keep_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM contact_figures WHERE contact_id = NEW.id;
  END IF;
  INSERT INTO contact_figures
    SELECT NEW.id, a.key, (CASE a.type WHEN 'date' THEN replace(v.value, '-', '') ELSE v.value END)::double precision
    FROM jsonb_each_text(CASE jsonb_typeof(NEW.attributes) WHEN 'object' THEN NEW.attributes ELSE '{}' END) AS v
    JOIN attributes a ON a.key = v.key AND a.type IN ('number', 'date')
    WHERE v.value ~ '^(-?[0-9]+([.][0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2})$';
  RETURN NULL;
END
$$;
CREATE TRIGGER contact_figures_come AFTER INSERT ON contacts
  FOR EACH ROW WHEN (NEW.attributes <> '{}') EXECUTE FUNCTION keep_figures();
CREATE TRIGGER contact_figures_change AFTER UPDATE OF attributes ON contacts
  FOR EACH ROW WHEN (NEW.attributes <> OLD.attributes) EXECUTE FUNCTION keep_figures();

-- The end of a number finds people as well as its beginning: the digits from the last to the first.
CREATE INDEX contacts_tail ON contacts (reverse(right(phone, 12))) WHERE phone IS NOT NULL;
CREATE INDEX contacts_source ON contacts (source, id);
CREATE INDEX contacts_over_time ON contacts (created_at, id);
CREATE INDEX contacts_suppressed ON contacts (id) WHERE suppressed_at IS NOT NULL;
CREATE INDEX contacts_doubted ON contacts (id) WHERE doubt_at IS NOT NULL;
-- When people last wrote: to the moment, and month by month with each month's people in order.
CREATE INDEX contacts_heard ON contacts (last_inbound_at, id) WHERE last_inbound_at IS NOT NULL;
CREATE INDEX contacts_heard_monthly ON contacts (date_trunc('month', last_inbound_at AT TIME ZONE 'UTC'), id) WHERE last_inbound_at IS NOT NULL;
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
