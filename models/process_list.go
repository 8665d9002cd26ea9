package models

import (
	"context"
	"time"
)

// Senders are the processes that share the work.
type Senders struct {
	// Running have a lease that lasts.
	Running []Process
	// LastSeen is when one was heard of last, where none is running; nil where there never was one.
	LastSeen *time.Time
}

// FindSenders looks who is at work.
func FindSenders(ctx context.Context, db *DB) (s Senders, err error) {
	err = db.q(ctx).Where("ended_at IS NULL AND lease_until > ?", db.steady()).Order("id").Find(&s.Running).Error
	if err != nil || len(s.Running) > 0 {
		return s, err
	}
	var last []Process
	err = db.q(ctx).Order("id DESC").Limit(1).Find(&last).Error
	if len(last) > 0 {
		s.LastSeen = &last[0].LeaseUntil
	}
	return s, err
}
