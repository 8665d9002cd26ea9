package models

import (
	"context"
	"time"
)

// ErrandTidy rewrites the file in the night after something was erased.
const ErrandTidy ErrandKind = "database.tidy"

// tidyLater asks for it. Many erasures of a day share one night.
func (db *DB) tidyLater(ctx context.Context) error {
	if db.dialect != sqlite {
		return nil
	}
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return err
	}
	now := db.Now().In(company.Location())
	night := time.Date(now.Year(), now.Month(), now.Day()+1, 3, 0, 0, 0, company.Location())
	return Enqueue(ctx, db, ErrandTidy, "", struct{}{}, night.UTC())
}

// Tidy writes the file anew, and only what is still in it: SQLite overwrites what is deleted, but when it moves rows from page to page, pieces of
// them can stay in the gaps. Writers wait meanwhile, some seconds for a gigabyte. On Postgres pages are cleaned by vacuum, by itself.
func Tidy(ctx context.Context, db *DB) error {
	if db.dialect != sqlite {
		return nil
	}
	if err := db.q(ctx).Exec(`VACUUM`).Error; err != nil {
		return err
	}
	return db.dropRemains(ctx)
}

// dropRemains lets the log of writes keep nothing of what was erased. It does nothing inside a transaction, and leaves it to the night where
// somebody reads at this moment.
func (db *DB) dropRemains(ctx context.Context) error {
	if db.dialect != sqlite || db.inTx {
		return nil
	}
	return db.q(ctx).Exec(`PRAGMA wal_checkpoint(TRUNCATE)`).Error
}
