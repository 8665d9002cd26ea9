package models

import (
	"context"

	"gorm.io/gorm"
)

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

// turn is db's turn to write. A transaction has had its own.
func (db *DB) turn(ctx context.Context) (leave func(), err error) {
	if db.inTx {
		return func() {}, nil
	}
	return db.place.writers.enter(ctx)
}

// inTurn makes what GORM writes outside a transaction wait as transactions do. What returns rows through Raw is read after GORM has let go of it, and has to
// ask for its turn itself.
func (db *DB) inTurn(g *gorm.DB) error {
	calls := g.Callback()
	for _, write := range []struct {
		name string
		kind interface {
			Get(string) func(*gorm.DB)
			Replace(string, func(*gorm.DB)) error
		}
	}{{"gorm:create", calls.Create()}, {"gorm:update", calls.Update()}, {"gorm:delete", calls.Delete()}, {"gorm:raw", calls.Raw()}} {
		if err := write.kind.Replace(write.name, db.waiting(write.kind.Get(write.name))); err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) waiting(write func(*gorm.DB)) func(*gorm.DB) {
	return func(g *gorm.DB) {
		if _, open := g.Statement.ConnPool.(gorm.TxCommitter); open {
			write(g)
			return
		}
		leave, err := db.place.writers.enter(g.Statement.Context)
		if err != nil {
			g.AddError(err)
			return
		}
		defer leave()
		write(g)
	}
}
