package models

import (
	"context"
	"time"
)

// RestNumber leaves the number of a campaign alone for a while, because Meta asks for it. Nothing is sent from it meanwhile; afterwards it goes on by
// itself. A rest that lasts longer already stays.
func RestNumber(ctx context.Context, db *DB, campaignID int64, rest time.Duration) error {
	until := db.Now().Add(rest)
	return db.q(ctx).Exec(`UPDATE numbers SET next_free_at = ? WHERE id = (SELECT number_id FROM campaigns WHERE id = ?) AND next_free_at < ?`,
		until, campaignID, until).Error
}
