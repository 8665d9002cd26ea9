package models

import (
	"database/sql"
	"io"

	"github.com/ncruces/go-sqlite3"
)

// OpenRemembering is a pool of connections that remember their statements.
func OpenRemembering(name string) (*sql.DB, error) { return openFile(name, nil) }

// MostRemembered is how many statements a connection remembers, LongestRemembered how long they may be.
const (
	MostRemembered    = mostRemembered
	LongestRemembered = longestRemembered
)

// CountRemembered is how many statements of a connection of the driver are free.
func CountRemembered(conn any) int { return conn.(*rememberingConn).used.Len() }

// ClosesItself is a connection of the driver, to be closed behind its pool's back.
func ClosesItself(conn any) io.Closer { return conn.(*rememberingConn) }

// CountReplanned is how often the free statements of a connection of the driver were planned again since they were first.
func CountReplanned(conn any) (n int) {
	c := conn.(*rememberingConn)
	for e := c.used.Front(); e != nil; e = e.Next() {
		n += e.Value.(*rememberedStmt).fileStmt.(interface {
			Status(sqlite3.StmtStatus, bool) int
		}).Status(sqlite3.STMTSTATUS_REPREPARE, false)
	}
	return n
}
