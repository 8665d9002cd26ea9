package models

import "context"

// useFile says that something uses the file from now on. It belongs before the row that does, in the same transaction: whoever drops files
// waits for it. It refuses (Conflict) a file that is gone.
func (db *DB) useFile(ctx context.Context, id int64) error {
	result := db.q(ctx).Exec(`UPDATE files SET loose_at = NULL WHERE id = ? AND hash IS NOT NULL`, id)
	return guarded(result, "The file was not used in time and has been removed. Upload it again.")
}

// unused is the rule for what may go: every use of a file is a row that points at it.
const unused = ` AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.file_id = files.id) AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.file_id = files.id)`

// dropUnused removes those of the files that nothing uses any more. The first statement waits for those who begin to use one, the second sees
// whether they did.
func (db *DB) dropUnused(ctx context.Context, ids []int64) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Exec(`UPDATE files SET size = size WHERE `+tx.among("id"), tx.list(ids)).Error; err != nil {
			return err
		}
		return tx.q(ctx).Exec(`DELETE FROM files WHERE `+tx.among("id")+unused, tx.list(ids)).Error
	})
}

// dropFile removes a file that has not arrived.
func (db *DB) dropFile(ctx context.Context, id int64) error {
	return db.q(ctx).Exec(`DELETE FROM files WHERE id = ? AND hash IS NULL`, id).Error
}

// sweepFiles removes what was left of uploads that broke off, and what was uploaded and never used.
func (db *DB) sweepFiles(ctx context.Context) error {
	var stale []int64
	err := db.q(ctx).Raw(`SELECT id FROM files WHERE loose_at < ? LIMIT 100`, db.Now().Add(-looseLife)).Scan(&stale).Error
	if err != nil || len(stale) == 0 {
		return err
	}
	return db.dropUnused(ctx, stale)
}
