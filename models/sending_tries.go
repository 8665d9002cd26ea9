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
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := FindMoreTries(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.q(ctx).Exec(`UPDATE installation SET more_tries = ?`, n).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actSendingTries, before: map[string]any{"more_tries": before}, after: map[string]any{"more_tries": n}})
	})
}
