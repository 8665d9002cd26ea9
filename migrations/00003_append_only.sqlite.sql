-- Evidence is never changed: the database itself refuses.
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER sealed_no_update BEFORE UPDATE OF evidence_id, nonce, payload ON sealed BEGIN SELECT RAISE(ABORT, 'sealed payloads are never rewritten'); END;
CREATE TRIGGER log_leaves_no_update BEFORE UPDATE ON log_leaves BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_leaves_no_delete BEFORE DELETE ON log_leaves BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_nodes_no_update BEFORE UPDATE ON log_nodes BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_nodes_no_delete BEFORE DELETE ON log_nodes BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER checkpoints_no_update BEFORE UPDATE ON checkpoints BEGIN SELECT RAISE(ABORT, 'checkpoints are final'); END;
CREATE TRIGGER checkpoints_no_delete BEFORE DELETE ON checkpoints BEGIN SELECT RAISE(ABORT, 'checkpoints are final'); END;
-- Who did what stays for ever; what it was about may hold somebody's data, and is emptied when they are erased.
CREATE TRIGGER audit_only_emptied BEFORE UPDATE ON audit_entries
  WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR
    (NEW.id, NEW.at, NEW.who, NEW.actor, NEW.action, NEW.subject, NEW.subject_id, NEW.evidence_id) IS NOT
    (OLD.id, OLD.at, OLD.who, OLD.actor, OLD.action, OLD.subject, OLD.subject_id, OLD.evidence_id)
  BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
