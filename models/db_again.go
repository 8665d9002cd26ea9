package models

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
)

// mostAgain is how often a transaction begins anew before its error stands.
const mostAgain = 5

// again is Tx for what locks the rows of several people, or rows beside theirs. All take them in one order as far as they know beforehand what they
// will need; where somebody could not know, Postgres sees that two wait for each other and undoes one of them. That one begins anew: nothing of it
// has happened. So f may run several times, and sets afresh whatever outlives it. Inside a transaction only whoever opened that can begin anew.
func (db *DB) again(ctx context.Context, f func(ctx context.Context, tx *DB) error) (err error) {
	for range mostAgain {
		if err = db.Tx(ctx, f); db.inTx || !isDeadlock(err) {
			return err
		}
	}
	return err
}

// isDeadlock tells whether Postgres undid a transaction because two waited for each other (deadlock_detected).
func isDeadlock(err error) bool {
	var refused *pgconn.PgError
	return errors.As(err, &refused) && refused.Code == "40P01"
}
