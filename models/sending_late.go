package models

import (
	"context"
	"fmt"
	"time"
)

// LeastLateMinutes and MostLateMinutes are how little and how much later than planned a campaign may be set to start by itself.
const (
	LeastLateMinutes = 5
	MostLateMinutes  = 24 * 60
)

// FindLateStart is how much later than planned a campaign may start by itself. After that the moment it was written for may have passed, and a person
// decides.
func FindLateStart(ctx context.Context, db *DB) (time.Duration, error) {
	var minutes int64
	err := db.q(ctx).Raw(`SELECT late_minutes FROM installation`).Scan(&minutes).Error
	return time.Duration(minutes) * time.Minute, err
}

// SetLateStart changes it. It refuses (Invalid, field "late") less than LeastLateMinutes and more than MostLateMinutes.
func SetLateStart(ctx context.Context, db *DB, who Actor, minutes int) error {
	if minutes < LeastLateMinutes || minutes > MostLateMinutes {
		return Invalid{"late": fmt.Sprintf("Enter a number of minutes from %d to %d.", LeastLateMinutes, MostLateMinutes)}
	}
	return db.setSending(ctx, who, actSendingLate, "late_minutes", minutes)
}
