package models

import (
	"context"
	"strings"
	"time"
)

// SendingPause is the one brake on everything: who pulled it, and why, if they said.
type SendingPause struct {
	At  *time.Time
	Why string
	By  string
}

// sayWhy asks whoever lets go what was stopped.
const sayWhy = "Say why it may go on. It is kept with your name."

// PauseReasonRestored: the database is a copy from before messages that Meta, or the file beside it, knows of.
const PauseReasonRestored = "restored"

// FindSendingPause tells whether all sending is paused.
func FindSendingPause(ctx context.Context, db *DB) (SendingPause, error) {
	var p SendingPause
	err := db.q(ctx).Raw(`SELECT sending_paused_at AS at, sending_paused_why AS why, sending_paused_by AS by FROM installation`).Scan(&p).Error
	return p, err
}

// PauseSending stops every campaign and every answer at once. What is on the wire stays on the wire. why may be empty: somebody in a hurry need not
// explain. Where everything stands already nothing changes.
func PauseSending(ctx context.Context, db *DB, who Actor, why string) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.pauseSending(ctx, who, strings.TrimSpace(why)) })
}

// ResumeSending lets everything go on. It refuses (Invalid, field "why") to do so without a reason, which is kept.
func ResumeSending(ctx context.Context, db *DB, who Actor, why string) error {
	if why = strings.TrimSpace(why); why == "" {
		return Invalid{"why": sayWhy}
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := FindSendingPause(ctx, tx)
		if err != nil {
			return err
		}
		resumed := tx.q(ctx).Exec(`UPDATE installation SET sending_paused_at = NULL, sending_paused_why = '', sending_paused_by = '' WHERE sending_paused_at IS NOT NULL`)
		if err := guarded(resumed, "Sending is not paused."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actSendingResume, before: map[string]any{"paused_because": before.Why}, after: map[string]any{"why": why}})
	})
}

// pauseSending keeps the reason that was first, but for the one that must not be overlooked.
func (db *DB) pauseSending(ctx context.Context, who Actor, why string) error {
	paused := db.q(ctx).Exec(`UPDATE installation SET sending_paused_at = ?, sending_paused_why = ?, sending_paused_by = ?
		WHERE sending_paused_at IS NULL OR (sending_paused_why <> ? AND ? = ?)`, db.Now(), why, who.Name, PauseReasonRestored, why, PauseReasonRestored)
	if paused.Error != nil || paused.RowsAffected == 0 {
		return paused.Error
	}
	return db.audit(ctx, who, deed{act: actSendingPause, after: map[string]any{"why": why}})
}
