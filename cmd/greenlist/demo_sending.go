package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// A shipment is the messages of one campaign that are on their way, and what will become of each.
type shipment struct {
	plan demoCampaign
	all  []*parcel
}

// parcel is one message.
type parcel struct {
	models.Dispatch
	to    *person
	wamid string
	sent  time.Time
	fails int  // Meta's error
	lies  bool // the telephone is off
	wave  int  // in which wave it is read; 0 never
}

func (p *parcel) says(what models.Event, at time.Time) models.Happening {
	return models.Happening{MessageID: p.MessageID, Attempt: p.Attempt, What: what, At: at.UTC().Truncate(time.Millisecond), WAMID: p.wamid}
}

// waves are how long after a campaign people read it, and which share of those who do.
var waves = []struct {
	after time.Duration
	share float64
}{{45 * time.Minute, 0.42}, {5 * time.Hour, 0.36}, {23 * time.Hour, 0.22}}

// launch takes a campaign from its draft to its last message.
func (t *story) launch(ctx context.Context, plan demoCampaign) error {
	c := t.campaigns[plan.name]
	if err := c.Launch(ctx, t.db, t.marketer); err != nil {
		return fmt.Errorf("campaign %s: %w", plan.name, err)
	}
	t.clock.pass(2 * time.Second)
	if started, err := models.StartCampaign(ctx, t.db, c.ID); err != nil || !started {
		return fmt.Errorf("campaign %s did not start: %w", plan.name, err)
	}
	for {
		if complete, err := models.FreezeChunk(ctx, t.db, c.ID); err != nil {
			return err
		} else if complete {
			break
		}
	}
	s := &shipment{plan: plan}
	if err := t.ship(ctx, c.ID, s); err != nil {
		return err
	}
	t.expect(s)
	if plan.renews != "" {
		t.expectRenewals(s)
	}
	if plan.stopped != nil {
		return plan.stopped(t, ctx, c)
	}
	_, err := models.FinishCampaign(ctx, t.db, c.ID)
	return err
}

// ship claims and posts until nothing is left, or enough. Each time somebody else does: a lease does not outlast the days in between.
func (t *story) ship(ctx context.Context, campaignID int64, s *shipment) error {
	process, err := models.RegisterProcess(ctx, t.db, "demo")
	if err != nil {
		return err
	}
	for {
		most := 500
		if s.plan.stop > 0 {
			most = s.plan.stop - len(s.all)
		}
		if most <= 0 {
			return process.End(ctx, t.db)
		}
		claimed, err := models.ClaimCampaign(ctx, t.db, campaignID, process.ID, most)
		if err != nil {
			return err
		}
		if len(claimed.Dispatches)+claimed.Skipped == 0 {
			return errors.Join(t.refuseWait(s.plan, claimed.Why), process.End(ctx, t.db))
		}
		if err := t.post(ctx, s, claimed.Dispatches); err != nil {
			return err
		}
		t.clock.pass(time.Second)
		if err := process.Renew(ctx, t.db); err != nil {
			return err
		}
	}
}

// refuseWait: a campaign that has to wait for Meta's limit was planned too large.
func (t *story) refuseWait(plan demoCampaign, why string) error {
	if why == models.WaitNothing {
		return nil
	}
	return fmt.Errorf("campaign %s waits: %s", plan.name, why)
}

// post makes each message's one POST, and notes what Meta answered.
func (t *story) post(ctx context.Context, s *shipment, dispatches []models.Dispatch) error {
	var news []models.Happening
	for _, d := range dispatches {
		p := t.parcel(s.plan, d)
		if s.plan.unknown > 0 && !p.to.handset && t.sometimes(0.02) {
			s.plan.unknown--
			lost := p.says(models.EventUnseen, p.sent)
			lost.WAMID, lost.Reason = "", "no_answer"
			news = append(news, lost)
			continue
		}
		if p.to.handset {
			if err := t.postToHandset(ctx, p); err != nil {
				return err
			}
		}
		s.all = append(s.all, p)
		news = append(news, p.says(models.EventAccepted, p.sent))
	}
	return models.Advance(ctx, t.db, news)
}

// parcel decides what will become of a message.
func (t *story) parcel(plan demoCampaign, d models.Dispatch) *parcel {
	p := &parcel{Dispatch: d, to: t.byAddress[d.Phone], wamid: t.wamid(), sent: t.clock.Now()}
	if d.Phone == "" {
		p.to = t.byAddress[d.BSUID]
	}
	switch {
	case p.to.handset:
	case t.sometimes(0.02):
		p.fails = pickOne(t, []int{131026, 131026, 131026, 131026, 131049, 131049, 130472, 131050})
	case t.sometimes(0.022):
		p.lies = true
	case t.sometimes(plan.reads):
		p.wave = t.wave()
	}
	return p
}

func (t *story) wave() int {
	roll := t.chance.Float64()
	for i, w := range waves {
		if roll -= w.share; roll < 0 {
			return i + 1
		}
	}
	return len(waves)
}

// postToHandset really sends, so that the message stands on the person's telephone.
func (t *story) postToHandset(ctx context.Context, p *parcel) error {
	version, err := t.version(ctx, p.TemplateVersionID)
	if err != nil {
		return err
	}
	mold := whatsapp.NewMold(version.Content)
	content, err := mold.Message(p.Values(t.db, mold))
	if err != nil {
		return err
	}
	attempt := models.AttemptID{DatabaseID: t.db.Installation().DatabaseID, MessageID: p.MessageID, Attempt: p.Attempt}
	outcome := t.meta.Send(ctx, t.number.MetaID, whatsapp.Message{To: p.Phone, Recipient: p.BSUID, Template: &content, Opaque: attempt.String()})
	if outcome.Verdict != whatsapp.Accepted {
		return fmt.Errorf("the pretend Meta did not take a message: %w", outcome.Err)
	}
	p.wamid = outcome.MessageID
	return nil
}

func (t *story) version(ctx context.Context, id int64) (models.TemplateVersion, error) {
	if known, ok := t.versions[id]; ok {
		return known, nil
	}
	version, err := models.FindTemplateVersion(ctx, t.db, id)
	t.versions[id] = version
	return version, err
}
