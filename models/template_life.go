package models

import (
	"context"
	"fmt"
	"time"

	"greenlist/whatsapp"
)

// TemplateWish is what Meta is asked to do with a template that it has.
type TemplateWish string

// The wishes.
const (
	WishDelete    TemplateWish = "delete"
	WishUnpause   TemplateWish = "unpause"
	WishArchive   TemplateWish = "archive"
	WishUnarchive TemplateWish = "unarchive"
)

// TemplateWishes are all there are.
var TemplateWishes = []TemplateWish{WishDelete, WishUnpause, WishArchive, WishUnarchive}

// ErrandTemplateWish carries a wish to Meta.
const ErrandTemplateWish ErrandKind = "template.wish"

// WishErrand is what the errand that carries a wish must know.
type WishErrand struct {
	TemplateID int64        `json:"template_id"`
	Wish       TemplateWish `json:"wish"`
}

var wishActs = map[TemplateWish]StaffAct{
	WishDelete: actTemplateDelete, WishUnpause: actTemplateUnpause, WishArchive: actTemplateArchive, WishUnarchive: actTemplateUnarchive,
}

// May tells whether it makes sense to ask Meta for this now.
func (t Template) May(w TemplateWish) bool {
	if !t.AtMeta() || t.Asked != "" || t.DeletedAt != nil || t.State != TemplateSubmitted {
		return false
	}
	switch w {
	case WishDelete:
		return whatsapp.Deletable(t.MetaStatus)
	case WishUnpause:
		_, passes := whatsapp.PauseOf(t.MetaReason)
		return t.MetaStatus == whatsapp.TemplatePaused && !passes
	case WishArchive:
		return t.MetaStatus == whatsapp.TemplateApproved
	case WishUnarchive:
		return t.MetaStatus == whatsapp.TemplateArchived
	}
	return false
}

// Ask has Meta asked to delete, resume, archive or bring back the template: an errand does it. It refuses what makes no sense, to take a
// template away from a campaign that is not over, and a second wish while one is on its way (Conflict).
func (t *Template) Ask(ctx context.Context, db *DB, who Actor, w TemplateWish) error {
	act, known := wishActs[w]
	if !known || !t.May(w) {
		return Refusal{Reason: "no-such-wish", Message: "Meta cannot do that with this template as it stands now."}
	}
	return t.turnSaying(ctx, db, who, act, map[string]any{"status": t.MetaStatus}, func(ctx context.Context, tx *DB, next *Template) error {
		if w == WishDelete || w == WishArchive {
			if err := tx.unused(ctx, t.ID); err != nil {
				return err
			}
		}
		now := tx.Now()
		next.Asked, next.AskedBy, next.AskedAt, next.AskedTrouble, next.UpdatedAt = w, who.userID(), &now, "", now
		asked := tx.q(ctx).Exec(`UPDATE templates SET asked = ?, asked_by = ?, asked_at = ?, asked_trouble = '', updated_at = ?
			WHERE id = ? AND state = 'submitted' AND asked = '' AND meta_id = ? AND meta_status = ? AND deleted_at IS NULL`, w, next.AskedBy, now, now, t.ID, t.MetaID, t.MetaStatus)
		if err := guarded(asked, "Meta is being asked something about this template already, or news of it came in. Look at it again."); err != nil {
			return err
		}
		return Enqueue(ctx, tx, ErrandTemplateWish, submissionKey(t.ID), WishErrand{t.ID, w}, now)
	})
}

// unused refuses while something is about to send a template.
func (db *DB) unused(ctx context.Context, templateID int64) error {
	var name string
	err := db.q(ctx).Raw(`SELECT name FROM campaigns WHERE template_id = ? AND state IN ('scheduled', 'freezing', 'sending', 'paused') ORDER BY id LIMIT 1`,
		templateID).Scan(&name).Error
	if err == nil && name != "" {
		return Refusal{Reason: "in-use", Message: fmt.Sprintf("The campaign “%s” is about to send this template. Cancel it, or wait until it is over.", name)}
	}
	return err
}

// Grant notes that Meta did what it was asked, and how the template stands because of it.
func (t *Template) Grant(ctx context.Context, db *DB, w TemplateWish, status string, asked time.Time) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := tx.lockTemplate(ctx, t.ID)
		if err != nil || before.Asked != w {
			return err
		}
		if err := tx.q(ctx).Exec(`UPDATE templates SET asked = '', asked_trouble = '' WHERE id = ?`, t.ID).Error; err != nil {
			return err
		}
		after := before
		if before.HeardAt == nil || before.HeardAt.Before(asked) {
			after.MetaStatus, after.MetaReason, after.MetaAdvice = status, "", ""
		}
		after.settle()
		return tx.saveHeard(ctx, before, after, news{source: "meta"})
	})
}

// Deny notes that Meta did not do what it was asked, and why. It says no word when that is settled meanwhile.
func (t *Template) Deny(ctx context.Context, db *DB, w TemplateWish, why string) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		denied := tx.q(ctx).Exec(`UPDATE templates SET asked = '', asked_trouble = ?, updated_at = ? WHERE id = ? AND asked = ?`, why, tx.Now(), t.ID, w)
		if denied.Error != nil || denied.RowsAffected == 0 {
			return denied.Error
		}
		return tx.step(ctx, TemplateStep{TemplateID: t.ID, Field: "wish", Before: string(w), After: "denied", Reason: why, Source: "meta"})
	})
}

// FindWish returns the errand that carries what Meta is asked, or carried it last.
func (t Template) FindWish(ctx context.Context, db *DB) (Errand, error) {
	return FindErrand(ctx, db, ErrandTemplateWish, submissionKey(t.ID))
}

// BlockedUntil is until when nobody can make a template of this name in this language anew; zero when the name is free.
func (t Template) BlockedUntil() time.Time {
	if t.GoneAt == nil || t.LiveVersionID == nil {
		return time.Time{}
	}
	return whatsapp.BlockedUntil(*t.GoneAt)
}

// AskSync has Meta asked now how all templates stand, instead of within a quarter of an hour.
func AskSync(ctx context.Context, db *DB, who Actor) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := Enqueue(ctx, tx, ErrandSyncTemplates, "", struct{}{}, tx.Now()); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actTemplatesSync})
	})
}
