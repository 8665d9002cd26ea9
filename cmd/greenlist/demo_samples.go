package main

import (
	"context"

	"greenlist/models"
)

// planSamples is what the reviewer looks at by chance: a month that is signed off, and one half-way.
func (t *story) planSamples() {
	t.at(t.day(-20, 16, 10), func(ctx context.Context) error { return t.judges(ctx, "september, first throw: 4 2 6", 20, 20) })
	t.at(t.day(-1, 16, 30), func(ctx context.Context) error { return t.judges(ctx, "november, first throw: 1 5 5", 24, 12) })
}

// judges draws a sample and gives some verdicts; where everything has one the reviewer signs it off.
func (t *story) judges(ctx context.Context, seed string, size, verdicts int) error {
	since := t.clock.Now().AddDate(0, 0, -40)
	drawn, err := models.DrawSample(ctx, t.db, t.reviewer, models.NewSample{Size: size, Seed: seed, SampleCriteria: models.SampleCriteria{Since: &since}})
	if err != nil {
		return err
	}
	for place := 1; place <= verdicts; place++ {
		found := models.NewVerdict{Verdict: models.Approved}
		if place == 7 {
			found = models.NewVerdict{Verdict: models.Flagged, Reason: models.FlagOverreach, Comment: "They agreed to offers, and the last message invited to a workshop. Marketing should say whether that is covered."}
		}
		if err := drawn.Judge(ctx, t.db, t.reviewer, place, found); err != nil {
			return err
		}
	}
	if verdicts < size {
		return nil
	}
	return drawn.SignOff(ctx, t.db, t.reviewer)
}
