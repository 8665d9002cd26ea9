package models

import (
	"context"
	"time"
)

// MoveClock moves the civil time of a sandbox database forwards, for every process on it. It refuses a live database and the past:
// schedules, windows and lifetimes that have been judged stay judged.
func MoveClock(ctx context.Context, db *DB, who Actor, by time.Duration) error {
	if !db.Sandboxed() {
		return Refusal{Reason: "live", Message: "The clock of a live database cannot be moved."}
	}
	if by <= 0 {
		return Invalid{"by": "The clock moves forwards only."}
	}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Exec(`UPDATE installation SET clock_offset_ms = clock_offset_ms + ?`, by.Milliseconds()).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actClockMove, after: map[string]any{"by": by.String()}})
	})
	if err != nil {
		return err
	}
	return SyncClock(ctx, db)
}

// SyncClock reads how far the clock has been moved, by this process or another.
func SyncClock(ctx context.Context, db *DB) error {
	var ms int64
	if err := db.q(ctx).Raw(`SELECT clock_offset_ms FROM installation`).Scan(&ms).Error; err != nil {
		return err
	}
	db.offset.Store(ms * int64(time.Millisecond))
	return nil
}
