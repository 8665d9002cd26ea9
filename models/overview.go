package models

import (
	"context"

	"greenlist/whatsapp"
)

// Overview is what somebody who has just come in should know: what wants a person, and what is under way.
type Overview struct {
	Pause SendingPause
	// Campaigns are those that are not over and not drafts, newest first.
	Campaigns []CampaignLine
	// Templates are those that Meta has rejected, paused or disabled, the last first.
	Templates []Template
	// InReview are those that wait for a second pair of eyes, the longest waiting first.
	InReview []Template
	// Webhooks are those that were paused because they failed for too long.
	Webhooks []Endpoint
	Numbers  []Number
	// Mails is how many mails of the last week were given up, or may not have arrived.
	Mails int64
	// Unread is how many of Meta's calls could not be understood and wait for somebody to look at them.
	Unread int64
	// Doubts is how many messages somebody must read before campaigns reach those who wrote them.
	Doubts int64
	// Cases is how many are open, and how many of them are due soon or late.
	Cases CaseCounts
}

// overviewRows is how many of each kind there is room for.
const overviewRows = 5

// FindOverview looks at all of it in one moment.
func FindOverview(ctx context.Context, db *DB) (o Overview, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		if o.Cases, err = CountCases(ctx, tx); err != nil {
			return err
		}
		if o.Doubts, err = CountDoubts(ctx, tx); err != nil {
			return err
		}
		if o.Pause, err = FindSendingPause(ctx, tx); err != nil {
			return err
		}
		if o.Campaigns, err = listWorkingLines(ctx, tx, overviewRows); err != nil {
			return err
		}
		if o.Numbers, err = ListNumbers(ctx, tx); err != nil {
			return err
		}
		err = tx.q(ctx).Where("deleted_at IS NULL AND meta_status IN ?", []string{whatsapp.TemplateRejected, whatsapp.TemplatePaused, whatsapp.TemplateDisabled}).
			Where("NOT (state = 'submitted' AND meta_status = 'REJECTED' AND " + onItsWay + ")").
			Order("updated_at DESC").Limit(overviewRows).Find(&o.Templates).Error
		if err != nil {
			return err
		}
		if o.InReview, err = ListInReview(ctx, tx, overviewRows); err != nil {
			return err
		}
		if err := tx.q(ctx).Where("state = ?", EndpointPaused).Order("id").Limit(overviewRows).Find(&o.Webhooks).Error; err != nil {
			return err
		}
		if o.Mails, err = countLostMails(ctx, tx); err != nil {
			return err
		}
		return tx.q(ctx).Model(&WebhookEvent{}).Where("state = 'poison'").Count(&o.Unread).Error
	})
	return o, err
}

func listWorkingLines(ctx context.Context, db *DB, limit int) ([]CampaignLine, error) {
	var working []Campaign
	err := db.q(ctx).Where("kind = '' AND state IN ?", []CampaignState{CampaignScheduled, CampaignFreezing, CampaignSending, CampaignPaused}).
		Order("id DESC").Limit(limit).Find(&working).Error
	if err != nil {
		return nil, err
	}
	return campaignLines(ctx, db, working)
}

// Quiet tells whether nothing wants a person.
func (o Overview) Quiet() bool {
	if o.Pause.At != nil || o.Unread > 0 || o.Doubts > 0 || o.Mails > 0 || len(o.Templates) > 0 || len(o.InReview) > 0 || len(o.Webhooks) > 0 {
		return false
	}
	for _, c := range o.Campaigns {
		if c.State == CampaignPaused {
			return false
		}
	}
	for _, n := range o.Numbers {
		if n.BrakedAt != nil || n.Quality == whatsapp.QualityRed || n.Quality == whatsapp.QualityYellow {
			return false
		}
	}
	return true
}
