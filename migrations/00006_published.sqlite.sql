-- What was published stays as people saw it: the database itself refuses.
CREATE TRIGGER form_versions_no_update BEFORE UPDATE ON form_versions BEGIN SELECT RAISE(ABORT, 'published versions are final'); END;
CREATE TRIGGER form_versions_no_delete BEFORE DELETE ON form_versions BEGIN SELECT RAISE(ABORT, 'published versions are final'); END;
CREATE TRIGGER notices_no_update BEFORE UPDATE ON notices BEGIN SELECT RAISE(ABORT, 'notices are final'); END;
CREATE TRIGGER notices_no_delete BEFORE DELETE ON notices BEGIN SELECT RAISE(ABORT, 'notices are final'); END;
