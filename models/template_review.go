package models

import (
	"context"
	"errors"
	"slices"
)

// Reviewing tells whether somebody's second pair of eyes is being waited for.
func (t Template) Reviewing() bool { return t.State == TemplateInReview }

// RequestReview asks for a second pair of eyes on the draft as it is: nobody changes a word of this version any more. It refuses, as Invalid
// by the place in the editor, what Meta is known to refuse: nobody should read what will not pass. words are for whoever reads it; they may
// be empty.
func (t *Template) RequestReview(ctx context.Context, db *DB, who Actor, words string) error {
	return t.turn(ctx, db, who, actTemplateReview, func(ctx context.Context, tx *DB, next *Template) error {
		version, err := tx.sound(ctx, *t)
		if err != nil {
			return err
		}
		now := tx.Now()
		asked := tx.q(ctx).Exec(`UPDATE templates SET state = 'in_review', refusal = '', updated_at = ?
			WHERE id = ? AND state IN ('draft', 'changes_wanted') AND version_id = ? AND deleted_at IS NULL`, now, t.ID, version.ID)
		if err := guarded(asked, "Somebody has changed this template or sent it on meanwhile. Look at it again."); err != nil {
			return err
		}
		if err := tx.finalise(ctx, version.ID); err != nil {
			return err
		}
		next.State, next.Refusal, next.UpdatedAt = TemplateInReview, "", now
		_, err = tx.comment(ctx, version, who, []remark{{Words: words}})
		return err
	})
}

// sound is the newest wording of a template, if our check finds nothing wrong with it that Meta is known to refuse.
func (db *DB) sound(ctx context.Context, t Template) (TemplateVersion, error) {
	version, err := FindTemplateVersion(ctx, db, value(t.VersionID))
	if err != nil {
		return version, err
	}
	findings, err := JudgeTemplate(ctx, db, t.ID, version.Content)
	if err != nil {
		return version, err
	}
	return version, LintErrors(findings)
}

// finalise makes a wording final: people are asked to read exactly this.
func (db *DB) finalise(ctx context.Context, versionID int64) error {
	return db.q(ctx).Exec(`UPDATE template_versions SET frozen_at = ? WHERE id = ? AND frozen_at IS NULL`, db.Now(), versionID).Error
}

// TakeBack makes a template a draft again that waits for review, or was cleared and has not been sent.
func (t *Template) TakeBack(ctx context.Context, db *DB, who Actor) error {
	return t.turn(ctx, db, who, actTemplateTakeBack, func(ctx context.Context, tx *DB, next *Template) error {
		next.State, next.UpdatedAt = TemplateDraft, tx.Now()
		return guarded(tx.q(ctx).Exec(`UPDATE templates SET state = 'draft', updated_at = ? WHERE id = ? AND state IN ('in_review', 'cleared') AND deleted_at IS NULL`,
			next.UpdatedAt, t.ID), "This template does not wait for anybody any more. Look at it again.")
	})
}

// TemplateVerdict is what a reviewer says of one version: it may go to Meta, or it wants changes.
type TemplateVerdict struct {
	VersionID int64
	Cleared   bool
	// Words are about all of it.
	Words    string
	Comments []LineComment
}

// LineComment is what a reviewer says of one line of a part; line 0 is the part as a whole.
type LineComment struct {
	Place string
	Line  int
	Words string
}

func (v TemplateVerdict) remarks() []remark {
	all := []remark{{Words: v.Words}}
	for _, c := range v.Comments {
		all = append(all, remark(c))
	}
	return all
}

// Judge gives a verdict on the version that somebody has read. It refuses those who have no right to clear templates, and whoever wrote this
// wording; sending back without a word why; and a version that is not the one that waits (Conflict).
func (t *Template) Judge(ctx context.Context, db *DB, who Actor, v TemplateVerdict) error {
	act, to := actTemplateSendBack, TemplateChangesWanted
	if v.Cleared {
		act, to = actTemplateClear, TemplateCleared
	}
	return t.turn(ctx, db, who, act, func(ctx context.Context, tx *DB, next *Template) error {
		version, err := FindTemplateVersion(ctx, tx, v.VersionID)
		if err != nil {
			return err
		}
		if err := MayClear(ctx, tx, who.UserID, version); err != nil {
			return err
		}
		next.State, next.VersionID, next.UpdatedAt = to, &version.ID, tx.Now()
		judged := tx.q(ctx).Exec(`UPDATE templates SET state = ?, updated_at = ? WHERE id = ? AND state = 'in_review' AND version_id = ? AND deleted_at IS NULL`,
			to, next.UpdatedAt, t.ID, version.ID)
		if err := guarded(judged, "This version does not wait for review any more. Look at the template again."); err != nil {
			return err
		}
		made, err := tx.comment(ctx, version, who, v.remarks())
		if err == nil && made == 0 && !v.Cleared {
			return Invalid{"words": "Say what should change, here or at a line."}
		}
		return err
	})
}

// MayClear is nil for those who may clear a wording, and otherwise a Refusal that says why not: the rule names roles, and nobody reads over
// their own shoulder.
func MayClear(ctx context.Context, db *DB, userID int64, version TemplateVersion) error {
	f, err := FindFourEyes(ctx, db)
	if err != nil {
		return err
	}
	u, err := FindUser(ctx, db, userID)
	if errors.As(err, new(NotFound)) {
		return Refusal{Reason: "not-staff", Message: "Only a person can clear a template."}
	}
	switch {
	case err != nil:
		return err
	case u.Disabled() || !slices.Contains(f.Rule.Roles, u.Role):
		return Refusal{Reason: "no-reviewer", Message: "Your role does not clear templates. An admin decides who does."}
	case value(version.CreatedBy) == u.ID:
		return Refusal{Reason: "own-words", Message: "You wrote this version. Somebody else has to read it."}
	}
	return nil
}
