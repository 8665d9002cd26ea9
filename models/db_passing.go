package models

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"
)

// passing are the classes of Postgres' errors that speak of the server and its connections, and not of what it was asked: connection, transaction
// rollback, resources, a lock that was not free, an operator who stops it, its disk.
var passing = []string{"08", "40", "53", "55", "57", "58"}

// isPassing tells an error of the moment, after which the same may be asked again, from one that the question itself will always meet.
func isPassing(err error) bool {
	if refused := (*pgconn.PgError)(nil); errors.As(err, &refused) {
		return len(refused.Code) == 5 && slices.Contains(passing, refused.Code[:2])
	}
	for _, gone := range []error{
		context.Canceled, context.DeadlineExceeded, driver.ErrBadConn, sql.ErrConnDone, io.EOF, io.ErrUnexpectedEOF, net.ErrClosed,
		sqlite3.BUSY, sqlite3.LOCKED, sqlite3.IOERR, sqlite3.FULL, sqlite3.NOMEM, sqlite3.INTERRUPT, sqlite3.CANTOPEN, sqlite3.READONLY,
	} {
		if errors.Is(err, gone) {
			return true
		}
	}
	return pgconn.SafeToRetry(err) || pgconn.Timeout(err) || errors.As(err, new(net.Error)) || errors.As(err, new(*pgconn.ConnectError))
}
