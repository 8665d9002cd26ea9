package models_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestLaunchingAtTheSameInstantLaunchesOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		for round := range 20 {
			campaign, err := models.CreateCampaign(ctx, db, company.Marketer, company.Plan("Twice"))
			if err != nil {
				t.Fatal(err)
			}
			launched := launchTogether(t, db, company.Marketer, campaign, 4)
			if launched != 1 {
				t.Fatalf("round %d: launched %d times", round, launched)
			}
		}
	})
}

func launchTogether(t *testing.T, db *models.DB, who models.Actor, campaign models.Campaign, times int) (launched int) {
	t.Helper()
	ctx := context.Background()
	start := make(chan struct{})
	var mu sync.Mutex
	var ready, done sync.WaitGroup
	for range times {
		ready.Add(1)
		mine := campaign
		done.Go(func() {
			db.Ping(ctx)
			ready.Done()
			<-start
			err := mine.Launch(ctx, db, who)
			if err != nil && !errors.As(err, new(models.Conflict)) {
				t.Error(err)
			}
			if err == nil {
				mu.Lock()
				launched++
				mu.Unlock()
			}
		})
	}
	ready.Wait()
	close(start)
	done.Wait()
	return launched
}

func TestFreezingGoesOnWhereItStopped(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		if err := models.SeedWilling(ctx, db, company.Purpose.ID, 6000); err != nil {
			t.Fatal(err)
		}
		campaign, err := models.CreateCampaign(ctx, db, company.Marketer, company.Plan("Chunks"))
		if err != nil {
			t.Fatal(err)
		}
		if err := campaign.Launch(ctx, db, company.Marketer); err != nil {
			t.Fatal(err)
		}
		if _, err := models.StartCampaign(ctx, db, campaign.ID); err != nil {
			t.Fatal(err)
		}
		if complete, err := models.FreezeChunk(ctx, db, campaign.ID); err != nil || complete {
			t.Fatalf("the first chunk: complete %v, %v", complete, err)
		}
		if claimed := claimAll(t, db, campaign); len(claimed.Dispatches) != 0 {
			t.Fatal("something was claimed before the audience was complete")
		}
		for complete := false; !complete; {
			if complete, err = models.FreezeChunk(ctx, db, campaign.ID); err != nil {
				t.Fatal(err)
			}
		}
		if got := states(t, db, campaign); got[models.Queued] != 6000 {
			t.Fatalf("froze %v", got)
		}
	})
}

func TestCancellingEndsWhatHasNotBeenClaimed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		for n := range 3 {
			company.Willing(t, n)
		}
		campaign := company.Sending(t, "Cancelled")
		if _, err := models.ClaimCampaign(ctx, db, campaign.ID, 1, 1); err != nil {
			t.Fatal(err)
		}
		if err := campaign.Cancel(ctx, db, company.Marketer); err != nil {
			t.Fatal(err)
		}
		if got := states(t, db, campaign); got[models.Cancelled] != 2 || got[models.Dispatching] != 1 {
			t.Fatalf("states %v", got)
		}
		if err := campaign.Resume(ctx, db, company.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Fatalf("a cancelled campaign was resumed: %v", err)
		}
	})
}

func TestACampaignEndsOnlyWhenNobodyWaits(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		company.Willing(t, 2)
		campaign := company.Sending(t, "Spring")
		happens := func(d models.Dispatch, what models.Event) {
			t.Helper()
			h := models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: what, At: db.Now(), RetryAt: db.Now(), WAMID: "wamid." + string(what)}
			if err := models.Advance(ctx, db, []models.Happening{h}); err != nil {
				t.Fatal(err)
			}
		}
		ends := func(want bool) {
			t.Helper()
			if finished, err := models.FinishCampaign(ctx, db, campaign.ID); err != nil || finished != want {
				t.Fatalf("finished: %v, %v", finished, err)
			}
		}
		ends(false)
		both := claimAll(t, db, campaign).Dispatches
		ends(false)
		happens(both[0], models.EventPutBack)
		happens(both[1], models.EventAccepted)
		ends(false)
		clock.Advance(time.Second)
		again := claimAll(t, db, campaign).Dispatches
		ends(false)
		happens(again[0], models.EventUnseen)
		ends(true)
	})
}
