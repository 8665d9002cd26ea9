package models

import "context"

// Forget leaves of a number what an erasure leaves.
func (db *DB) Forget(ctx context.Context, phone string) error {
	return db.q(ctx).Exec(`INSERT INTO suppressions (reason, hash, created_at) VALUES ('erased', ?, ?)`, db.place.keys.suppressionHash(phone), db.Now()).Error
}
