package models

import (
	"container/list"
	"context"
	"database/sql"
	sqldriver "database/sql/driver"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"
)

// openFile opens a pool of connections that remember what they were asked. SQLite reads and plans a statement anew each time it is prepared, which takes
// as long as running it, and the loops of this program ask the same again and again.
func openFile(name string, through func(sqldriver.Connector) sqldriver.Connector) (*sql.DB, error) {
	connector, err := (&driver.SQLite{}).OpenConnector(name)
	if err != nil {
		return nil, err
	}
	connector = remembering{connector}
	if through != nil {
		connector = through(connector)
	}
	return sql.OpenDB(connector), nil
}

type remembering struct{ sqldriver.Connector }

// Connect implements driver.Connector.
func (r remembering) Connect(ctx context.Context) (sqldriver.Conn, error) {
	c, err := r.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &rememberingConn{fileConn: c.(fileConn), free: map[string]*list.Element{}}, nil
}

// fileConn is what a connection of the driver can do.
type fileConn interface {
	driver.Conn
	sqldriver.ExecerContext
	sqldriver.NamedValueChecker
}

type fileStmt interface {
	sqldriver.Stmt
	sqldriver.StmtExecContext
	sqldriver.StmtQueryContext
	sqldriver.NamedValueChecker
	readsOnly
}

const (
	// mostRemembered is how many a connection remembers: those of the loops, and of some pages.
	mostRemembered = 100
	// longestRemembered keeps out what is written for so many rows, and hardly comes again with as many.
	longestRemembered = 4000
)

// rememberingConn keeps its statements when they are closed, and forgets first what was not asked for longest. Nobody uses a connection at the same time
// as another: database/sql sees to that.
type rememberingConn struct {
	fileConn
	free map[string]*list.Element
	used list.List // the statements in free, the latest in front
	// reads says that the transaction that is open may not write.
	reads bool
}

// PrepareContext implements driver.ConnPrepareContext.
func (c *rememberingConn) PrepareContext(ctx context.Context, query string) (sqldriver.Stmt, error) {
	s, err := c.prepare(ctx, query)
	if err == nil && c.reads && !s.(readsOnly).ReadOnly() {
		s.Close()
		return nil, sqlite3.READONLY
	}
	return s, err
}

// prepare remembers. A statement that is being read from is not free: who asks the same meanwhile gets another.
func (c *rememberingConn) prepare(ctx context.Context, query string) (sqldriver.Stmt, error) {
	if e, ok := c.free[query]; ok {
		delete(c.free, query)
		return c.used.Remove(e).(*rememberedStmt), nil
	}
	s, err := c.fileConn.PrepareContext(ctx, query)
	if err != nil || len(query) > longestRemembered {
		return s, err
	}
	return &rememberedStmt{fileStmt: s.(fileStmt), conn: c, query: query}, nil
}

// Close implements driver.Conn. SQLite closes no file of which statements are left.
func (c *rememberingConn) Close() error {
	for c.used.Len() > 0 {
		c.forget(c.used.Front())
	}
	return c.fileConn.Close()
}

func (c *rememberingConn) forget(e *list.Element) error {
	s := c.used.Remove(e).(*rememberedStmt)
	delete(c.free, s.query)
	return s.fileStmt.Close()
}

type rememberedStmt struct {
	fileStmt
	conn  *rememberingConn
	query string
}

// Close implements driver.Stmt. Whoever used the statement has reset it.
func (s *rememberedStmt) Close() error {
	c := s.conn
	if _, ok := c.free[s.query]; ok {
		return s.fileStmt.Close()
	}
	c.free[s.query] = c.used.PushFront(s)
	if c.used.Len() > mostRemembered {
		return c.forget(c.used.Back())
	}
	return nil
}
