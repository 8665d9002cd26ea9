package models

import (
	"context"

	"greenlist/whatsapp"
)

const (
	templateTaken = "There is a template with this name in this language already."
	templateGone  = "This template has been sent to Meta meanwhile, and cannot be changed now."
)

// CreateTemplate keeps a new draft. It refuses a name that is taken in that language, and to work without a connected account. What Meta
// would say is not asked yet: a draft may be unfinished.
func CreateTemplate(ctx context.Context, db *DB, who Actor, d TemplateText) (Template, error) {
	d = d.Tidy()
	if err := d.check(); err != nil {
		return Template{}, err
	}
	var t Template
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		t, err = tx.addDraft(ctx, who, d.Content())
		return err
	})
	if isDuplicate(err) {
		return Template{}, Invalid{"name": templateTaken}
	}
	return t, err
}

// makeRoom lets go of a template that is gone at Meta and has the name of a new one. It refuses, as Invalid with the day, a name that Meta
// still blocks.
func (db *DB) makeRoom(ctx context.Context, t Template) error {
	now := db.Now()
	gone := "account_id = ? AND name = ? AND language = ? AND deleted_at IS NULL AND gone_at IS NOT NULL"
	err := db.q(ctx).Exec(`UPDATE templates SET deleted_at = ?, updated_at = ? WHERE `+gone+` AND (live_version_id IS NULL OR gone_at <= ?)`,
		now, now, t.AccountID, t.Name, t.Language, whatsapp.UnblockedSince(now)).Error
	if err != nil {
		return err
	}
	var blocked Template
	if err := db.q(ctx).Where(gone, t.AccountID, t.Name, t.Language).Limit(1).Find(&blocked).Error; err != nil || blocked.ID == 0 {
		return err
	}
	o, err := FindOrganisation(ctx, db)
	if err != nil {
		return err
	}
	return Invalid{"name": "A template of this name was deleted, and Meta blocks the name until " + blocked.BlockedUntil().In(o.Location()).Format("2 January 2006") + ". Choose another name until then."}
}

// newVersion makes content the newest wording of t.
func (db *DB) newVersion(ctx context.Context, t *Template, who Actor, content whatsapp.Template) error {
	var last int
	if err := db.q(ctx).Raw(`SELECT COALESCE(MAX(number), 0) FROM template_versions WHERE template_id = ?`, t.ID).Scan(&last).Error; err != nil {
		return err
	}
	v := TemplateVersion{TemplateID: t.ID, Number: last + 1, Content: content, CountsClicks: len(content.CountedLinks()) > 0, CreatedBy: who.userID(), CreatedAt: db.Now()}
	if err := db.q(ctx).Create(&v).Error; err != nil {
		return err
	}
	t.VersionID = &v.ID
	if err := db.q(ctx).Exec(`UPDATE templates SET version_id = ? WHERE id = ?`, v.ID, t.ID).Error; err != nil {
		return err
	}
	return db.noteWords(ctx, t, content)
}

// Revise rewrites a draft. A wording that others were asked to read is kept, and so is one that somebody else wrote: a new version begins.
// Name and language stay as they are once Meta knows the template, and the category once Meta approved it.
func (t *Template) Revise(ctx context.Context, db *DB, who Actor, d TemplateText) error {
	if t.AtMeta() {
		d.Name, d.Language = t.Name, t.Language
	}
	if t.MetaStatus == whatsapp.TemplateApproved {
		d.Category = t.Category
	}
	d = d.Tidy()
	if err := d.check(); err != nil {
		return err
	}
	next := *t
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := tx.writtenIn(ctx, *t)
		if err != nil {
			return err
		}
		next.Name, next.Language, next.Category, next.UpdatedAt = d.Name, d.Language, d.Category, tx.Now()
		changed := tx.q(ctx).Model(&Template{}).Where("id = ? AND state IN ? AND meta_id = ? AND deleted_at IS NULL", t.ID, editableStates, t.MetaID).
			Select("name", "language", "category", "updated_at").Updates(&next)
		if err := guarded(changed, templateGone); err != nil {
			return err
		}
		if err := tx.reword(ctx, &next, who, d.Content()); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actTemplateChange, subjectID: t.ID, before: before, after: d})
	})
	if isDuplicate(err) {
		return Invalid{"name": templateTaken}
	}
	if err == nil {
		*t = next
	}
	return err
}

var editableStates = []TemplateState{TemplateDraft, TemplateChangesWanted}

// writtenIn is what the editor would show of a template.
func (db *DB) writtenIn(ctx context.Context, t Template) (TemplateText, error) {
	version, err := FindTemplateVersion(ctx, db, value(t.VersionID))
	text, _ := DraftOf(version.Content)
	return text.Tidy(), err
}

