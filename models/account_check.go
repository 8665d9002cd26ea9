package models

import (
	"context"
	"time"
)

// CheckAgain asks Meta anew for everything about the account.
func (a *Account) CheckAgain(ctx context.Context, db *DB, who Actor) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.askEverything(ctx); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actAccountCheck, subjectID: a.ID})
	})
}

// Checking tells whether something about the account is being asked of Meta right now.
func Checking(ctx context.Context, db *DB) (yes bool, err error) {
	err = db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM errands WHERE kind IN ? AND attempts = 0 AND state = 'waiting' AND run_at <= ?
		OR kind IN ? AND state = 'running')`, accountErrands, db.Now(), accountErrands).Scan(&yes).Error
	return yes, err
}

var accountErrands = []ErrandKind{ErrandCheckAccount, ErrandSubscribe, ErrandPollNumbers, ErrandSyncTemplates}

// ListAccountErrands returns the last errand of each kind that is about the account; one that only waits for its time comes after those
// that have something to tell.
func ListAccountErrands(ctx context.Context, db *DB) ([]Errand, error) {
	var all []Errand
	for _, kind := range accountErrands {
		var last []Errand
		err := db.q(ctx).Raw(`SELECT * FROM errands WHERE kind = ? AND unique_key = ''
			ORDER BY CASE WHEN state = 'waiting' AND attempts = 0 AND run_at > ? THEN 1 ELSE 0 END, id DESC LIMIT 1`, kind, db.Now()).Scan(&last).Error
		if err != nil {
			return nil, err
		}
		all = append(all, last...)
	}
	return all, nil
}

// NoteSubscribed notes that Meta agreed to send its webhooks.
func (a *Account) NoteSubscribed(ctx context.Context, db *DB) error {
	now := db.Now()
	err := db.q(ctx).Exec(`UPDATE accounts SET subscribed_at = ?, updated_at = ? WHERE id = ?`, now, now, a.ID).Error
	if err == nil {
		a.SubscribedAt = &now
	}
	return err
}

// LastWebhook is when Meta last called; the zero time when it never did.
func LastWebhook(ctx context.Context, db *DB) (time.Time, error) {
	var at []time.Time
	err := db.q(ctx).Raw(`SELECT received_at FROM webhook_events ORDER BY id DESC LIMIT 1`).Scan(&at).Error
	if err != nil || len(at) == 0 {
		return time.Time{}, err
	}
	return at[0], nil
}
