package models

import (
	"context"
	"fmt"
	"os"
)

// Backup writes a consistent copy of a SQLite database to path while others use it. It refuses a file that exists, and Postgres, which has
// better tools of its own. The copy holds people's data: only its owner can read it.
func (db *DB) Backup(ctx context.Context, path string) error {
	if db.dialect == postgres {
		return Refusal{Reason: "postgres", Message: "This makes copies of SQLite databases. For Postgres use pg_dump or its continuous archiving."}
	}
	// SQLite accepts an empty file and leaves its permissions alone; one it makes itself anybody could read.
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("make backup file: %w", err)
	}
	f.Close()
	if err := db.copyTo(ctx, path); err != nil {
		os.Remove(path)
		return wrap("copy database", err)
	}
	return nil
}

// copyTo only reads, so that it goes past those who wait to write.
func (db *DB) copyTo(ctx context.Context, path string) error {
	pool, err := db.g.DB()
	if err != nil {
		return err
	}
	_, err = pool.ExecContext(ctx, `VACUUM INTO ?`, path)
	return err
}
