package models

import (
	"cmp"
	"context"
	"time"

	"greenlist/whatsapp"
)

// news is how news of a template came. A zero at is now.
type news struct {
	at     time.Time
	source string
}

// settle keeps Meta's words consistent: no reason is none, and a reason to reject does not outlive an approval.
func (t *Template) settle() {
	if t.MetaReason == whatsapp.ReasonNone {
		t.MetaReason = ""
	}
	if t.MetaStatus == whatsapp.TemplateApproved || t.MetaStatus == whatsapp.TemplatePending {
		t.MetaReason, t.MetaAdvice = "", ""
	}
}

// noteGone keeps when Meta deleted the template: its name is blocked from then on.
func (t *Template) noteGone(at time.Time) {
	gone := t.MetaStatus == whatsapp.TemplateDeleted || t.MetaStatus == whatsapp.TemplatePendingDeletion
	switch {
	case !gone:
		t.GoneAt = nil
	case t.GoneAt == nil:
		t.GoneAt = &at
	}
}

// saveHeard writes what Meta said of a template that the transaction has locked, and a step for each change. To hear the same once more is no
// change: the template keeps the time of its last one.
func (db *DB) saveHeard(ctx context.Context, before, after Template, n news) error {
	now := db.Now()
	after.HeardAt = &now
	after.noteGone(cmp.Or(n.at, now))
	if err := db.goLive(ctx, before, &after); err != nil {
		return err
	}
	if after.differs(before) {
		after.UpdatedAt = now
	}
	err := db.q(ctx).Model(&Template{}).Where("id = ?", after.ID).
		Select("meta_id", "meta_status", "meta_reason", "meta_advice", "refusal", "category", "correct_category", "category_due_at", "quality",
			"version_id", "live_version_id", "found_version_id", "gone_at", "status_at", "quality_at", "category_at", "heard_at", "updated_at").UpdateColumns(&after).Error
	if err != nil {
		return err
	}
	for _, change := range changesOf(before, after) {
		change.TemplateID, change.VersionID, change.At, change.Source = after.ID, after.VersionID, n.at, n.source
		if err := db.step(ctx, change); err != nil {
			return err
		}
	}
	return nil
}

// differs tells whether people would see that anything has changed.
func (t Template) differs(before Template) bool {
	return len(changesOf(before, t)) > 0 || t.MetaID != before.MetaID || t.Refusal != before.Refusal || t.MetaAdvice != before.MetaAdvice ||
		value(t.VersionID) != value(before.VersionID) || value(t.FoundVersionID) != value(before.FoundVersionID) || value(t.LiveVersionID) != value(before.LiveVersionID)
}

func changesOf(before, after Template) []TemplateStep {
	var changes []TemplateStep
	for _, c := range []TemplateStep{
		{Field: "status", Before: before.MetaStatus, After: after.MetaStatus, Reason: after.MetaReason},
		{Field: "category", Before: before.Category, After: after.Category},
		{Field: "category_announced", Before: before.CorrectCategory, After: after.CorrectCategory},
		{Field: "quality", Before: before.Quality, After: after.Quality},
	} {
		if c.Before != c.After && (c.Field != "category_announced" || c.After != "") {
			changes = append(changes, c)
		}
	}
	return changes
}

// goLive makes the wording Meta has the one campaigns send, once it is approved; not one of somebody else's that nobody here has read.
func (db *DB) goLive(ctx context.Context, before Template, after *Template) error {
	if err := db.arrived(ctx, before, *after); err != nil || after.MetaStatus != whatsapp.TemplateApproved || after.FoundVersionID != nil {
		return err
	}
	live, err := db.atMeta(ctx, after.ID)
	if live != nil {
		after.LiveVersionID = live
	}
	return err
}

// arrived: a verdict of Meta's while a wording is on its way tells that it is there, even where the answer to it was lost.
func (db *DB) arrived(ctx context.Context, before, after Template) error {
	switch {
	case after.MetaStatus == before.MetaStatus:
		return nil
	case after.MetaStatus == whatsapp.TemplateApproved, after.MetaStatus == whatsapp.TemplatePending, after.MetaStatus == whatsapp.TemplateRejected:
		return db.q(ctx).Exec(`UPDATE template_versions SET accepted_at = ?
			WHERE template_id = ? AND submitted_at IS NOT NULL AND accepted_at IS NULL AND refused_at IS NULL`, db.Now(), after.ID).Error
	}
	return nil
}

// atMeta is the version that Meta took last, nil when there is none.
func (db *DB) atMeta(ctx context.Context, templateID int64) (*int64, error) {
	var ids []int64
	err := db.q(ctx).Raw(`SELECT id FROM template_versions WHERE template_id = ? AND accepted_at IS NOT NULL ORDER BY submitted_at DESC, id DESC LIMIT 1`,
		templateID).Scan(&ids).Error
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return &ids[0], nil
}
