package models

import (
	"context"
	"errors"
)

// neverLock is the advisory lock between those who write people down, who look whether the list knows them, and those who put a number on the list of
// whom there is no contact. Without it the two can miss each other, each looking before the other has committed.
const neverLock = 0x6e65766572

// errMetMeanwhile says that a number became a contact's while its lock was waited for. The contact's row is locked before anything else, so the
// lock must be let go of, and the act begin anew.
var errMetMeanwhile = errors.New("somebody with this number has just been written down")

// holdNever keeps the list still until the transaction ends: what it does not say now it does not say then. SQLite has one writer at a time.
func (db *DB) holdNever(ctx context.Context) error {
	if db.dialect == sqlite {
		return nil
	}
	return db.q(ctx).Exec(`SELECT pg_advisory_xact_lock_shared(?)`, neverLock).Error
}

// closeNever waits for everybody who is writing people down. It refuses (errMetMeanwhile) when one of them had the number.
func (db *DB) closeNever(ctx context.Context, phone string) error {
	if db.dialect == sqlite {
		return nil
	}
	if err := db.q(ctx).Exec(`SELECT pg_advisory_xact_lock(?)`, neverLock).Error; err != nil {
		return err
	}
	_, err := FindContactByAddress(ctx, db, phone, "")
	if errors.As(err, new(NotFound)) {
		return nil
	}
	if err == nil {
		return errMetMeanwhile
	}
	return err
}
