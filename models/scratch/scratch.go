// Package scratch makes throw-away databases of both kinds, for tests and for the bench. It imports no testing.
package scratch

import (
	"context"
	"database/sql/driver"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"greenlist/models"
)

// A Database is one empty, migrated database. It can be opened any number of times, as several processes would.
type Database struct {
	// Connections is the size of each pool that is opened; 0 is the usual size.
	Connections int

	name     string
	keys     models.Keys
	unsynced bool
	files    string
	through  func(driver.Connector) driver.Connector
	drop     func()
}

// Open opens the database once more. A nil clock is the system's.
func (d *Database) Open(ctx context.Context, clock func() time.Time) (*models.DB, error) {
	return models.Open(ctx, models.Options{
		Database: d.name, Kind: models.Sandbox, Origin: origin, Keys: d.keys, Clock: clock, Unsynced: d.unsynced, Files: d.files,
		Connections: d.Connections, Through: d.through,
	})
}

// On is the same database on a virtual file system of SQLite's, which somebody has registered.
func (d *Database) On(files string) *Database {
	on := *d
	on.files = files
	return &on
}

// Files names that file system; empty is the machine's.
func (d *Database) Files() string { return d.files }

// Through is the same database, whose pools come by their connections as through says. SQLite only.
func (d *Database) Through(through func(driver.Connector) driver.Connector) *Database {
	by := *d
	by.through = through
	return &by
}

// Name is the path or address that GREENLIST_DATABASE would hold.
func (d *Database) Name() string { return d.name }

// Keys are the keys the database was born with.
func (d *Database) Keys() models.Keys { return d.keys }

// Drop removes the database.
func (d *Database) Drop() { d.drop() }

const origin = "scratch.greenlist.test/log"

var serial atomic.Int64

// SQLite makes a database file in dir.
func SQLite(dir string) (*Database, error) {
	keys, err := models.NewKeys(origin)
	if err != nil {
		return nil, err
	}
	return file(dir, keys), nil
}

func file(dir string, keys models.Keys) *Database {
	path := filepath.Join(dir, fmt.Sprintf("scratch-%d.db", serial.Add(1)))
	return &Database{name: path, keys: keys, drop: func() { removeFile(path) }}
}

// CopyOf makes a database file in dir that starts as a copy of d, which nobody may have open. Its commits do not wait for the disk: tests of
// behaviour lose nothing by it.
func CopyOf(d *Database, dir string) (*Database, error) {
	copied := file(dir, d.keys)
	copied.unsynced = true
	content, err := os.ReadFile(d.name)
	if err != nil {
		return nil, err
	}
	return copied, os.WriteFile(copied.name, content, 0o600)
}

func removeFile(path string) {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		os.Remove(path + suffix)
	}
}
