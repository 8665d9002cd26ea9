package models

import (
	"context"
	"time"

	"greenlist/whatsapp"
)

// syncChunk bounds a transaction of the sync, so that others get their turn.
const syncChunk = 100

// SyncTemplates takes over a complete listing of Meta's that was begun at readAt: templates made elsewhere are added, and those that are not
// on it any more have been deleted. What was heard since readAt is newer than the listing, and stays.
func SyncTemplates(ctx context.Context, db *DB, account Account, seen []whatsapp.Template, readAt time.Time) error {
	for start := 0; start < len(seen); start += syncChunk {
		chunk := seen[start:min(start+syncChunk, len(seen))]
		err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
			for _, t := range chunk {
				if _, err := tx.observeTemplate(ctx, account, t, "poll", readAt); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.noteMissing(ctx, account, seen, readAt) })
}

func (db *DB) noteMissing(ctx context.Context, account Account, seen []whatsapp.Template, readAt time.Time) error {
	there := make(map[string]bool, len(seen))
	for _, t := range seen {
		there[t.ID] = true
	}
	var known []Template
	err := db.q(ctx).Where("account_id = ? AND meta_id <> '' AND meta_status <> ? AND deleted_at IS NULL AND heard_at < ?",
		account.ID, whatsapp.TemplateDeleted, readAt).Find(&known).Error
	if err != nil {
		return err
	}
	for _, before := range known {
		if there[before.MetaID] {
			continue
		}
		after := before
		after.MetaStatus = whatsapp.TemplateDeleted
		if err := db.saveHeard(ctx, before, after, news{source: "poll"}); err != nil {
			return err
		}
	}
	return nil
}
