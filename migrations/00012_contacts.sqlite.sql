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
) WITHOUT ROWID;

CREATE TRIGGER contact_facets_come AFTER INSERT ON contacts WHEN NEW.tags <> '[]' OR NEW.attributes <> '{}' BEGIN
  INSERT OR IGNORE INTO contact_facets SELECT substr('tag:' || value, 1, 200), NEW.id FROM json_each(NEW.tags);
  INSERT OR IGNORE INTO contact_facets SELECT substr(key || '=' || value, 1, 200), NEW.id FROM json_each(NEW.attributes);
END;
CREATE TRIGGER contact_facets_change AFTER UPDATE OF tags, attributes ON contacts WHEN NEW.tags <> OLD.tags OR NEW.attributes <> OLD.attributes BEGIN
  DELETE FROM contact_facets WHERE contact_id = NEW.id AND facet IN (
    SELECT substr('tag:' || value, 1, 200) FROM json_each(OLD.tags) UNION ALL SELECT substr(key || '=' || value, 1, 200) FROM json_each(OLD.attributes));
  INSERT OR IGNORE INTO contact_facets SELECT substr('tag:' || value, 1, 200), NEW.id FROM json_each(NEW.tags);
  INSERT OR IGNORE INTO contact_facets SELECT substr(key || '=' || value, 1, 200), NEW.id FROM json_each(NEW.attributes);
END;

-- What number and date attributes come to, so that people are found from one value to another: 1980-11-21 is 19801121. The database keeps it in
-- step by itself as well. An attribute's type never changes, and it is defined before anybody has a value.
CREATE TABLE contact_figures (
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  attribute  {{key}} NOT NULL,
  figure     DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (contact_id, attribute)
) WITHOUT ROWID;
CREATE INDEX contact_figures_by_size ON contact_figures (attribute, figure, contact_id);

CREATE TRIGGER contact_figures_come AFTER INSERT ON contacts WHEN NEW.attributes <> '{}' BEGIN
  INSERT INTO contact_figures
    SELECT NEW.id, a.key, CAST(CASE a.type WHEN 'date' THEN replace(v.value, '-', '') ELSE v.value END AS REAL)
    FROM json_each(NEW.attributes) AS v JOIN attributes a ON a.key = v.key AND a.type IN ('number', 'date')
    WHERE v.value GLOB '*[0-9]*' AND v.value NOT GLOB '*[^-.0-9]*';
END;
CREATE TRIGGER contact_figures_change AFTER UPDATE OF attributes ON contacts WHEN NEW.attributes <> OLD.attributes BEGIN
  DELETE FROM contact_figures WHERE contact_id = NEW.id;
  INSERT INTO contact_figures
    SELECT NEW.id, a.key, CAST(CASE a.type WHEN 'date' THEN replace(v.value, '-', '') ELSE v.value END AS REAL)
    FROM json_each(NEW.attributes) AS v JOIN attributes a ON a.key = v.key AND a.type IN ('number', 'date')
    WHERE v.value GLOB '*[0-9]*' AND v.value NOT GLOB '*[^-.0-9]*';
END;

-- The end of a number finds people as well as its beginning: the digits from the last to the first.
CREATE INDEX contacts_tail ON contacts (
  (substr(phone, -1, 1) || substr(phone, -2, 1) || substr(phone, -3, 1) || substr(phone, -4, 1) || substr(phone, -5, 1) || substr(phone, -6, 1) ||
   substr(phone, -7, 1) || substr(phone, -8, 1) || substr(phone, -9, 1) || substr(phone, -10, 1) || substr(phone, -11, 1) || substr(phone, -12, 1))
) WHERE phone IS NOT NULL;
CREATE INDEX contacts_source ON contacts (source, id);
CREATE INDEX contacts_over_time ON contacts (created_at, id);
CREATE INDEX contacts_suppressed ON contacts (id) WHERE suppressed_at IS NOT NULL;
CREATE INDEX contacts_doubted ON contacts (id) WHERE doubt_at IS NOT NULL;
-- When people last wrote: to the moment, and month by month with each month's people in order.
CREATE INDEX contacts_heard ON contacts (last_inbound_at, id) WHERE last_inbound_at IS NOT NULL;
CREATE INDEX contacts_heard_monthly ON contacts (substr(last_inbound_at, 1, 7), id) WHERE last_inbound_at IS NOT NULL;
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
