package models

import (
	"context"
	"errors"
)

// resendBatch keeps every transaction short.
const resendBatch = 5000

// Resend puts those messages in line once more of which nothing will be heard (Unresolved), because a person decided so. It is the only way on which
// somebody may get a message twice, and what staff did says who chose it and of how many, once for each resendBatch of them. Each is judged anew by its
// claim, and a report that still comes about its last attempt takes it out of the line. A campaign that was over is sending again. It refuses (Conflict)
// where no such message is left, of two who press at the same time the second, and for tests and campaigns that were cancelled; (Refusal
// "template-not-approved") while Meta does not let the template through; and (PurposeArchived) a purpose that is out of use. It returns how many messages
// there are.
func (c *Campaign) Resend(ctx context.Context, db *DB, who Actor) (n int, err error) {
	for {
		some, err := c.resendSome(ctx, db, who)
		n += some
		switch {
		case n > 0 && errors.As(err, new(Conflict)):
			return n, nil // somebody was quicker, and what is in line is in line
		case err == nil && n == 0:
			return 0, Conflict{"There is nobody left to send it to again."}
		case err != nil || some < resendBatch:
			return n, err
		}
	}
}

func (c *Campaign) resendSome(ctx context.Context, db *DB, who Actor) (n int, err error) {
	var next Campaign
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		next = *c
		if err := c.refuseResend(ctx, tx); err != nil {
			return err
		}
		if err := next.reopenFor(ctx, tx); err != nil {
			return err
		}
		if n, err = tx.queueUnresolved(ctx, c.ID); err != nil {
			return err
		}
		if n == 0 {
			return errNobodyLeft
		}
		return tx.audit(ctx, who, deed{act: actCampaignResend, subjectID: c.ID, before: map[string]any{"state": c.State}, after: map[string]any{"state": next.State, "messages": n}})
	})
	switch {
	case errors.Is(err, errNobodyLeft):
		return 0, nil
	case err != nil:
		return 0, err
	}
	*c = next
	return n, nil
}

// errNobodyLeft takes back that the campaign was opened for nobody.
var errNobodyLeft = errors.New("models: nobody is left to send it to again")

func (c *Campaign) refuseResend(ctx context.Context, tx *DB) error {
	if c.Kind == TrialCampaign {
		return Conflict{"A test is not sent again. Send another."}
	}
	template, err := FindTemplate(ctx, tx, value(c.TemplateID))
	if err != nil {
		return err
	}
	if !template.LetThrough() {
		return Refusal{Reason: "template-not-approved", Message: "Meta does not let this template through now, so nothing would be sent. Try again when Meta allows it."}
	}
	return tx.holdPurposes(ctx, []int64{value(c.PurposeID)})
}

// reopenFor lets a campaign that was over send again. Whoever cancels it waits from here on, and finds what was put in line.
func (c *Campaign) reopenFor(ctx context.Context, tx *DB) error {
	before := c.State
	switch before {
	case CampaignSending, CampaignPaused:
	case CampaignFinished:
		c.State, c.FinishedAt = CampaignSending, nil
	default:
		return Conflict{"Messages of this campaign cannot be sent again."}
	}
	c.UpdatedAt = tx.Now()
	turned := tx.q(ctx).Model(&Campaign{}).Where("id = ? AND state = ?", c.ID, before).Select("state", "finished_at", "updated_at").Updates(c)
	return guarded(turned, "This campaign has changed meanwhile. Look at it again.")
}

// queueUnresolved returns how many it has put in line: a report may come in that moment, and then nothing is missing.
func (db *DB) queueUnresolved(ctx context.Context, campaignID int64) (n int, err error) {
	var again []Happening
	err = db.q(ctx).Raw(`SELECT id AS message_id, attempt FROM messages WHERE campaign_id = ? AND pile = 'unresolved' ORDER BY id LIMIT ?`,
		campaignID, resendBatch).Scan(&again).Error
	if err != nil || len(again) == 0 {
		return 0, err
	}
	for i := range again {
		again[i].What, again[i].At = EventResent, db.Now()
	}
	did, err := db.move(ctx, again)
	return len(did.touched), err
}