func (db *DB) reword(ctx context.Context, t *Template, who Actor, content whatsapp.Template) error {
	done := db.q(ctx).Model(&TemplateVersion{}).Where("id = ? AND frozen_at IS NULL AND COALESCE(created_by, 0) = ?", value(t.VersionID), who.UserID).
		Select("content", "counts_clicks").Updates(&TemplateVersion{Content: content, CountsClicks: len(content.CountedLinks()) > 0})
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected > 0 {
		return db.noteWords(ctx, t, content)
	}
	if err := db.newVersion(ctx, t, who, content); err != nil {
		return err
	}
	return db.step(ctx, TemplateStep{TemplateID: t.ID, VersionID: t.VersionID, Field: "wording", Source: "staff", UserID: who.userID()})
}

// Correct begins a draft of another wording for a template that Meta rejected, approved or paused. It refuses one with parts that cannot be
// written here, one whose words at Meta nobody here has read, and one that Meta is just being asked something about: to take other words, too.
func (t *Template) Correct(ctx context.Context, db *DB, who Actor) error {
	return t.turn(ctx, db, who, actTemplateCorrect, func(ctx context.Context, tx *DB, next *Template) error {
		rejected, err := FindTemplateVersion(ctx, tx, value(t.VersionID))
		if err != nil {
			return err
		}
		if _, ok := DraftOf(rejected.Content); !ok {
			return Refusal{Reason: "foreign-parts", Message: "This template has parts that Greenlist cannot write yet. Correct it in WhatsApp Manager; the change comes here by itself."}
		}
		turned := tx.q(ctx).Exec(`UPDATE templates SET state = 'draft', updated_at = ?
			WHERE id = ? AND state = 'submitted' AND found_version_id IS NULL AND asked = '' AND meta_status IN ? AND deleted_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM template_versions v WHERE v.id = templates.version_id AND v.submitted_at IS NOT NULL AND v.accepted_at IS NULL AND v.refused_at IS NULL)`,
			tx.Now(), t.ID, []string{whatsapp.TemplateRejected, whatsapp.TemplateApproved, whatsapp.TemplatePaused})
		if err := guarded(turned, "Meta takes no other wording for this template now."); err != nil {
			return err
		}
		next.State = TemplateDraft
		return tx.newVersion(ctx, next, who, rejected.Content)
	})
}

// Discard throws a draft away. Of a template that Meta knows, only the corrected draft goes; the rest stays as it was.
func (t *Template) Discard(ctx context.Context, db *DB, who Actor) error {
	return t.turn(ctx, db, who, actTemplateDiscard, func(ctx context.Context, tx *DB, next *Template) error {
		now := tx.Now()
		if !t.AtMeta() {
			next.DeletedAt = &now
			return guarded(tx.q(ctx).Exec(`UPDATE templates SET deleted_at = ?, updated_at = ? WHERE id = ? AND state IN ('draft', 'changes_wanted') AND meta_id = '' AND deleted_at IS NULL`,
				now, now, t.ID), templateGone)
		}
		current, err := tx.atMeta(ctx, t.ID)
		if err != nil {
			return err
		}
		next.State, next.VersionID = TemplateSubmitted, current
		return guarded(tx.q(ctx).Exec(`UPDATE templates SET state = 'submitted', version_id = ?, refusal = '', updated_at = ? WHERE id = ? AND state IN ('draft', 'changes_wanted')`,
			current, now, t.ID), templateGone)
	})
}

// turn is one act of staff on a template, with its step and its audit. The receiver changes after the commit.
func (t *Template) turn(ctx context.Context, db *DB, who Actor, act StaffAct, do func(ctx context.Context, tx *DB, next *Template) error) error {
	return t.turnSaying(ctx, db, who, act, map[string]any{}, do)
}

// turnSaying is a turn of which the log tells more than where the template stands.
func (t *Template) turnSaying(ctx context.Context, db *DB, who Actor, act StaffAct, say map[string]any, do func(ctx context.Context, tx *DB, next *Template) error) error {
	next := *t
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := do(ctx, tx, &next); err != nil {
			return err
		}
		s := TemplateStep{TemplateID: t.ID, VersionID: next.VersionID, Field: "state", Before: string(t.State), After: string(next.State),
			Reason: act.action, Source: "staff", UserID: who.userID()}
		if err := tx.step(ctx, s); err != nil {
			return err
		}
		version, err := FindTemplateVersion(ctx, tx, value(next.VersionID))
		if err != nil {
			return err
		}
		if value(next.VersionID) != value(t.VersionID) {
			if err := tx.noteWords(ctx, &next, version.Content); err != nil {
				return err
			}
		}
		say["state"], say["version"] = next.State, version.Number
		return tx.audit(ctx, who, deed{act: act, subjectID: t.ID, before: map[string]any{"state": t.State}, after: say})
	})
	if err == nil {
		*t = next
	}
	return err
}

// unlessMissing gives words of its own to a NotFound.
func unlessMissing(err, words error) error {
	if _, missing := err.(NotFound); missing {
		return words
	}
	return err
}
