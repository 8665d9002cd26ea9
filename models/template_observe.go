package models

import (
	"context"
	"time"

	"greenlist/whatsapp"
)

// ObserveTemplate stores how Meta says a template stands. A template made elsewhere is added, with its wording as the version that is live.
func ObserveTemplate(ctx context.Context, db *DB, account Account, seen whatsapp.Template, source string) (Template, error) {
	var t Template
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		t, err = tx.observeTemplate(ctx, account, seen, source, time.Time{})
		return err
	})
	return t, err
}

// observeTemplate leaves a template alone of which something was heard since readAt, where that is not zero: what was read is stale.
func (db *DB) observeTemplate(ctx context.Context, account Account, seen whatsapp.Template, source string, readAt time.Time) (Template, error) {
	id, err := db.findAtMeta(ctx, account.ID, whatsapp.TemplateRef{TemplateID: seen.ID, Name: seen.Name, Language: seen.Language})
	if err != nil {
		return Template{}, err
	}
	if id == 0 {
		return db.adopt(ctx, account, seen, source)
	}
	before, err := db.lockTemplate(ctx, id)
	if err != nil || !readAt.IsZero() && before.HeardAt != nil && !before.HeardAt.Before(readAt) {
		return before, err
	}
	return db.observe(ctx, before, seen, source)
}

// findAtMeta finds the template that Meta speaks of: by its id, or by name and language where we do not know the id yet. 0 is none.
func (db *DB) findAtMeta(ctx context.Context, accountID int64, ref whatsapp.TemplateRef) (id int64, err error) {
	err = db.q(ctx).Raw(`SELECT id FROM templates WHERE account_id = ? AND deleted_at IS NULL
		AND (meta_id <> '' AND meta_id = ? OR name = ? AND language = ? AND (meta_id = '' OR ? = ''))
		ORDER BY CASE WHEN meta_id = ? THEN 0 ELSE 1 END LIMIT 1`,
		accountID, ref.TemplateID, ref.Name, ref.Language, ref.TemplateID, ref.TemplateID).Scan(&id).Error
	return id, err
}

func (db *DB) adopt(ctx context.Context, account Account, seen whatsapp.Template, source string) (Template, error) {
	now := db.Now()
	// A template deleted at Meta and made anew there has the name of its predecessor, which makes room.
	err := db.q(ctx).Exec(`UPDATE templates SET deleted_at = ?, updated_at = ? WHERE account_id = ? AND name = ? AND language = ? AND deleted_at IS NULL`,
		now, now, account.ID, seen.Name, seen.Language).Error
	if err != nil {
		return Template{}, err
	}
	t := Template{
		AccountID: account.ID, Name: seen.Name, Language: seen.Language, Category: seen.Category, State: TemplateSubmitted,
		Quality: whatsapp.QualityUnknown, CreatedAt: now, UpdatedAt: now,
	}
	if err := db.q(ctx).Create(&t).Error; err != nil {
		return t, err
	}
	return db.observe(ctx, t, seen, source)
}

// observe takes over Meta's status, reason, category, quality and wording, and notes each change.
func (db *DB) observe(ctx context.Context, before Template, seen whatsapp.Template, source string) (Template, error) {
	after := before
	after.MetaID, after.Category = seen.ID, seen.Category
	if seen.Status != before.MetaStatus {
		after.MetaStatus, after.MetaReason, after.MetaAdvice = seen.Status, seen.RejectedReason, ""
	}
	if seen.Quality != nil {
		after.Quality = seen.Quality.Score
	}
	if !seen.LastUpdated.IsZero() && newer(before.StatusAt, seen.LastUpdated) {
		at := seen.LastUpdated.UTC()
		after.StatusAt = &at
	}
	if seen.CorrectCategory != "" && seen.CorrectCategory != seen.Category {
		after.CorrectCategory = seen.CorrectCategory
	} else {
		after.CorrectCategory, after.CategoryDueAt = "", nil
	}
	if err := db.observeWording(ctx, &after, seen, source); err != nil {
		return after, err
	}
	after.settle()
	return after, db.saveHeard(ctx, before, after, news{source: source})
}

// observeWording keeps what Meta has where it is not what we sent: somebody changed it elsewhere, and somebody here has to read it. What is on
// its way to Meta now is not there yet, and no reason to take the old wording back.
func (db *DB) observeWording(ctx context.Context, t *Template, seen whatsapp.Template, source string) error {
	var last TemplateVersion
	err := db.q(ctx).Where("template_id = ? AND submitted_at IS NOT NULL AND refused_at IS NULL", t.ID).Order("submitted_at DESC, id DESC").Limit(1).Find(&last).Error
	if err != nil || last.ID != 0 && SameWording(last.Content, seen) {
		return err
	}
	if last.ID != 0 && last.AcceptedAt == nil || len(seen.Components) == 0 {
		return nil
	}
	return db.keepFound(ctx, t, seen, source, last.ID != 0)
}

// keepFound keeps a wording of somebody else's as a version. The first one a template has here is taken as it is: the template came with it.
func (db *DB) keepFound(ctx context.Context, t *Template, seen whatsapp.Template, source string, another bool) error {
	ours := t.VersionID
	known, err := db.lastWording(ctx, *t)
	if err != nil {
		return err
	}
	seen = seen.WithTargetsOf(known)
	if err := db.newVersion(ctx, t, System, seen); err != nil {
		return err
	}
	found, now := *t.VersionID, db.Now()
	err = db.q(ctx).Exec(`UPDATE template_versions SET frozen_at = ?, submitted_at = ?, accepted_at = ?, spends_edit = ? WHERE id = ?`,
		now, now, now, another && t.LiveVersionID != nil, found).Error
	if err != nil {
		return err
	}
	if another {
		t.VersionID, t.FoundVersionID = ours, &found
	}
	return db.step(ctx, TemplateStep{TemplateID: t.ID, VersionID: &found, Field: "wording", Source: source})
}

// lastWording is what was written here last under the name of a template, also by one that has been deleted since: Meta tells of a link whose
// presses are counted, but not where it leads.
func (db *DB) lastWording(ctx context.Context, t Template) (whatsapp.Template, error) {
	var last TemplateVersion
	err := db.q(ctx).Where(`template_id IN (SELECT id FROM templates WHERE account_id = ? AND name = ? AND language = ?)`, t.AccountID, t.Name, t.Language).
		Order("id DESC").Limit(1).Find(&last).Error
	return last.Content, err
}

// newer tells whether news of at comes after what was heard last. News of the same second counts: Meta's times are no finer.
func newer(last *time.Time, at time.Time) bool { return last == nil || !at.Before(*last) }
