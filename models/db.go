// Package models is the business and its memory: the nouns, the rules on them, and the database behind both.
//
// Every function that may touch the world takes a context and a *DB first; a function without them is arithmetic. Only this package can
// turn the key that a *DB is.
package models

import (
	"context"
	"database/sql"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
)

// DB is the key to the memory. Others carry it; only models can open anything with it. It also carries the clock.
type DB struct {
	g       *gorm.DB
	dialect dialect
	clock   func() time.Time
	offset  *atomic.Int64
	place   *place
	inTx    bool
	// shard is where this transaction counts; see tally.
	shard int64
}

// place is what every copy of a DB shares: what the database is and the keys that belong to it.
type place struct {
	installation Installation
	keys         Keys
	// signing is the key that signs the log, which may be replaced; signingAgain reads it anew, and may be nil.
	signing      atomic.Pointer[string]
	signingAgain func() (string, error)
	// known is what somebody in this process knew last of evidence that has its place in the log; see Sequencer.
	known atomic.Pointer[evidenceKnown]
	// writers wait here for their turn, in SQLite.
	writers queue
	// voice is what the company says in conversations; nil says nothing.
	voice Voice
	// letters are the words of what is mailed; nil writes nothing.
	letters Letters
	// fence knows outside the database what was sent; nil knows nothing.
	fence *fence
	// fullAt is when there was no room last, in milliseconds; see DiskFull.
	fullAt atomic.Int64
	// extent is how far lists are gone through; tests with few people shorten it.
	extent extent
	// room is what keeps the disk from taking more, where something does.
	room func() error
	// release lets go of what lies under the pool, where there is something.
	release func()
}

type txKey struct{}

// Now is civil time: what schedules, windows and lifetimes are judged by. UTC, whole milliseconds, because that is what both databases
// keep. In a sandbox database it can be moved forwards.
func (db *DB) Now() time.Time {
	return db.clock().Add(time.Duration(db.offset.Load())).UTC().Truncate(time.Millisecond)
}

// steady is the time that leases are counted in: the same for all processes, and not moved when the civil clock is.
func (db *DB) steady() time.Time { return db.clock().UTC().Truncate(time.Millisecond) }

// Tx runs f in one transaction. Inside f only tx may be used: any other *DB under that ctx panics, because it would wait for a lock its
// own caller holds. Called with a tx it joins the transaction already open.
func (db *DB) Tx(ctx context.Context, f func(ctx context.Context, tx *DB) error) error {
	return db.transaction(ctx, f)
}

// Read runs f in one read-only transaction, so that a page shows one moment. On SQLite it takes no write lock.
func (db *DB) Read(ctx context.Context, f func(ctx context.Context, tx *DB) error) error {
	return db.transaction(ctx, f, &sql.TxOptions{ReadOnly: true, Isolation: readIsolation(db.dialect)})
}

func (db *DB) transaction(ctx context.Context, f func(context.Context, *DB) error, opts ...*sql.TxOptions) error {
	if db.inTx {
		db.q(ctx)
		return f(ctx, db)
	}
	if len(opts) == 0 {
		leave, err := db.turn(ctx)
		if err != nil {
			return err
		}
		defer leave()
	}
	return db.heedFull(db.q(ctx).Transaction(func(g *gorm.DB) error {
		tx := *db
		tx.g, tx.inTx, tx.shard = g, true, drawShard(db.dialect)
		return f(context.WithValue(ctx, txKey{}, &tx), &tx)
	}, opts...))
}

// q starts a query under ctx.
func (db *DB) q(ctx context.Context) *gorm.DB {
	if open, ok := ctx.Value(txKey{}).(*DB); ok && open != db {
		panic("models: a *DB from outside was used inside a transaction")
	}
	return db.g.WithContext(ctx)
}

// Close lets go of every connection.
func (db *DB) Close() error {
	pool, err := db.g.DB()
	if err != nil {
		return err
	}
	err = pool.Close()
	if db.place.release != nil {
		db.place.release()
	}
	return err
}

// Ping asks the database whether it is there and at the schema this program knows.
func (db *DB) Ping(ctx context.Context) error {
	var one int
	return db.q(ctx).Raw(`SELECT 1 FROM installation`).Scan(&one).Error
}
