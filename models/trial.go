package models

import (
	"context"
	"fmt"
	"time"

	"greenlist/whatsapp"
)

// Trial is a test message: a template with real values, to a few of the team. It is a campaign to named people for a purpose of their own, so that it
// goes the way of every message: frozen, claimed, judged by the same gate, sent once, and proven.
type Trial struct {
	TemplateID, NumberID int64
	ContactIDs           []int64
	Parameters           map[string]FieldValue
	// Seen is the newest test of the template by the same person that they knew of: pressing twice sends once.
	Seen int64
}

const (
	// mostTesters is how many get one test: it is for looking, not for telling.
	mostTesters = 10
	// trialLife is how long a test is worth sending. What could not leave by then is left out, with the reason.
	trialLife = time.Hour
	// trialsAnHour is how many one person sends. Each costs what a message costs and counts where messages count.
	trialsAnHour = 30
)

// TrialSent is the reason why a test is not sent: one by the same person has gone out since they looked.
const TrialSent = "trial-sent"

// SendTrial sends a test. It refuses people who have not said yes to tests from their own phone, a template that cannot be sent, values that are missing
// or that Meta would refuse, too many tests in an hour, and (TrialSent) a second press of the same button.
func SendTrial(ctx context.Context, db *DB, who Actor, t Trial) (Campaign, error) {
	if err := t.check(); err != nil {
		return Campaign{}, err
	}
	var c Campaign
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		template, err := tx.lockTemplate(ctx, t.TemplateID)
		if err != nil {
			return err
		}
		if err := t.refuseTwice(ctx, tx, who); err != nil {
			return err
		}
		if err := t.throttle(who).Spend(ctx, tx, "You sent many tests in this hour. Wait a little before the next."); err != nil {
			return err
		}
		if c, err = t.campaign(ctx, tx, who, template); err != nil {
			return err
		}
		if err := tx.q(ctx).Create(&c).Error; err != nil {
			return err
		}
		if err := c.Launch(ctx, tx, who); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actTemplateTest, subjectID: template.ID, after: map[string]any{
			"campaign": c.ID, "contact": t.ContactIDs, "parameters": t.Parameters}})
	})
	return c, err
}

func (t Trial) check() error {
	wrong := Invalid{}
	if len(t.ContactIDs) == 0 {
		wrong.Add("people", "Choose who gets the test.")
	}
	if len(t.ContactIDs) > mostTesters {
		wrong.Add("people", fmt.Sprintf("Choose %d people at most.", mostTesters))
	}
	if t.NumberID == 0 {
		wrong.Add("number_id", "Choose the number to send from.")
	}
	return wrong.OrNil()
}

// refuseTwice is asked while the template's row is locked, so that of two presses at the same instant one sees the other.
func (t Trial) refuseTwice(ctx context.Context, db *DB, who Actor) error {
	last, err := LastTrial(ctx, db, t.TemplateID, who)
	if err == nil && last != t.Seen {
		err = Refusal{TrialSent, "A test of yours went out since this page was opened; see below how it stands. Send again if you want another."}
	}
	return err
}

func (t Trial) throttle(who Actor) Throttle {
	return Throttle{Name: fmt.Sprintf("trials %d", who.UserID), Most: trialsAnHour, Window: time.Hour}
}

// campaign is the test as a campaign that has not been launched.
func (t Trial) campaign(ctx context.Context, db *DB, who Actor, template Template) (Campaign, error) {
	purpose, err := findTrialPurpose(ctx, db)
	if err != nil {
		return Campaign{}, err
	}
	now := db.Now()
	until := now.Add(trialLife)
	c := Campaign{
		Name: "Test of " + template.Name, Kind: TrialCampaign, State: CampaignDraft, NumberID: &t.NumberID, PurposeID: &purpose.ID, TemplateID: &t.TemplateID,
		Audience: Audience{Contacts: t.ContactIDs}, Parameters: t.Parameters, NotAfter: &until, CreatedBy: who.userID(), CreatedAt: now, UpdatedAt: now,
	}
	if err := db.refuseStrangers(ctx, t.ContactIDs); err != nil {
		return c, err
	}
	_, wording, err := c.wording(ctx, db)
	if err != nil {
		return c, err
	}
	if err := t.refuseGaps(wording); err != nil {
		return c, err
	}
	return c, db.checkValues(ctx, c.plan())
}

// refuseGaps says at each field what is missing. The link to say yes again is made for somebody who is asked to: nobody is, in a test.
func (t Trial) refuseGaps(wording whatsapp.Template) error {
	wrong := Invalid{}
	for _, v := range wording.Variables() {
		switch given := t.Parameters[v.Key]; {
		case given.Field == FieldRenewal:
			wrong.Add("text:"+v.Key, "This link is made when a campaign asks somebody. Write an example for the test.")
		case given.Text == "":
			wrong.Add("text:"+v.Key, "Say what stands here in the test.")
		}
	}
	return wrong.OrNil()
}
