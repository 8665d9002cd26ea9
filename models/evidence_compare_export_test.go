package models

import (
	"context"
	"errors"

	"greenlist/ledger"
)

var errUndone = errors.New("undone")

// Unguarded does what the database refuses (changing the log, rows that point nowhere) in a transaction, and takes it back once look has seen it.
func Unguarded(ctx context.Context, db *DB, do, look func(ctx context.Context, tx *DB) error) error {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.unguard(ctx); err != nil {
			return err
		}
		if err := do(ctx, tx); err != nil {
			return err
		}
		return errors.Join(look(ctx, tx), errUndone)
	})
	if joined, ok := err.(interface{ Unwrap() []error }); ok && errors.Is(err, errUndone) && len(joined.Unwrap()) == 1 {
		return nil
	}
	return err
}

func (db *DB) unguard(ctx context.Context) error {
	if db.dialect == postgres {
		return db.q(ctx).Exec(`SET LOCAL session_replication_role = replica`).Error
	}
	if err := db.q(ctx).Exec(`PRAGMA defer_foreign_keys = on`).Error; err != nil {
		return err
	}
	var triggers []string
	if err := db.q(ctx).Raw(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).Scan(&triggers).Error; err != nil {
		return err
	}
	for _, name := range triggers {
		if err := db.q(ctx).Exec(`DROP TRIGGER ` + name).Error; err != nil {
			return err
		}
	}
	return nil
}

// AttestOnly writes that somebody said no into the log and stops there, as whoever writes the state in a second transaction does when they are
// killed in between.
func AttestOnly(ctx context.Context, db *DB, person Contact, w Withdrawal) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		purposes, err := tx.purposesOf(ctx, person.ID, nil)
		if err != nil {
			return err
		}
		event, err := tx.consentEvent(ctx, person, purposes, ledger.Withdrawn, w.At)
		if err != nil {
			return err
		}
		event.Source, event.Withdrawal = sourceOf(w.Channel), &ledger.Withdrawal{
			Channel: w.Channel, Input: w.Input, Received: ledger.At(w.At), Effective: ledger.At(tx.Now()), Handler: w.Who.reference(),
		}
		_, err = tx.attest(ctx, &person.ID, event)
		return err
	})
}

// Cells are the values of a table's rows by column, in the order of one of them.
func Cells(ctx context.Context, db *DB, table, key string) (rows []map[string]any, err error) {
	err = db.q(ctx).Raw(`SELECT * FROM ` + table + ` ORDER BY ` + key).Scan(&rows).Error
	return rows, err
}
