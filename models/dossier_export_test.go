package models

import "context"

// Forge changes what a piece of evidence says, as somebody could who owns the database: the trigger that forbids it is taken away first.
func Forge(ctx context.Context, db *DB, evidenceID int64) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		off := tx.pick(`DROP TRIGGER sealed_no_update`, `DROP TRIGGER sealed_never_rewritten ON sealed`)
		if err := tx.q(ctx).Exec(off).Error; err != nil {
			return err
		}
		forged := tx.pick(`UPDATE sealed SET payload = CAST(replace(CAST(payload AS TEXT), 'contact:', 'kontact:') AS BLOB) WHERE evidence_id = ?`,
			`UPDATE sealed SET payload = convert_to(replace(convert_from(payload, 'UTF8'), 'contact:', 'kontact:'), 'UTF8') WHERE evidence_id = ?`)
		return tx.q(ctx).Exec(forged, evidenceID).Error
	})
}
