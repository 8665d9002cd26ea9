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

// ReplayPoison puts events that were set aside back in line.
func ReplayPoison(ctx context.Context, db *DB) (int64, error) {
	done := db.q(ctx).Exec(`UPDATE webhook_events SET state = 'new', attempts = 0, error = '' WHERE state = 'poison'`)
	return done.RowsAffected, done.Error
}

// PurgeWebhooks forgets the bytes of events applied more than a week ago. What evidence rests on is kept apart.
func PurgeWebhooks(ctx context.Context, db *DB) (int64, error) {
	done := db.q(ctx).Exec(`DELETE FROM webhook_events WHERE id IN
		(SELECT id FROM webhook_events WHERE state = 'applied' AND applied_at < ? LIMIT 5000)`, db.Now().Add(-7*24*time.Hour))
	return done.RowsAffected, done.Error
}
