package models

import (
	"context"

	"greenlist/whatsapp"
)

// ObserveTemplate stores how Meta says a template stands. A template made elsewhere is added, with its wording as the version that is live.
func ObserveTemplate(ctx context.Context, db *DB, account Account, seen whatsapp.Template, source string) (Template, error) {
	var t Template
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var known []Template
		err := tx.q(ctx).Where("account_id = ? AND name = ? AND language = ? AND deleted_at IS NULL", account.ID, seen.Name, seen.Language).Find(&known).Error
		if err != nil {
			return err
		}
		if len(known) > 0 {
			t = known[0]
			return tx.observe(ctx, &t, seen, source)
		}
		t, err = tx.adopt(ctx, account, seen, source)
		return err
	})
	return t, err
}

// observe takes over Meta's status, reason, category and quality, and notes each change.
func (db *DB) observe(ctx context.Context, t *Template, seen whatsapp.Template, source string) error {
	before := *t
	t.MetaID, t.MetaStatus, t.MetaReason, t.Category = seen.ID, seen.Status, seen.RejectedReason, seen.Category
	if seen.Quality != nil {
		t.Quality = seen.Quality.Score
	}
	if t.MetaStatus == whatsapp.TemplateApproved {
		t.MetaReason = ""
		if t.LiveVersionID == nil {
			t.LiveVersionID = t.VersionID
		}
	}
	return db.saveObserved(ctx, before, *t, source)
}

func (db *DB) saveObserved(ctx context.Context, before, after Template, source string) error {
	after.UpdatedAt = db.Now()
	err := db.q(ctx).Model(&Template{}).Where("id = ?", after.ID).
		Select("meta_id", "meta_status", "meta_reason", "category", "quality", "live_version_id", "updated_at").Updates(&after).Error
	if err != nil {
		return err
	}
	for _, change := range []struct{ field, before, after, reason string }{
		{"status", before.MetaStatus, after.MetaStatus, after.MetaReason},
		{"category", before.Category, after.Category, ""},
		{"quality", before.Quality, after.Quality, ""},
	} {
		if change.before == change.after {
			continue
		}
		step := TemplateStep{TemplateID: after.ID, VersionID: after.VersionID, At: db.Now(), Field: change.field, Before: change.before, After: change.after, Reason: change.reason, Source: source}
		if err := db.q(ctx).Create(&step).Error; err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) adopt(ctx context.Context, account Account, seen whatsapp.Template, source string) (Template, error) {
	now := db.Now()
	t := Template{
		AccountID: account.ID, Name: seen.Name, Language: seen.Language, Category: seen.Category, State: TemplateSubmitted,
		Quality: "UNKNOWN", CreatedAt: now, UpdatedAt: now,
	}
	if err := db.q(ctx).Create(&t).Error; err != nil {
		return t, err
	}
	version := TemplateVersion{TemplateID: t.ID, Number: 1, Content: seen, CreatedAt: now, SubmittedAt: &now}
	if err := db.q(ctx).Create(&version).Error; err != nil {
		return t, err
	}
	t.VersionID = &version.ID
	if err := db.q(ctx).Exec(`UPDATE templates SET version_id = ? WHERE id = ?`, version.ID, t.ID).Error; err != nil {
		return t, err
	}
	return t, db.observe(ctx, &t, seen, source)
}
