-- Samples of opt-ins, drawn at random and judged one by one.

-- Every yes there is proof of, as far as samples are drawn from it. A row goes with what opens its evidence.
CREATE TABLE optins (
  evidence_id BIGINT PRIMARY KEY REFERENCES sealed (evidence_id) ON DELETE CASCADE,
  acted_at    {{time}} NOT NULL,
  form_id     BIGINT NOT NULL, -- 0 where it was no form of ours
  source      TEXT NOT NULL,
  grade       TEXT NOT NULL
);

-- What was drawn, from what, and how. With its report it is final.
CREATE TABLE samples (
  id          {{id}},
  since       {{time}}, -- of opt-ins from then
  until       {{time}}, -- to before then
  form_id     BIGINT NOT NULL DEFAULT 0,
  source      TEXT NOT NULL DEFAULT '',
  grade       TEXT NOT NULL DEFAULT '',
  asked       INTEGER NOT NULL,
  seed        TEXT NOT NULL,
  population  BIGINT NOT NULL,
  through     BIGINT NOT NULL, -- the newest evidence it was drawn from
  drawn_by    BIGINT REFERENCES users (id),
  drawer      TEXT NOT NULL,
  drawn_at    {{time}} NOT NULL,
  signed_by   BIGINT REFERENCES users (id),
  signer      TEXT NOT NULL DEFAULT '',
  signed_at   {{time}},
  report      {{bytes}},
  report_hash TEXT NOT NULL DEFAULT ''
);

CREATE TABLE sample_items (
  id          {{id}},
  sample_id   BIGINT NOT NULL REFERENCES samples (id),
  place       INTEGER NOT NULL, -- in the order in which they were drawn, from 1
  evidence_id BIGINT NOT NULL REFERENCES evidence (id),
  contact_id  BIGINT NOT NULL REFERENCES contacts (id),
  verdict     TEXT NOT NULL DEFAULT '' CHECK (verdict IN ('', 'approved', 'flagged')),
  reason      TEXT NOT NULL DEFAULT '',
  revision    INTEGER NOT NULL DEFAULT 0,
  judged_by   BIGINT REFERENCES users (id),
  judged_at   {{time}},
  UNIQUE (sample_id, place),
  UNIQUE (sample_id, evidence_id)
);

-- Every verdict there ever was on an item; the one of its revision counts. What was written about somebody is emptied when they are erased.
CREATE TABLE sample_verdicts (
  id           {{id}},
  item_id      BIGINT NOT NULL REFERENCES sample_items (id),
  revision     INTEGER NOT NULL,
  verdict      TEXT NOT NULL,
  reason       TEXT NOT NULL,
  comment      TEXT NOT NULL,
  salt         TEXT NOT NULL, -- of the comment's hash in the report: without it nobody can guess what was written
  dossier_hash TEXT NOT NULL,
  user_id      BIGINT REFERENCES users (id),
  actor        TEXT NOT NULL,
  at           {{time}} NOT NULL,
  UNIQUE (item_id, revision)
);

-- The person's dossier as it was when the verdict was given.
CREATE TABLE sample_dossiers (
  verdict_id BIGINT PRIMARY KEY REFERENCES sample_verdicts (id),
  body       {{bytes}} NOT NULL
);

CREATE TRIGGER samples_final BEFORE UPDATE ON samples FOR EACH ROW
  WHEN (OLD.signed_at IS NOT NULL OR
    (NEW.id, NEW.since, NEW.until, NEW.form_id, NEW.source, NEW.grade, NEW.asked, NEW.seed, NEW.population, NEW.through, NEW.drawn_by, NEW.drawer, NEW.drawn_at) IS DISTINCT FROM
    (OLD.id, OLD.since, OLD.until, OLD.form_id, OLD.source, OLD.grade, OLD.asked, OLD.seed, OLD.population, OLD.through, OLD.drawn_by, OLD.drawer, OLD.drawn_at))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER samples_no_delete BEFORE DELETE ON samples FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_signed() RETURNS trigger AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM samples WHERE id = NEW.sample_id AND signed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a sample is final once it is signed off';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER sample_items_final BEFORE INSERT OR UPDATE ON sample_items FOR EACH ROW EXECUTE FUNCTION refuse_signed();
CREATE TRIGGER sample_items_stay BEFORE UPDATE ON sample_items FOR EACH ROW
  WHEN ((NEW.id, NEW.sample_id, NEW.place, NEW.evidence_id, NEW.contact_id) IS DISTINCT FROM (OLD.id, OLD.sample_id, OLD.place, OLD.evidence_id, OLD.contact_id))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sample_items_no_delete BEFORE DELETE ON sample_items FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sample_verdicts_only_emptied BEFORE UPDATE ON sample_verdicts FOR EACH ROW
  WHEN (NEW.comment <> '' OR NEW.salt <> '' OR
    (NEW.id, NEW.item_id, NEW.revision, NEW.verdict, NEW.reason, NEW.dossier_hash, NEW.user_id, NEW.actor, NEW.at) IS DISTINCT FROM
    (OLD.id, OLD.item_id, OLD.revision, OLD.verdict, OLD.reason, OLD.dossier_hash, OLD.user_id, OLD.actor, OLD.at))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sample_verdicts_no_delete BEFORE DELETE ON sample_verdicts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sample_dossiers_no_update BEFORE UPDATE ON sample_dossiers FOR EACH ROW EXECUTE FUNCTION refuse_change();
