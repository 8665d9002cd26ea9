package models

import "context"

// A queue lets in one at a time, in the order in which they came. SQLite takes one writer at a time too, but lets the others try again after a while,
// whoever happens to find it free: on a busy machine somebody tries in vain until their time is up, and the file lies idle meanwhile.
type queue chan struct{}

func newQueue() queue { return make(queue, 1) }

// enter waits for its turn until ctx ends. A nil queue lets everybody in.
func (q queue) enter(ctx context.Context) (leave func(), err error) {
	if q == nil {
		return func() {}, nil
	}
	select {
	case q <- struct{}{}:
		return func() { <-q }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
