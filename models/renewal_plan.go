package models

import (
	"context"
	"fmt"
	"time"
)

// RenewalPlan is how the yeses for a purpose are renewed. How long a yes holds is the purpose's own (Purpose.ValidMonths).
type RenewalPlan struct {
	PurposeID int64 `gorm:"primaryKey;autoIncrement:false"`
	// AskDays is how long before the end people are asked. Remind asks those once more, after ReminderAfter, who did not answer.
	AskDays int
	Remind  bool
	// Automatic asks every day by itself, with a template, from a number.
	Automatic  bool
	TemplateID *int64
	NumberID   *int64
	// RanOn is the day, in the company's zone, on which it last looked whom to ask; Trouble is why it could not.
	RanOn     string
	Trouble   string
	ChangedAt time.Time
}

// usualAskDays is when people are asked where nobody said otherwise.
const usualAskDays = 30

// FindRenewalPlan returns the plan of a purpose, or the usual one where nobody made any: by hand, thirty days before.
func FindRenewalPlan(ctx context.Context, db *DB, purposeID int64) (RenewalPlan, error) {
	plans := []RenewalPlan{}
	err := db.q(ctx).Where("purpose_id = ?", purposeID).Find(&plans).Error
	if err != nil || len(plans) == 0 {
		return RenewalPlan{PurposeID: purposeID, AskDays: usualAskDays}, err
	}
	return plans[0], nil
}

// PlanRenewal sets how a purpose's yeses are renewed. It refuses days out of range, and to ask by itself without a template that holds the link or a quick
// reply, or without a number.
func PlanRenewal(ctx context.Context, db *DB, who Actor, p RenewalPlan) error {
	if err := p.check(ctx, db); err != nil {
		return err
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := FindRenewalPlan(ctx, tx, p.PurposeID)
		if err != nil {
			return err
		}
		err = tx.q(ctx).Exec(`INSERT INTO renewal_plans (purpose_id, ask_days, remind, automatic, template_id, number_id, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (purpose_id) DO UPDATE SET ask_days = excluded.ask_days, remind = excluded.remind, automatic = excluded.automatic,
				template_id = excluded.template_id, number_id = excluded.number_id, trouble = '', changed_at = excluded.changed_at`,
			p.PurposeID, p.AskDays, p.Remind, p.Automatic, p.TemplateID, p.NumberID, tx.Now()).Error
		if err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actRenewalPlan, subjectID: p.PurposeID, before: before.told(), after: p.told()})
	})
}

func (p RenewalPlan) told() map[string]any {
	return map[string]any{"ask_days": p.AskDays, "remind": p.Remind, "automatic": p.Automatic, "template_id": value(p.TemplateID), "number_id": value(p.NumberID)}
}

func (p RenewalPlan) check(ctx context.Context, db *DB) error {
	wrong := Invalid{}
	if p.AskDays < 1 || p.AskDays > MostRenewalDays {
		wrong.Add("ask_days", fmt.Sprintf("Enter a number of days from 1 to %d.", MostRenewalDays))
	}
	if !p.Automatic {
		return wrong.OrNil()
	}
	if value(p.NumberID) == 0 {
		wrong.Add("number_id", "Choose the number to send from.")
	}
	if value(p.TemplateID) == 0 {
		wrong.Add("template_id", "Choose the template that asks.")
		return wrong.OrNil()
	}
	if _, err := db.renewalParameters(ctx, *p.TemplateID); err != nil {
		if said, ok := err.(Refusal); ok {
			wrong.Add("template_id", said.Message)
			return wrong.OrNil()
		}
		return err
	}
	return wrong.OrNil()
}

// renewalParameters are what stands in a template that is sent by itself: the link at the end of a button's address, the first name where a name may stand.
// It refuses a template that has neither link nor quick reply, or asks for anything else.
func (db *DB) renewalParameters(ctx context.Context, templateID int64) (map[string]FieldValue, error) {
	template, err := FindTemplate(ctx, db, templateID)
	if err != nil {
		return nil, err
	}
	if !template.Sendable() {
		return nil, Refusal{"template-not-approved", "Meta has not approved this template, so it cannot be sent yet."}
	}
	version, err := FindTemplateVersion(ctx, db, *template.LiveVersionID)
	if err != nil {
		return nil, err
	}
	return renewalParameters(version.Content)
}
