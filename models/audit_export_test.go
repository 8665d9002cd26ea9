package models

import (
	"context"
	"errors"
)

// ExecuteUnguarded runs a statement as somebody would who has the database in their hands: without the guards of what is only ever added to.
func ExecuteUnguarded(ctx context.Context, db *DB, statement string) error {
	off := []string{`DROP TRIGGER audit_only_emptied`, `DROP TRIGGER audit_no_delete`}
	if db.dialect == postgres {
		off = []string{`ALTER TABLE audit_entries DISABLE TRIGGER USER`}
	}
	var err error
	for _, one := range append(off, statement) {
		err = errors.Join(err, db.q(ctx).Exec(one).Error)
	}
	return err
}
