package models

import (
	"context"
	"time"
)

// A Throttle lets something happen so often in a window of time. The counts stand in the database, so that they hold over a restart and for
// all processes together. A window opens with the first attempt, so at most twice Most happen in any one Window.
type Throttle struct {
	// Name says what is counted, and for whom. It never holds personal data: hash what does.
	Name   string
	Most   int
	Window time.Duration
}

// Spend counts one attempt and refuses it, with reason "throttled", when there were too many.
func (t Throttle) Spend(ctx context.Context, db *DB, message string) error {
	room, err := t.Take(ctx, db)
	if err == nil && room.Left < 0 {
		err = Refusal{Reason: Throttled, Message: message}
	}
	return err
}

// Room is what a throttle still lets through.
type Room struct {
	// Left is how many more may come in this window; below zero, this one was too many.
	Left int
	// Reset is how long the window lasts yet.
	Reset time.Duration
}

// Take counts one attempt and tells how much room is left.
func (t Throttle) Take(ctx context.Context, db *DB) (Room, error) {
	leave, err := db.turn(ctx)
	if err != nil {
		return Room{}, err
	}
	defer leave()
	now := db.Now()
	var counted struct {
		Count    int
		ResetsAt time.Time
	}
	err = db.q(ctx).Raw(`INSERT INTO throttles (name, count, resets_at) VALUES (?, 1, ?)
		ON CONFLICT (name) DO UPDATE SET
		  count = CASE WHEN throttles.resets_at <= ? THEN 1 ELSE throttles.count + 1 END,
		  resets_at = CASE WHEN throttles.resets_at <= ? THEN excluded.resets_at ELSE throttles.resets_at END
		RETURNING count, resets_at`, t.Name, now.Add(t.Window), now, now).Scan(&counted).Error
	return Room{Left: t.Most - counted.Count, Reset: counted.ResetsAt.Sub(now)}, wrap("count attempts", err)
}

// Throttled is the reason of the refusal that Spend gives.
const Throttled = "throttled"

// Return takes back one attempt that turned out to be rightful.
func (t Throttle) Return(ctx context.Context, db *DB) error {
	return wrap("count attempts", db.q(ctx).Exec(`UPDATE throttles SET count = count - 1 WHERE name = ? AND count > 0`, t.Name).Error)
}
