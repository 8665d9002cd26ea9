package models

import (
	"context"
	"time"
)

// SendingPause is the one brake on everything: who pulled it is in the audit, why is here.
type SendingPause struct {
	At  *time.Time
	Why string
}

// PauseReasonRestored: the database is a copy from before messages that Meta, or the file beside it, knows of.
const PauseReasonRestored = "restored"

// FindSendingPause tells whether all sending is paused.
func FindSendingPause(ctx context.Context, db *DB) (SendingPause, error) {
	var p SendingPause
	err := db.q(ctx).Raw(`SELECT sending_paused_at AS at, sending_paused_why AS why FROM installation`).Scan(&p).Error
	return p, err
}

// PauseSending stops every campaign at once. What is on the wire stays on the wire.
func PauseSending(ctx context.Context, db *DB, who Actor, why string) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.pauseSending(ctx, why); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actSendingPause, after: map[string]any{"why": why}})
	})
}

// ResumeSending lets campaigns go on.
func ResumeSending(ctx context.Context, db *DB, who Actor) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		resumed := tx.q(ctx).Exec(`UPDATE installation SET sending_paused_at = NULL, sending_paused_why = '' WHERE sending_paused_at IS NOT NULL`)
		if err := guarded(resumed, "Sending is not paused."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actSendingResume})
	})
}

// pauseSending keeps the reason that was first, but for the one that must not be overlooked.
func (db *DB) pauseSending(ctx context.Context, why string) error {
	return db.q(ctx).Exec(`UPDATE installation SET sending_paused_at = ?, sending_paused_why = ?
		WHERE sending_paused_at IS NULL OR (sending_paused_why <> ? AND ? = ?)`, db.Now(), why, PauseReasonRestored, why, PauseReasonRestored).Error
}
