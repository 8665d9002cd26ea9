package models_test

import (
	"context"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// What Meta took is written without being read first, and it comes to the same: told twice, told after something else, told of an older attempt.
func TestWhatMetaTookIsWrittenAtOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, company := context.Background(), modelstest.NewCompany(t, db)
		for n := range 5 {
			company.Willing(t, n)
		}
		campaign := company.Sending(t, "Spring")
		all := claimAll(t, db, campaign).Dispatches
		took := func(i, attempt int) models.Happening {
			return models.Happening{MessageID: all[i].MessageID, Attempt: attempt, What: models.EventAccepted, WAMID: "wamid." + string(rune('a'+i)), At: clock.Now()}
		}
		happens := func(what models.Event, i int) models.Happening {
			h := took(i, 1)
			h.What = what
			return h
		}
		for _, batch := range [][]models.Happening{
			{happens(models.EventUnseen, 1), happens(models.EventDelivered, 2)},
			{took(0, 1), took(1, 1), took(2, 1), took(3, 1), took(3, 1), took(4, 0)},
			{took(0, 1)},
		} {
			if err := models.Advance(ctx, db, batch); err != nil {
				t.Fatal(err)
			}
		}
		rows, err := models.RecountMessages(ctx, db, campaign.ID)
		if err != nil || rows[models.Accepted] != 3 || rows[models.Delivered] != 1 || rows[models.Dispatching] != 1 {
			t.Errorf("%v, %v", rows, err)
		}
		tallies, err := models.CountMessages(ctx, db, campaign.ID)
		if wrong := tallies.Disagrees(rows); err != nil || wrong != "" {
			t.Errorf("%s, %v", wrong, err)
		}
	})
}
