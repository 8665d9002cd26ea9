package models

import (
	"context"
	"errors"
	"net/netip"
)

// DisarmAudit takes the guards away by which the database refuses to change what staff did, as somebody could who has it in their hands.
func DisarmAudit(ctx context.Context, db *DB) error {
	off := []string{`DROP TRIGGER audit_only_emptied`, `DROP TRIGGER audit_no_delete`}
	if db.dialect == postgres {
		off = []string{`ALTER TABLE audit_entries DISABLE TRIGGER USER`}
	}
	var err error
	for _, statement := range off {
		err = errors.Join(err, db.q(ctx).Exec(statement).Error)
	}
	return err
}

// NoteRefusal is what a sign-in does that is refused.
func NoteRefusal(ctx context.Context, db *DB, u User, from netip.Addr) error {
	return db.noteRefusal(ctx, u, false, from)
}
