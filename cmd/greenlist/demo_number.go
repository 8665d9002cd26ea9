package main

import (
	"context"

	"greenlist/models"
	"greenlist/whatsapp"
)

// planNumber is how Meta thinks of the number: trust grows, and dips when people were annoyed.
func (t *story) planNumber() {
	for day, tier := range map[int]string{-49: "TIER_2K", -24: "TIER_10K"} {
		t.at(t.day(day, 6, 0), func(ctx context.Context) error { return t.phones.SetNumberLimit(ctx, t.number.MetaID, tier) })
	}
	for day, score := range map[int]string{-9: whatsapp.QualityYellow, -5: whatsapp.QualityGreen} {
		t.at(t.day(day, 6, 0), func(ctx context.Context) error { return t.phones.SetNumberQuality(ctx, t.number.MetaID, score) })
	}
}

// poll reads how the number stands, as the server does many times a day.
func (t *story) poll(ctx context.Context) error {
	seen, err := t.meta.Numbers(ctx, t.account.WABAID)
	if err != nil {
		return err
	}
	for _, number := range seen {
		if t.number, err = models.ObserveNumber(ctx, t.db, t.account, number, "poll"); err != nil {
			return err
		}
	}
	return nil
}
