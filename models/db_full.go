package models

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/vfs"
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
	if db.NoRoom(err) {
		db.place.fullAt.Store(db.steady().UnixMilli())
	}
	return err
}

// NoRoom tells whether an error came of a disk without room. It knows both databases' words for it: Postgres calls it disk_full. SQLite should too, but
// mostly says only that the disk did not take something; then the disk is asked.
func (db *DB) NoRoom(err error) bool {
	var refused *pgconn.PgError
	switch {
	case err == nil:
		return false
	case errors.As(err, &refused):
		return refused.Code == "53100"
	case errors.Is(err, sqlite3.IOERR):
		why := db.place.room()
		return errors.Is(why, syscall.ENOSPC) || errors.Is(why, syscall.EDQUOT)
	}
	return errors.Is(err, sqlite3.FULL)
}

// roomFor is how the disk under a database file is asked. A file system of its own, which tests have, may know.
func roomFor(o Options) func() error {
	if files, knows := vfs.Find(o.Files).(interface{ Room() error }); knows && o.Files != "" {
		return files.Room
	}
	return func() error { return roomIn(filepath.Dir(o.Database)) }
}

// roomIn writes a little, and takes it away again: that asks also for quotas, and for what is kept for the administrator.
func roomIn(folder string) error {
	file, err := os.CreateTemp(folder, ".room-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(make([]byte, 1<<16))
	return errors.Join(err, file.Close())
}
