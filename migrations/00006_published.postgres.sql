-- What was published stays as people saw it: the database itself refuses.
CREATE TRIGGER form_versions_append_only BEFORE UPDATE OR DELETE ON form_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER notices_append_only       BEFORE UPDATE OR DELETE ON notices       FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER form_versions_no_truncate BEFORE TRUNCATE ON form_versions EXECUTE FUNCTION refuse_change();
CREATE TRIGGER notices_no_truncate       BEFORE TRUNCATE ON notices       EXECUTE FUNCTION refuse_change();
-- So do the words that a purpose had.
CREATE TRIGGER purpose_versions_append_only BEFORE UPDATE OR DELETE ON purpose_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purpose_versions_no_truncate BEFORE TRUNCATE ON purpose_versions EXECUTE FUNCTION refuse_change();
