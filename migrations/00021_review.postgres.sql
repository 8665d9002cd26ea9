-- A second pair of eyes on templates before they go to Meta.

-- Whether it takes two, and who may be the second. The newest row holds; the older ones tell how it was.
CREATE TABLE review_rules (
  id         {{id}},
  required   BOOLEAN NOT NULL,
  roles      {{json}} NOT NULL,
  decided_by BIGINT REFERENCES users (id),
  decided_at {{time}} NOT NULL
);

-- What people say of a wording: of all of it (place is empty), of a part, or of one line of a part.
CREATE TABLE template_comments (
  id          {{id}},
  template_id BIGINT NOT NULL REFERENCES templates (id),
  version_id  BIGINT NOT NULL REFERENCES template_versions (id),
  place       TEXT NOT NULL DEFAULT '',
  line        INTEGER NOT NULL DEFAULT 0, -- from 1; 0 is the whole part
  quote       TEXT NOT NULL DEFAULT '', -- the line as it was
  words       TEXT NOT NULL,
  user_id     BIGINT REFERENCES users (id),
  created_at  {{time}} NOT NULL
);
CREATE INDEX template_comments_of_template ON template_comments (template_id, id);
CREATE INDEX campaigns_of_template ON campaigns (template_id, id);

CREATE TRIGGER template_versions_final BEFORE UPDATE ON template_versions FOR EACH ROW
  WHEN (OLD.frozen_at IS NOT NULL AND (NEW.id, NEW.template_id, NEW.number, NEW.content::text, NEW.created_by, NEW.created_at, NEW.frozen_at) IS DISTINCT FROM
    (OLD.id, OLD.template_id, OLD.number, OLD.content::text, OLD.created_by, OLD.created_at, OLD.frozen_at))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER template_versions_no_delete BEFORE DELETE ON template_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER template_comments_final BEFORE UPDATE OR DELETE ON template_comments FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_rules_final BEFORE UPDATE OR DELETE ON review_rules FOR EACH ROW EXECUTE FUNCTION refuse_change();
