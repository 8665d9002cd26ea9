package models

import (
	"context"
	"slices"
)

// UnfoundedUse is a message that was sent without a valid consent.
type UnfoundedUse struct {
	MessageID int64
	ContactID int64
	Why       Verdict
}

// ListUnfounded returns messages that were sent without a valid consent, by their number, after a known one; there should be none.
func ListUnfounded(ctx context.Context, db *DB, after int64, limit int) (all []UnfoundedUse, err error) {
	err = db.q(ctx).Raw(`SELECT message_id, contact_id, why FROM (
			SELECT message_id, contact_id, MIN(why) AS why FROM unfounded_uses WHERE message_id > ? GROUP BY message_id, contact_id
			UNION SELECT id, contact_id, 'not_logged'`+unaccounted+` AND id > ?) AS wrong ORDER BY message_id LIMIT ?`, after, after, limit).Scan(&all).Error
	return all, err
}

// unique are the different ids among some.
func unique(ids []int64) []int64 {
	slices.Sort(ids)
	return slices.Compact(ids)
}
