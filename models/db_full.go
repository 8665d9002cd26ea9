package models

import (
	"errors"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"
)

// fullFor is how long it counts that there was no room. A sender asks several times a second, and renews its lease every three seconds when it may not
// ask any more.
const fullFor = 10 * time.Second

// DiskFull tells whether the database had no room for what this process wanted to write a moment ago. What could not be written has not happened: no
// message leaves without its claim, and what Meta answered waits in memory until it can be kept.
func (db *DB) DiskFull() bool {
	at := db.place.fullAt.Load()
	return at != 0 && db.steady().Sub(time.UnixMilli(at)) < fullFor
}

// heedFull keeps in memory what there is no room for elsewhere.
func (db *DB) heedFull(err error) error {
	if isDiskFull(err) {
		db.place.fullAt.Store(db.steady().UnixMilli())
	}
	return err
}

// isDiskFull knows both databases' words for it; Postgres calls it disk_full.
func isDiskFull(err error) bool {
	var refused *pgconn.PgError
	return errors.As(err, &refused) && refused.Code == "53100" || errors.Is(err, sqlite3.FULL)
}
