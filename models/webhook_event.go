package models

import (
	"context"
	"time"
)

// WebhookEvent is one signed call from Meta: the raw bytes first, then their meaning.
type WebhookEvent struct {
	ID         int64
	ReceivedAt time.Time
	Body       []byte
	Signature  string
	State      string
	Attempts   int
	Error      string
	AppliedAt  *time.Time
}

// webhookTries is how often an event that cannot be applied is tried before it is set aside for a person to look at.
const webhookTries = 3

// ListPoison returns the events that could not be applied, newest first.
func ListPoison(ctx context.Context, db *DB, limit int) ([]WebhookEvent, error) {
	var events []WebhookEvent
	err := db.q(ctx).Where("state = 'poison'").Order("id DESC").Limit(limit).Find(&events).Error
	return events, err
}

// CountPoison counts the events that could not be applied.
func CountPoison(ctx context.Context, db *DB) (n int64, err error) {
	err = db.q(ctx).Raw(`SELECT COUNT(*) FROM webhook_events WHERE state = 'poison'`).Scan(&n).Error
	return n, err
}

// ReplayPoison puts events that were set aside back in line, and returns how many. What was understood of them the first time changes nothing now.
func ReplayPoison(ctx context.Context, db *DB, who Actor) (n int64, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		done := tx.q(ctx).Exec(`UPDATE webhook_events SET state = 'new', attempts = 0, error = '' WHERE state = 'poison'`)
		if n = done.RowsAffected; done.Error != nil || n == 0 {
			return done.Error
		}
		return tx.audit(ctx, who, deed{act: actAccountReplay, after: map[string]any{"calls": n}})
	})
	return n, err
}

// PurgeWebhooks forgets the bytes of events applied more than a week ago, and returns how many. What evidence rests on is kept apart. Until then
// they stay whole, because a call is signed as a whole; also what they tell of reads that are kept of nobody.
func PurgeWebhooks(ctx context.Context, db *DB) (int64, error) {
	return db.sweep(ctx, `DELETE FROM webhook_events WHERE id IN (SELECT id FROM webhook_events WHERE state = 'applied' AND applied_at < ? LIMIT ?)`, db.Now().Add(-7*24*time.Hour))
}

// sweepBatch keeps every transaction short.
const sweepBatch = 5000

// sweep deletes what became old before a moment, some thousands at a time, until nothing is left.
func (db *DB) sweep(ctx context.Context, statement string, before time.Time) (gone int64, err error) {
	for {
		done := db.q(ctx).Exec(statement, before, sweepBatch)
		gone += done.RowsAffected
		if done.Error != nil || done.RowsAffected < sweepBatch {
			return gone, done.Error
		}
	}
}
