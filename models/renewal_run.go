package models

import (
	"context"
	"errors"
	"strings"
	"time"

	"greenlist/replies"
	"greenlist/whatsapp"
)

// renewalParameters fills a template that asks people to renew.
func renewalParameters(t whatsapp.Template) (map[string]FieldValue, error) {
	parameters, asks := map[string]FieldValue{}, false
	for _, v := range t.Variables() {
		switch {
		case v.Kind == whatsapp.KindURL:
			parameters[v.Key], asks = FieldValue{Field: FieldRenewal}, true
		case v.Kind == whatsapp.KindText && len(parameters) == 0:
			parameters[v.Key] = FieldValue{Field: "first_name", Text: v.Sample}
		default:
			return nil, Refusal{"renewal-template", "This template has a variable that nobody fills in when it goes by itself. Use one with a first name at most, and the link at the end of a button’s address."}
		}
	}
	if !asks && !offersReply(t) {
		return nil, Refusal{"renewal-template", "This template has neither a button with the link nor a quick reply, so nobody could say yes again."}
	}
	return parameters, nil
}

// offersReply tells whether a template has a quick reply that is no stop.
func offersReply(t whatsapp.Template) bool {
	for _, c := range t.Components {
		for _, b := range c.Buttons {
			if strings.EqualFold(b.Type, whatsapp.ButtonQuickReply) && replies.Button(b.Text) != replies.Stop {
				return true
			}
		}
	}
	return false
}

// Renewals are asked for at these hours of the company's day: nobody wants to be asked at night.
const (
	renewalsFrom  = 10
	renewalsUntil = 18
)

// AskRenewals asks, for every plan that goes by itself, those who are to be asked today: a campaign like any other, once a day. Why a plan could not is
// kept with it. It returns how many campaigns it launched.
func AskRenewals(ctx context.Context, db *DB) (launched int, err error) {
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return 0, err
	}
	now := db.Now().In(company.Location())
	if now.Hour() < renewalsFrom || now.Hour() >= renewalsUntil {
		return 0, nil
	}
	var plans []RenewalPlan
	today := now.Format(time.DateOnly)
	if err := db.q(ctx).Where("automatic AND ran_on < ?", today).Order("purpose_id").Find(&plans).Error; err != nil {
		return 0, err
	}
	for _, plan := range plans {
		n, err := db.runRenewals(ctx, plan, today)
		if refused := (Refusal{}); errors.As(err, &refused) {
			err = db.q(ctx).Exec(`UPDATE renewal_plans SET ran_on = ?, trouble = ? WHERE purpose_id = ?`, today, refused.Message, plan.PurposeID).Error
		}
		if err != nil {
			return launched, err
		}
		launched += n
	}
	return launched, nil
}

// runRenewals is the day of one plan. Of several processes one takes it.
func (db *DB) runRenewals(ctx context.Context, plan RenewalPlan, today string) (launched int, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		took := tx.q(ctx).Exec(`UPDATE renewal_plans SET ran_on = ?, trouble = '' WHERE purpose_id = ? AND automatic AND ran_on < ?`, today, plan.PurposeID, today)
		if took.Error != nil || took.RowsAffected == 0 {
			return took.Error
		}
		rounds := []Audience{{Expires: plan.AskDays}}
		if plan.Remind {
			rounds = append(rounds, Audience{Expires: plan.AskDays, Remind: true})
		}
		for _, audience := range rounds {
			did, err := tx.launchRenewal(ctx, plan, audience, today)
			if err != nil {
				return err
			}
			if did {
				launched++
			}
		}
		return nil
	})
	return launched, err
}

func (db *DB) launchRenewal(ctx context.Context, plan RenewalPlan, audience Audience, today string) (did bool, err error) {
	where, args := db.renewable(audience, plan.PurposeID)
	if err := db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM consents k WHERE `+where+`)`, args...).Scan(&did).Error; err != nil || !did {
		return false, err
	}
	purpose, err := FindPurpose(ctx, db, plan.PurposeID)
	if err != nil {
		return false, err
	}
	parameters, err := db.renewalParameters(ctx, value(plan.TemplateID))
	if err != nil {
		return false, err
	}
	name := []string{purpose.Name, "say yes again,", today}
	if audience.Remind {
		name[1] = "reminder to say yes again,"
	}
	campaign, err := CreateCampaign(ctx, db, System, CampaignPlan{
		Name: strings.Join(name, " "), TemplateID: value(plan.TemplateID), PurposeID: plan.PurposeID, NumberID: value(plan.NumberID), Audience: audience, Parameters: parameters,
	})
	if err != nil {
		return false, err
	}
	return true, campaign.Launch(ctx, db, System)
}
