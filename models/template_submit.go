package models

import (
	"context"
	"fmt"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// Submission is what the errand that carries a template to Meta must know. Edit: Meta has the template already, and gets a new wording.
type Submission struct {
	TemplateID int64 `json:"template_id"`
	VersionID  int64 `json:"version_id"`
	Edit       bool  `json:"edit"`
}

func submissionKey(templateID int64) string { return fmt.Sprintf("template:%d", templateID) }

// Submit sends the draft off: an errand carries it to Meta. It refuses, as Invalid by the place in the editor, what Meta is known to refuse;
// where it takes four eyes, what nobody has cleared; and one edit more of an approved template than Meta allows. Two submissions at the same
// instant submit once: the second is a Conflict.
func (t *Template) Submit(ctx context.Context, db *DB, who Actor) error {
	say := map[string]any{}
	return t.turnSaying(ctx, db, who, actTemplateSubmit, say, func(ctx context.Context, tx *DB, next *Template) error {
		version, err := tx.sound(ctx, *t)
		if err != nil {
			return err
		}
		from, err := tx.mayLeave(ctx, *t, version, say)
		if err != nil {
			return err
		}
		now := tx.Now()
		sent := tx.q(ctx).Exec(`UPDATE templates SET state = 'submitted', refusal = '', updated_at = ?
			WHERE id = ? AND state IN ? AND meta_status = ? AND version_id = ? AND deleted_at IS NULL`, now, t.ID, from, t.MetaStatus, version.ID)
		if err := guarded(sent, "This template has been sent already, or news of it came in. Look at it again."); err != nil {
			return err
		}
		if err := tx.finalise(ctx, version.ID); err != nil {
			return err
		}
		err = tx.q(ctx).Exec(`UPDATE template_versions SET submitted_at = ?, refused_at = NULL, spends_edit = ? WHERE id = ?`, now, t.Approved(), version.ID).Error
		if err != nil {
			return err
		}
		next.State, next.Refusal, next.UpdatedAt = TemplateSubmitted, "", now
		return Enqueue(ctx, tx, ErrandSubmitTemplate, submissionKey(t.ID), Submission{t.ID, version.ID, t.AtMeta()}, now)
	})
}

// mayLeave tells from which states a wording may go to Meta now, and notes in say whose eyes were on it.
func (db *DB) mayLeave(ctx context.Context, t Template, version TemplateVersion, say map[string]any) ([]TemplateState, error) {
	if t.Approved() {
		allowance, err := FindEditAllowance(ctx, db, t.ID)
		if err != nil {
			return nil, err
		}
		if err := allowance.refusal(ctx, db); err != nil {
			return nil, err
		}
	}
	f, err := FindFourEyes(ctx, db)
	if err != nil {
		return nil, err
	}
	if t.State == TemplateCleared {
		say["four_eyes"] = "cleared by a second pair of eyes"
		return []TemplateState{TemplateCleared}, nil
	}
	if f.Required() {
		return nil, Refusal{Reason: "four-eyes", Message: "Nobody but its author has cleared this version. Ask for a review first."}
	}
	say["four_eyes"] = f.how()
	alone := TemplateStep{TemplateID: t.ID, VersionID: &version.ID, Field: "four_eyes", After: f.how(), Source: "greenlist"}
	return editableStates, db.step(ctx, alone)
}

// LintErrors are the errors among findings, by the field of the editor they are about; nil when there is none. Warnings stop nobody.
func LintErrors(findings []whatsapp.Finding) error {
	wrong := Invalid{}
	for _, f := range findings {
		if f.Severity == whatsapp.SeverityError {
			wrong.Add(FieldOf(f.Place), f.Message)
		}
	}
	return wrong.OrNil()
}

// FieldOf is the editor's field for a finding's place: "button 2" is button-1, and "card 3, body" card-2-body.
func FieldOf(place string) string {
	var n int
	if _, err := fmt.Sscanf(place, "card %d", &n); err == nil {
		field := fmt.Sprintf("card-%d", n-1)
		if _, part, inside := strings.Cut(place, ", "); inside {
			field += "-" + FieldOf(part)
		}
		return field
	}
	if _, err := fmt.Sscanf(place, "button %d", &n); err == nil {
		return fmt.Sprintf("button-%d", n-1)
	}
	return strings.ReplaceAll(place, " ", "-")
}

// Acceptance is Meta's answer to a submission. Asked is when it was asked: news that came in since is newer than the answer.
type Acceptance struct {
	MetaID   string
	Status   string
	Category string
	Asked    time.Time
}

// Accept notes that Meta took a version, as of when it was asked. It changes nothing that a webhook has told meanwhile.
func (t *Template) Accept(ctx context.Context, db *DB, versionID int64, a Acceptance) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := tx.lockTemplate(ctx, t.ID)
		if err != nil {
			return err
		}
		if err := tx.markAccepted(ctx, versionID); err != nil {
			return err
		}
		after := before
		after.MetaID, after.Refusal = a.MetaID, ""
		if before.HeardAt == nil || before.HeardAt.Before(a.Asked) {
			after.MetaStatus, after.MetaReason, after.MetaAdvice = a.Status, "", ""
			if a.Category != "" {
				after.Category = a.Category
			}
		}
		after.settle()
		return tx.saveHeard(ctx, before, after, news{at: a.Asked, source: "meta"})
	})
}

func (db *DB) markAccepted(ctx context.Context, versionID int64) error {
	return db.q(ctx).Exec(`UPDATE template_versions SET accepted_at = ? WHERE id = ? AND accepted_at IS NULL`, db.Now(), versionID).Error
}

// Refuse notes that Meta did not take a version: the template is a draft again, with the reason. It says no word when the template has moved
// on meanwhile.
func (t *Template) Refuse(ctx context.Context, db *DB, versionID int64, why string) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		now := tx.Now()
		back := tx.q(ctx).Exec(`UPDATE templates SET state = 'draft', refusal = ?, updated_at = ? WHERE id = ? AND state = 'submitted' AND version_id = ?`,
			why, now, t.ID, versionID)
		if back.Error != nil || back.RowsAffected == 0 {
			return back.Error
		}
		if err := tx.q(ctx).Exec(`UPDATE template_versions SET refused_at = ? WHERE id = ? AND accepted_at IS NULL`, now, versionID).Error; err != nil {
			return err
		}
		return tx.step(ctx, TemplateStep{TemplateID: t.ID, VersionID: &versionID, Field: "submission", After: "refused", Reason: why, Source: "meta"})
	})
}

// FindSubmission returns the errand that carries the template to Meta, or carried it last.
func (t Template) FindSubmission(ctx context.Context, db *DB) (Errand, error) {
	return FindErrand(ctx, db, ErrandSubmitTemplate, submissionKey(t.ID))
}
