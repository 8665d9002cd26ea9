package models

import "context"

// resendBatch is how many messages are put in line with one statement.
const resendBatch = 1000

// Resend puts those messages in line once more of which nothing will be heard (Unresolved), because a person decided so. It is the only way on which
// somebody may get a message twice, and what staff did says who chose it and of how many. Each is judged anew by its claim, and a report that still
// comes about its last attempt takes it out of the line. A campaign that was over is sending again. It refuses (Conflict) where no such message is left,
// of two who press at the same time the second, and for a campaign that was cancelled; and (Refusal "template-not-approved") while Meta does not let the
// template through. It returns how many messages there are.
func (c *Campaign) Resend(ctx context.Context, db *DB, who Actor) (n int, err error) {
	var next Campaign
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		next = *c
		template, err := FindTemplate(ctx, tx, value(c.TemplateID))
		if err != nil {
			return err
		}
		if !template.LetThrough() {
			return Refusal{Reason: "template-not-approved", Message: "Meta does not let this template through now, so nothing would be sent. Try again when Meta allows it."}
		}
		if err := next.reopenFor(ctx, tx); err != nil {
			return err
		}
		if n, err = tx.queueUnresolved(ctx, c.ID); err != nil {
			return err
		}
		if n == 0 {
			return Conflict{"There is nobody left to send it to again."}
		}
		return tx.audit(ctx, who, deed{act: actCampaignResend, subjectID: c.ID, before: map[string]any{"state": c.State}, after: map[string]any{"state": next.State, "messages": n}})
	})
	if err == nil {
		*c = next
	}
	return n, err
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
	for {
		var again []Happening
		err := db.q(ctx).Raw(`SELECT id AS message_id, attempt FROM messages WHERE campaign_id = ? AND pile = 'unresolved' ORDER BY id LIMIT ?`,
			campaignID, resendBatch).Scan(&again).Error
		if err != nil || len(again) == 0 {
			return n, err
		}
		for i := range again {
			again[i].What, again[i].At = EventResent, db.Now()
		}
		did, err := db.move(ctx, again)
		if err != nil {
			return n, err
		}
		n += len(did.touched)
	}
}
