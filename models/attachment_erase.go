package models

import "context"

// EraseAttachments removes what is attached to a person, and the files among it that nothing else uses. It belongs to the person's erasure and
// joins its transaction.
func (c Contact) EraseAttachments(ctx context.Context, db *DB) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var files []int64
		if err := tx.q(ctx).Raw(`DELETE FROM attachments WHERE contact_id = ? RETURNING file_id`, c.ID).Scan(&files).Error; err != nil || len(files) == 0 {
			return err
		}
		return tx.dropUnused(ctx, files)
	})
}
