package sender

import (
	"context"

	"golang.org/x/sync/semaphore"
)

// A turn lets in one at a time, for as long as it takes to ask somebody else. Who waits for it leaves when their ctx ends, as nobody does who waits for
// a mutex: a database that is busy, or an upload that hangs, does not hold up the end of the program.
type turn struct{ one *semaphore.Weighted }

func newTurn() turn { return turn{semaphore.NewWeighted(1)} }

// take waits for the turn, and gives it back by done.
func (t turn) take(ctx context.Context) (done func(), err error) {
	if err := t.one.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	return func() { t.one.Release(1) }, nil
}
