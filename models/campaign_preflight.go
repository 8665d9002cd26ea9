package models

import (
	"context"

	"greenlist/whatsapp"
)

// Preflight is what somebody should know before launching: who gets it, who does not and why, and what stands in the way.
type Preflight struct {
	Forecast Forecast
	Template Template
	Wording  whatsapp.Template
	Purpose  Purpose
	Number   Number
	// LimitLeft is how many people may still be reached in these 24 hours; -1 is unlimited.
	LimitLeft int64
	Limit     int64
	// Sample is what the message says to one person.
	Sample map[string]string
	// Missing are variables of the template that the plan does not fill.
	Missing []whatsapp.Variable
}

// Ready tells whether nothing stands in the way.
func (p Preflight) Ready() bool {
	return p.Template.Sendable() && p.Forecast.Willing > 0 && len(p.Missing) == 0
}

// Preflight looks at a campaign as if it were launched now.
func (c Campaign) Preflight(ctx context.Context, db *DB) (Preflight, error) {
	var p Preflight
	err := db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		if p.Template, p.Wording, err = c.wording(ctx, tx); err != nil {
			return err
		}
		if p.Purpose, err = FindPurpose(ctx, tx, value(c.PurposeID)); err != nil {
			return err
		}
		if p.Number, err = FindNumber(ctx, tx, value(c.NumberID)); err != nil {
			return err
		}
		if p.Forecast, err = ForecastAudience(ctx, tx, c.Audience, p.Purpose.ID); err != nil {
			return err
		}
		portfolio, err := FindPortfolio(ctx, tx, p.Number.PortfolioID)
		if err != nil {
			return err
		}
		p.LimitLeft, p.Limit, err = LimitLeft(ctx, tx, portfolio)
		return err
	})
	p.Sample, p.Missing = c.parametersFor(Contact{Name: "Mila Jansen"}), c.missing(p.Wording)
	return p, err
}

// wording is the template and the version that would be, or was, sent.
func (c Campaign) wording(ctx context.Context, db *DB) (Template, whatsapp.Template, error) {
	template, err := FindTemplate(ctx, db, value(c.TemplateID))
	if err != nil {
		return template, whatsapp.Template{}, err
	}
	id := c.TemplateVersionID
	if id == nil {
		id = template.LiveVersionID
	}
	if id == nil {
		id = template.VersionID
	}
	version, err := FindTemplateVersion(ctx, db, value(id))
	return template, version.Content, err
}

// missing are the variables that would be empty for somebody of whom nothing is known.
func (c Campaign) missing(wording whatsapp.Template) (empty []whatsapp.Variable) {
	for _, v := range wording.Variables() {
		if given := c.Parameters[v.Key]; given.Text == "" && given.Field != FieldRenewal {
			empty = append(empty, v)
		}
	}
	return empty
}

// Copy makes a new draft with the same plan.
func (c Campaign) Copy(ctx context.Context, db *DB, who Actor) (Campaign, error) {
	return CreateCampaign(ctx, db, who, CampaignPlan{
		Name: "Copy of " + c.Name, TemplateID: value(c.TemplateID), PurposeID: value(c.PurposeID), NumberID: value(c.NumberID),
		Audience: c.Audience, Parameters: c.Parameters, AllAtOnce: c.AllAtOnce,
	})
}
