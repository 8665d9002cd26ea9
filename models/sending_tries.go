package models

import (
	"context"
	"fmt"
)

// MostTries is how often at most somebody is tried again.
const MostTries = 5

// FindMoreTries is how often somebody who has had enough marketing for now is tried again, a day later each time.
func FindMoreTries(ctx context.Context, db *DB) (n int, err error) {
	err = db.q(ctx).Raw(`SELECT more_tries FROM installation`).Scan(&n).Error
	return n, err
}

// SetMoreTries changes it. It refuses (Invalid, field "tries") more than MostTries.
func SetMoreTries(ctx context.Context, db *DB, who Actor, n int) error {
	if n < 0 || n > MostTries {
		return Invalid{"tries": fmt.Sprintf("Enter a number from 0 to %d.", MostTries)}
	}
	return db.setSending(ctx, who, actSendingTries, "more_tries", n)
}

// setSending changes a number that all sending goes by, in a column of the installation, and keeps who did.
func (db *DB) setSending(ctx context.Context, who Actor, act StaffAct, column string, n int) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var before int
		if err := tx.q(ctx).Raw(`SELECT ` + column + ` FROM installation`).Scan(&before).Error; err != nil {
			return err
		}
		if err := tx.q(ctx).Exec(`UPDATE installation SET `+column+` = ?`, n).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: act, before: map[string]any{column: before}, after: map[string]any{column: n}})
	})
}
