package models

import "context"

// SettleClaims closes what process claimed where something is known of every message, and returns how many claims those were. Who looks
// for what a process left behind looks at no others.
func SettleClaims(ctx context.Context, db *DB, process int64) (settled int64, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		settled, err = tx.settleClaims(ctx, []int64{process})
		return err
	})
	return settled, err
}

// settleClaims: a message that is on its way no longer cannot come back to it but by another claim.
func (db *DB) settleClaims(ctx context.Context, processes []int64) (int64, error) {
	done := db.q(ctx).Exec(`DELETE FROM batches AS b WHERE `+db.among("b.process_id")+` AND NOT EXISTS (
		SELECT 1 FROM `+db.each("b.messages")+` JOIN messages m ON m.id = u.value WHERE m.state = 'dispatching')`, db.list(processes))
	return done.RowsAffected, done.Error
}
