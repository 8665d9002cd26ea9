package models

import (
	"context"
	sqldriver "database/sql/driver"
)

// BeginTx implements driver.ConnBeginTx. The driver would keep a transaction from writing by a pragma, upon which SQLite plans all it remembers anew:
// here what writes is refused before it runs.
func (c *rememberingConn) BeginTx(ctx context.Context, o sqldriver.TxOptions) (sqldriver.Tx, error) {
	if !o.ReadOnly {
		return c.fileConn.BeginTx(ctx, o)
	}
	if _, err := c.fileConn.ExecContext(ctx, `BEGIN DEFERRED`, nil); err != nil {
		return nil, err
	}
	c.reads = true
	return reading{c}, nil
}

// reading is a transaction that only reads.
type reading struct{ conn *rememberingConn }

// Commit implements driver.Tx.
func (r reading) Commit() error { return r.Rollback() }

// Rollback implements driver.Tx. There is nothing to undo, and it ends even when whoever asked has left.
func (r reading) Rollback() error {
	r.conn.reads = false
	_, err := r.conn.fileConn.ExecContext(context.Background(), `ROLLBACK`, nil)
	return err
}

// ExecContext implements driver.ExecerContext. In a transaction that only reads a statement is prepared first, to see whether it writes.
func (c *rememberingConn) ExecContext(ctx context.Context, query string, args []sqldriver.NamedValue) (sqldriver.Result, error) {
	if c.reads {
		return nil, sqldriver.ErrSkip
	}
	return c.fileConn.ExecContext(ctx, query, args)
}

// readsOnly is a statement, which knows whether it does.
type readsOnly interface{ ReadOnly() bool }
