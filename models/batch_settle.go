package models

import "context"

// SettleClaims closes what process claimed where something is known of every message, and returns how many claims those were. From then on the messages are
// found by Meta's ids without a look at all that is on its way.
func SettleClaims(ctx context.Context, db *DB, process int64) (settled int64, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		settled, err = tx.settleClaims(ctx, []int64{process})
		return err
	})
	return settled, err
}

func (db *DB) settleClaims(ctx context.Context, processes []int64) (int64, error) {
	done, err := db.doneBatches(ctx, processes)
	if err != nil || len(done) == 0 {
		return 0, err
	}
	if err := db.holdWAMIDs(ctx); err != nil {
		return 0, err
	}
	err = db.q(ctx).Exec(`INSERT INTO wamids (wamid, message_id) SELECT m.wamid, m.id FROM batches b CROSS JOIN `+db.inBatch()+` JOIN messages m ON m.id = u.value
		WHERE `+db.among("b.id")+` AND m.wamid IS NOT NULL ORDER BY m.wamid`, db.list(done)).Error
	if err != nil {
		return 0, err
	}
	return int64(len(done)), db.q(ctx).Exec(`DELETE FROM batches WHERE `+db.among("id"), db.list(done)).Error
}

// doneBatches are the claims of which no message is on its way any more. Such a message cannot come back to its way but by another claim.
func (db *DB) doneBatches(ctx context.Context, processes []int64) (done []int64, err error) {
	err = db.q(ctx).Raw(`SELECT b.id FROM batches b WHERE `+db.among("b.process_id")+` AND NOT EXISTS (
		SELECT 1 FROM `+db.inBatch()+` JOIN messages m ON m.id = u.value WHERE m.state = 'dispatching') ORDER BY b.id`, db.list(processes)).Scan(&done).Error
	return done, err
}
