package main

import (
	"context"
	"slices"

	"greenlist/ledger"
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
	items, err := drawn.ListItems(ctx, t.db, models.SampleAll)
	if err != nil {
		return err
	}
	doubted := slices.IndexFunc(items[:verdicts], func(i models.SampleItemLine) bool { return i.Source == ledger.SourceList })
	for n := range verdicts {
		found := models.NewVerdict{Verdict: models.Approved}
		if n == doubted {
			found = models.NewVerdict{Verdict: models.Flagged, Reason: models.FlagTick, Comment: "Only a line in a list says so. Ask the shop whether the cards are still kept."}
		}
		if err := drawn.Judge(ctx, t.db, t.reviewer, n+1, found); err != nil {
			return err
		}
	}
	if verdicts < size {
		return nil
	}
	return drawn.SignOff(ctx, t.db, t.reviewer)
}
