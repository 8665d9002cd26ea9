package models

import "context"

// Again is a transaction that begins anew when it was undone because two waited for each other.
func Again(ctx context.Context, db *DB, f func(ctx context.Context, tx *DB) error) error {
	return db.again(ctx, f)
}

// LockContact takes a person's row.
func LockContact(ctx context.Context, tx *DB, id int64) error { return tx.lockContact(ctx, id) }
