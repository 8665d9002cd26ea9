package models

import "context"

const BatchSize = batchSize

// WaitingBatches is in how many batches messages of a campaign wait.
func WaitingBatches(ctx context.Context, db *DB, campaignID int64) (n int, err error) {
	err = db.q(ctx).Raw(`SELECT COUNT(*) FROM batches WHERE campaign_id = ? AND process_id IS NULL`, campaignID).Scan(&n).Error
	return n, err
}
