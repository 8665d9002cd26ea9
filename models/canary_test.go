package models_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestHowManyPeopleGoFirst(t *testing.T) {
	for people, want := range map[int64]int64{0: 0, 999: 0, 1000: 50, 2500: 50, 2501: 51, 1_000_000: 20_000} {
		if got := models.CanarySize(people); got != want {
			t.Errorf("of %d people %d go first, not %d", people, got, want)
		}
	}
}

// large is a campaign to three people that goes to two of them first, as if they were a thousand.
func large(t *testing.T, db *models.DB, company modelstest.Company) models.Campaign {
	t.Helper()
	for n := range 3 {
		company.Willing(t, n)
	}
	campaign := company.Sending(t, "Large")
	if err := models.LayCanary(context.Background(), db, campaign.ID, 2); err != nil {
		t.Fatal(err)
	}
	return campaign
}

func dispatched(t *testing.T, db *models.DB, campaign models.Campaign) []models.Dispatch {
	t.Helper()
	return claimAll(t, db, campaign).Dispatches
}

func accepts(t *testing.T, db *models.DB, all []models.Dispatch) {
	t.Helper()
	for _, d := range all {
		h := models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: models.EventAccepted, At: db.Now(), WAMID: models.AttemptID{DatabaseID: "w", MessageID: d.MessageID, Attempt: d.Attempt}.String()}
		if err := models.Advance(context.Background(), db, []models.Happening{h}); err != nil {
			t.Fatal(err)
		}
	}
}

func endCanaries(t *testing.T, db *models.DB) {
	t.Helper()
	if err := models.EndCanaries(context.Background(), db); err != nil {
		t.Fatal(err)
	}
}

func TestALargeCampaignGoesToASmallGroupFirstAndOnByItself(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		campaign := large(t, db, modelstest.NewCompany(t, db))
		first := dispatched(t, db, campaign)
		if len(first) != 2 {
			t.Fatalf("%d went first, not 2", len(first))
		}
		accepts(t, db, first)
		if waits := claimAll(t, db, campaign); waits.Why != models.WaitCanary || len(waits.Dispatches) > 0 {
			t.Fatalf("the others do not wait: %+v", waits)
		}
		clock.Advance(29 * time.Minute)
		endCanaries(t, db)
		if more := dispatched(t, db, campaign); len(more) > 0 {
			t.Fatal("the others went while the group was being watched")
		}
		clock.Advance(time.Minute)
		endCanaries(t, db)
		if more := dispatched(t, db, campaign); len(more) != 1 {
			t.Fatalf("%d went when the watch was over, not 1", len(more))
		}
	})
}

func TestNothingGoesOnByItselfWhileItStandsStill(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		campaign := large(t, db, company)
		accepts(t, db, dispatched(t, db, campaign))
		dispatched(t, db, campaign)
		if err := campaign.Pause(ctx, db, company.Marketer, "staff"); err != nil {
			t.Fatal(err)
		}
		clock.Advance(time.Hour)
		endCanaries(t, db)
		if canary, err := models.FindCanary(ctx, db, campaign.ID); err != nil || canary == nil || canary.EndedAt != nil {
			t.Fatalf("the watch of a paused campaign ended: %+v, %v", canary, err)
		}
		if err := campaign.Resume(ctx, db, company.Marketer); err != nil {
			t.Fatal(err)
		}
		clock.Advance(4 * time.Minute)
		endCanaries(t, db)
		if more := dispatched(t, db, campaign); len(more) > 0 {
			t.Fatal("the others went without being watched anew")
		}
		clock.Advance(6 * time.Minute)
		endCanaries(t, db)
		if more := dispatched(t, db, campaign); len(more) != 1 {
			t.Fatalf("%d went when the watch was over, not 1", len(more))
		}
	})
}

func TestWhoWasRefusedMakesRoomInTheFirstGroup(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		campaign := large(t, db, modelstest.NewCompany(t, db))
		first := dispatched(t, db, campaign)
		back := models.Happening{MessageID: first[0].MessageID, Attempt: 1, What: models.EventPutBack, At: db.Now(), Reason: "meta", Code: 130429, RetryAt: db.Now().Add(time.Hour)}
		if err := models.Advance(context.Background(), db, []models.Happening{back}); err != nil {
			t.Fatal(err)
		}
		accepts(t, db, first[1:])
		if more := dispatched(t, db, campaign); len(more) != 1 {
			t.Fatalf("%d more went, not 1", len(more))
		}
	})
}

func TestSomebodyMaySendOnToEverybodyOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		campaign := large(t, db, company)
		accepts(t, db, dispatched(t, db, campaign))
		if err := campaign.Trust(ctx, db, company.Marketer); err != nil {
			t.Fatal(err)
		}
		if more := dispatched(t, db, campaign); len(more) != 1 {
			t.Fatalf("%d more went, not 1", len(more))
		}
		if err := campaign.Trust(ctx, db, company.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("it was sent on twice: %v", err)
		}
	})
}

func TestACampaignThatGoesToEverybodyAtOnceHasNoGroup(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		for _, c := range []struct {
			people    int
			allAtOnce bool
			want      bool
		}{{1000, false, true}, {1000, true, false}, {999, false, false}} {
			found, err := models.CanaryOf(ctx, db, c.people, c.allAtOnce)
			if err != nil || found != c.want {
				t.Errorf("%d people, all at once %v: a small group goes first is %v, %v", c.people, c.allAtOnce, found, err)
			}
		}
	})
}
