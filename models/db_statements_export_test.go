package models

import "io"

// OpenRemembering is a pool of connections that remember their statements.
var OpenRemembering = openFile

// MostRemembered is how many statements a connection remembers, LongestRemembered how long they may be.
const (
	MostRemembered    = mostRemembered
	LongestRemembered = longestRemembered
)

// CountRemembered is how many statements of a connection of the driver are free.
func CountRemembered(conn any) int { return conn.(*rememberingConn).used.Len() }

// ClosesItself is a connection of the driver, to be closed behind its pool's back.
func ClosesItself(conn any) io.Closer { return conn.(*rememberingConn) }
