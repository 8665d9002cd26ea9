package models

import (
	"context"
	"strings"
)

// PurposeInUse is the reason why a purpose is not archived.
const PurposeInUse = "purpose-in-use"

// Archive takes a purpose out of use: no form asks for it and no campaign goes out for it any more. Who said yes keeps that, and can stop. It
// refuses (PurposeInUse) while a live form asks for it or a campaign for it is on its way, and (Conflict) when it is archived already.
func (p *Purpose) Archive(ctx context.Context, db *DB, who Actor) error {
	now := db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		archived := tx.q(ctx).Exec(`UPDATE purposes SET archived_at = ?, updated_at = ? WHERE id = ? AND archived_at IS NULL`, now, now, p.ID)
		if err := guarded(archived, "This purpose is archived already."); err != nil {
			return err
		}
		if err := p.refuseInUse(ctx, tx); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actPurposeArchive, subjectID: p.ID})
	})
	if err == nil {
		p.ArchivedAt, p.UpdatedAt = &now, now
	}
	return err
}

// Restore brings an archived purpose back into use. It refuses (Conflict) one that is in use.
func (p *Purpose) Restore(ctx context.Context, db *DB, who Actor) error {
	now := db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		restored := tx.q(ctx).Exec(`UPDATE purposes SET archived_at = NULL, updated_at = ? WHERE id = ? AND archived_at IS NOT NULL`, now, p.ID)
		if err := guarded(restored, "This purpose is in use already."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actPurposeRestore, subjectID: p.ID})
	})
	if err == nil {
		p.ArchivedAt, p.UpdatedAt = nil, now
	}
	return err
}

func (p *Purpose) refuseInUse(ctx context.Context, db *DB) error {
	forms, err := p.Forms(ctx, db)
	if err != nil {
		return err
	}
	var users []string
	err = db.q(ctx).Raw(`SELECT name FROM campaigns WHERE purpose_id = ? AND state IN ? ORDER BY id`, p.ID,
		[]CampaignState{CampaignScheduled, CampaignFreezing, CampaignSending, CampaignPaused}).Scan(&users).Error
	if err != nil {
		return err
	}
	for _, asking := range forms {
		if asking.Form.State() == FormLive {
			users = append(users, asking.Form.Name)
		}
	}
	if len(users) > 0 {
		return Refusal{PurposeInUse, "It is still in use by “" + strings.Join(users, "”, “") + "”. Stop those first, or publish the form without this purpose."}
	}
	return nil
}

// PurposeArchived is the reason why nothing new begins for a purpose.
const PurposeArchived = "purpose-archived"

// holdPurposes makes those who archive wait until what uses the purposes is written down, so that they see it. It refuses (PurposeArchived)
// when one is archived already.
func (db *DB) holdPurposes(ctx context.Context, ids []int64) error {
	held := db.q(ctx).Exec(`UPDATE purposes SET updated_at = updated_at WHERE archived_at IS NULL AND `+db.among("id"), db.list(ids))
	if held.Error == nil && held.RowsAffected < int64(len(ids)) {
		return Refusal{PurposeArchived, "Its purpose is archived, so nobody is asked for it and nothing is sent for it. Choose another, or bring it back into use."}
	}
	return held.Error
}

// holdPurposes is DB.holdPurposes for what a form's published version asks for.
func (f Form) holdPurposes(ctx context.Context, db *DB) error {
	version, err := f.Version(ctx, db)
	if err != nil {
		return err
	}
	ids := make([]int64, len(version.Content.Purposes))
	for i, p := range version.Content.Purposes {
		ids[i] = p.ID
	}
	return db.holdPurposes(ctx, ids)
}
