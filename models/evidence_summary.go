package models

import (
	"context"
	"time"

	"greenlist/ledger"
)

// LogSummary is how the evidence log stands.
type LogSummary struct {
	// Leaves have their place; Waiting will have it within a second.
	Leaves, Waiting int64
	// Erased counts the times that payloads were deleted; the leaves stay.
	Erased int64
	// Last is when the newest evidence was written.
	Last time.Time
	// Checkpoint is the newest signed one; its Size is 0 when there is none.
	Checkpoint Checkpoint
	// VKey is the public key that checkpoints are checked with.
	VKey   string
	Origin string
}

// FindLogSummary looks at the log without reading what it holds.
func FindLogSummary(ctx context.Context, db *DB) (LogSummary, error) {
	s := LogSummary{Origin: db.place.installation.Origin}
	err := db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		if s.Leaves, err = tx.LogSize(ctx); err != nil {
			return err
		}
		var newest Evidence
		if err := tx.q(ctx).Order("id DESC").Limit(1).Find(&newest).Error; err != nil {
			return err
		}
		s.Last = newest.CreatedAt
		if err := tx.q(ctx).Raw(`SELECT COUNT(*) FROM evidence WHERE id > (SELECT COALESCE(MAX(evidence_id), 0) FROM log_leaves)`).Scan(&s.Waiting).Error; err != nil {
			return err
		}
		if err := tx.q(ctx).Raw(`SELECT COUNT(*) FROM evidence WHERE type = ?`, ledger.Erased).Scan(&s.Erased).Error; err != nil {
			return err
		}
		if s.VKey, err = tx.keyInForce(ctx); err != nil {
			return err
		}
		return tx.q(ctx).Order("size DESC").Limit(1).Find(&s.Checkpoint).Error
	})
	return s, err
}
