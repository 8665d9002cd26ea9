package models

import "context"

// Preflight is what somebody should know before launching: who gets it, who does not and why, and what stands in the way.
type Preflight struct {
	Outline
	Forecast Forecast
	// LimitLeft is how many people may still be reached in these 24 hours; -1 is unlimited.
	LimitLeft int64
	Limit     int64
}

// Ready tells whether nothing stands in the way.
func (p Preflight) Ready() bool {
	return p.Template.Sendable() && p.Forecast.Willing > 0 && len(p.Missing) == 0
}

// Preflight looks at a campaign as if it were launched now. It asks everybody it is for, so it takes as long as there are people.
func (c Campaign) Preflight(ctx context.Context, db *DB) (Preflight, error) {
	var p Preflight
	err := db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		if p.Outline, err = c.outline(ctx, tx); err != nil {
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
	return p, err
}

// Copy makes a new draft with the same plan.
func (c Campaign) Copy(ctx context.Context, db *DB, who Actor) (Campaign, error) {
	return CreateCampaign(ctx, db, who, CampaignPlan{
		Name: "Copy of " + c.Name, TemplateID: value(c.TemplateID), PurposeID: value(c.PurposeID), NumberID: value(c.NumberID),
		Audience: c.Audience, Parameters: c.Parameters, AllAtOnce: c.AllAtOnce,
	})
}
