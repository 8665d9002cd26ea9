-- Evidence is never changed: the database itself refuses. TRUNCATE fires no row trigger, so it has its own.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER evidence_append_only      BEFORE UPDATE OR DELETE ON evidence      FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_leaves_append_only    BEFORE UPDATE OR DELETE ON log_leaves    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_nodes_append_only     BEFORE UPDATE OR DELETE ON log_nodes     FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoints_append_only   BEFORE UPDATE OR DELETE ON checkpoints   FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_never_deleted       BEFORE DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- Who did what stays for ever; what it was about may hold somebody's data, and is emptied when they are erased.
CREATE TRIGGER audit_only_emptied        BEFORE UPDATE ON audit_entries FOR EACH ROW
  WHEN (NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR
    (NEW.id, NEW.at, NEW.who, NEW.actor, NEW.action, NEW.subject, NEW.subject_id, NEW.evidence_id) IS DISTINCT FROM
    (OLD.id, OLD.at, OLD.who, OLD.actor, OLD.action, OLD.subject, OLD.subject_id, OLD.evidence_id))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_never_rewritten    BEFORE UPDATE OF evidence_id, nonce, payload ON sealed FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER evidence_no_truncate      BEFORE TRUNCATE ON evidence      EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_leaves_no_truncate    BEFORE TRUNCATE ON log_leaves    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_nodes_no_truncate     BEFORE TRUNCATE ON log_nodes     EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoints_no_truncate   BEFORE TRUNCATE ON checkpoints   EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_no_truncate         BEFORE TRUNCATE ON audit_entries EXECUTE FUNCTION refuse_change();
