-- What was published stays as people saw it: the database itself refuses.
CREATE TRIGGER form_versions_no_update BEFORE UPDATE ON form_versions BEGIN SELECT RAISE(ABORT, 'published versions are final'); END;
CREATE TRIGGER form_versions_no_delete BEFORE DELETE ON form_versions BEGIN SELECT RAISE(ABORT, 'published versions are final'); END;
CREATE TRIGGER notices_no_update BEFORE UPDATE ON notices BEGIN SELECT RAISE(ABORT, 'notices are final'); END;
CREATE TRIGGER notices_no_delete BEFORE DELETE ON notices BEGIN SELECT RAISE(ABORT, 'notices are final'); END;
-- So do the words that a purpose had.
CREATE TRIGGER purpose_versions_no_update BEFORE UPDATE ON purpose_versions BEGIN SELECT RAISE(ABORT, 'the words a purpose had are final'); END;
CREATE TRIGGER purpose_versions_no_delete BEFORE DELETE ON purpose_versions BEGIN SELECT RAISE(ABORT, 'the words a purpose had are final'); END;
