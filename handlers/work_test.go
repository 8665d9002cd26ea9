package handlers

import (
	"context"
	"net/http"
	"testing"
	"time"

	"greenlist/models"
)

func TestWhatDoesNotWorkInTheBackgroundIsShown(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx, reviewer := context.Background(), s.as(models.Reviewer)
		reviewer.get("/sending/work").says("All well").says("Nothing has had its turn yet")
		fails := func(words string) {
			s.Helper()
			e, ok, err := models.ClaimErrand(ctx, s.db, 1)
			if err == nil && ok {
				err = e.Postpone(ctx, s.db, words, s.clock.Now().Add(time.Hour))
			}
			if err != nil || !ok {
				s.Fatal(ok, err)
			}
		}
		if err := models.EnsureErrand(ctx, s.db, models.HouseProofs, s.db.Now()); err != nil {
			s.Fatal(err)
		}
		fails("The cellar is full.")
		if err := models.Enqueue(ctx, s.db, models.ErrandRetag, "1", struct{}{}, s.db.Now()); err != nil {
			s.Fatal(err)
		}
		fails("The tags are gone.")
		reviewer.get("/sending").says("See what Greenlist does in the background")
		reviewer.get("/sending/work").says("2 things do not work").says("Let go of proofs that are no longer kept The cellar is full. Did not work again").
			says("What you asked for, and has not worked").says("Change the tags of many contacts The tags are gone.")
		s.as(models.Agent).get("/sending/work").is(http.StatusForbidden)
	})
}
