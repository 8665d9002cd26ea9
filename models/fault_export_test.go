package models

import "context"

// IsPassing tells an error of the moment from one that stays.
var IsPassing = isPassing

// Doubtful makes a claim of process one of which nobody knows whether it was committed.
func Doubtful(c Claimed, process int64) ClaimInDoubt {
	return ClaimInDoubt{Process: process, dispatches: c.Dispatches}
}

// Unclaim makes the database one from before its claims.
func Unclaim(ctx context.Context, db *DB) error {
	if err := db.q(ctx).Exec(`UPDATE messages SET state = 'queued', attempt = attempt - 1 WHERE state = 'dispatching'`).Error; err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE batches SET process_id = NULL`).Error
}
