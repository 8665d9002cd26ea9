package models

import (
	"context"

	"greenlist/whatsapp"
)

// TakeOver says that somebody here has read the wording that was found at Meta: from now on it is the template's, and campaigns send it once
// Meta approves of it. A draft that somebody is writing stays. It refuses a version that is not the one found last (Conflict).
func (t *Template) TakeOver(ctx context.Context, db *DB, who Actor, versionID int64) error {
	return t.turn(ctx, db, who, actTemplateTakeOver, func(ctx context.Context, tx *DB, next *Template) error {
		now := tx.Now()
		next.FoundVersionID, next.UpdatedAt = nil, now
		if t.State == TemplateSubmitted {
			next.VersionID = &versionID
		}
		if t.MetaStatus == whatsapp.TemplateApproved {
			next.LiveVersionID = &versionID
		}
		return guarded(tx.q(ctx).Exec(`UPDATE templates SET found_version_id = NULL, version_id = ?, live_version_id = ?, updated_at = ?
			WHERE id = ? AND found_version_id = ? AND state = ? AND meta_status = ? AND deleted_at IS NULL`,
			next.VersionID, next.LiveVersionID, now, t.ID, versionID, t.State, t.MetaStatus), "Meta has changed this template again meanwhile. Look at it again.")
	})
}
