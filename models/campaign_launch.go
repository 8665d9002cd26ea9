package models

import (
	"context"
)

// Launch flips the draft to scheduled; the sender finds it there. Two launches at the same instant launch once: the second is a Conflict.
// It refuses a template that Meta has not approved, and (PurposeArchived) a purpose that is out of use.
func (c *Campaign) Launch(ctx context.Context, db *DB, who Actor) error {
	next := *c
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		template, err := FindTemplate(ctx, tx, value(c.TemplateID))
		if err != nil {
			return err
		}
		if !template.Sendable() {
			return Refusal{Reason: "template-not-approved", Message: "Meta has not approved this template, so it cannot be sent yet."}
		}
		if err := c.refuseGaps(ctx, tx); err != nil {
			return err
		}
		if err := tx.holdPurposes(ctx, []int64{value(c.PurposeID)}); err != nil {
			return err
		}
		now := tx.Now()
		next.State, next.LaunchedAt, next.LaunchedBy, next.UpdatedAt = CampaignScheduled, &now, who.userID(), now
		next.TemplateVersionID = template.LiveVersionID
		if next.ScheduledAt == nil {
			next.ScheduledAt = &now
		}
		launched := tx.q(ctx).Model(&Campaign{}).Where("id = ? AND state = ?", c.ID, CampaignDraft).
			Select("state", "launched_at", "launched_by", "updated_at", "template_version_id", "scheduled_at").Updates(&next)
		if err := guarded(launched, "This campaign has been launched already."); err != nil {
			return err
		}
		if err := c.useTemplate(ctx, tx); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actCampaignLaunch, subjectID: c.ID, after: map[string]any{
			"scheduled_at": next.ScheduledAt, "template_version": *template.LiveVersionID}})
	})
	if err == nil {
		*c = next
	}
	return err
}

// refuseGaps: Meta refuses a message with an empty variable, and the person would get nothing.
func (c *Campaign) refuseGaps(ctx context.Context, db *DB) error {
	_, wording, err := c.wording(ctx, db)
	if err != nil {
		return err
	}
	if len(c.missing(wording)) > 0 {
		return Refusal{Reason: "variables", Message: "Say what stands in each variable when we do not know better."}
	}
	return nil
}

// Pause stops claiming. It waits for a claim that is under way; after it has committed there is no other.
func (c *Campaign) Pause(ctx context.Context, db *DB, who Actor, reason string) error {
	now := db.Now()
	return c.turn(ctx, db, who, turn{act: actCampaignPause, to: CampaignPaused, from: []CampaignState{CampaignSending},
		set: map[string]any{"paused_at": now, "pause_reason": reason}, refusal: "Only a campaign that is sending can be paused."})
}

// Resume goes on where the campaign was paused. Nobody is messaged twice: each message has a row of its own. It refuses (Refusal
// "template-not-approved") while Meta does not let the template through: it would be stopped again at once.
func (c *Campaign) Resume(ctx context.Context, db *DB, who Actor) error {
	if err := c.refuseStopped(ctx, db); err != nil {
		return err
	}
	return c.turn(ctx, db, who, turn{act: actCampaignResume, to: CampaignSending, from: []CampaignState{CampaignPaused},
		set: map[string]any{"paused_at": nil, "pause_reason": "", "resumed_at": db.Now()}, refusal: "Only a paused campaign can be resumed."})
}

// refuseStopped tells somebody at once what a claim would find out: claims look at the template themselves.
func (c *Campaign) refuseStopped(ctx context.Context, db *DB) error {
	if c.State != CampaignPaused {
		return nil
	}
	template, err := FindTemplate(ctx, db, value(c.TemplateID))
	if err == nil && !template.LetThrough() {
		return Refusal{Reason: "template-not-approved", Message: "Meta does not let this template through now, so nothing would be sent. Resume the campaign when Meta allows the template again, or cancel it and send a copy with another template."}
	}
	return err
}

// Cancel ends the campaign. Messages whose turn has not come are cancelled; what is on its way stays on its way.
func (c *Campaign) Cancel(ctx context.Context, db *DB, who Actor) error {
	now := db.Now()
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		err := c.turn(ctx, tx, who, turn{act: actCampaignCancel, to: CampaignCancelled,
			from: []CampaignState{CampaignScheduled, CampaignFreezing, CampaignSending, CampaignPaused},
			set:  map[string]any{"finished_at": now}, refusal: "This campaign is over already."})
		if err != nil {
			return err
		}
		if err := tx.cancelQueued(ctx, c.ID); err != nil {
			return err
		}
		return tx.unaskRenewals(ctx, c.ID)
	})
}

func (db *DB) cancelQueued(ctx context.Context, campaignID int64) error {
	cancelled := db.q(ctx).Exec(`UPDATE messages SET state = 'cancelled', pile = 'cancelled', reason = ? WHERE state = 'queued' AND id IN (
		SELECT u.value FROM batches b CROSS JOIN `+db.each("b.messages")+` WHERE b.campaign_id = ? AND b.process_id IS NULL)`, reasonCancelled, campaignID)
	if cancelled.Error != nil {
		return cancelled.Error
	}
	if err := db.q(ctx).Exec(`DELETE FROM batches WHERE campaign_id = ? AND process_id IS NULL`, campaignID).Error; err != nil {
		return err
	}
	moves := moves{}
	moves.add(&campaignID, Queued, Cancelled, cancelled.RowsAffected)
	return db.tally(ctx, moves)
}

// StartLate starts a campaign now that should have started long ago, while nothing was running. It refuses one that is not late.
func (c *Campaign) StartLate(ctx context.Context, db *DB, who Actor) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		late, err := FindLateStart(ctx, tx)
		if err != nil {
			return err
		}
		now := tx.Now()
		started := tx.q(ctx).Exec(`UPDATE campaigns SET scheduled_at = ?, updated_at = ? WHERE id = ? AND state = 'scheduled' AND scheduled_at < ?`,
			now, now, c.ID, now.Add(-late))
		if err := guarded(started, "This campaign does not wait for anybody’s word."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actCampaignStart, subjectID: c.ID,
			before: map[string]any{"scheduled_at": c.ScheduledAt}, after: map[string]any{"scheduled_at": now}})
	})
}

// turn is a change of a campaign's state by staff.
type turn struct {
	act     StaffAct
	from    []CampaignState
	to      CampaignState
	set     map[string]any
	refusal string
}

func (c *Campaign) turn(ctx context.Context, db *DB, who Actor, t turn) error {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		t.set["state"], t.set["updated_at"] = t.to, tx.Now()
		turned := tx.q(ctx).Model(&Campaign{}).Where("id = ? AND state IN ?", c.ID, t.from).Updates(t.set)
		if err := guarded(turned, t.refusal); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: t.act, subjectID: c.ID,
			before: map[string]any{"state": c.State}, after: map[string]any{"state": t.to, "reason": t.set["pause_reason"]}})
	})
	if err == nil {
		c.State = t.to
	}
	return err
}

func value(id *int64) int64 {
	if id == nil {
		return 0
	}
	return *id
}
