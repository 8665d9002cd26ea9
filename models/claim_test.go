package models_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

var smallNumber = whatsapp.PhoneNumber{
	ID: "100000000000002", DisplayPhoneNumber: "+31 97 0123 4567", QualityRating: "GREEN", Status: "CONNECTED", ThroughputLevel: "STANDARD", MessagingLimit: "TIER_250",
}

func claimAll(t *testing.T, db *models.DB, campaign models.Campaign) models.Claimed {
	t.Helper()
	claimed, err := models.ClaimCampaign(context.Background(), db, campaign.ID, 1, 500)
	if err != nil {
		t.Fatal(err)
	}
	return claimed
}

func states(t *testing.T, db *models.DB, campaign models.Campaign) models.Counts {
	t.Helper()
	ctx := context.Background()
	counted, err := models.RecountMessages(ctx, db, campaign.ID)
	if err != nil {
		t.Fatal(err)
	}
	tallied, err := models.CountMessages(ctx, db, campaign.ID)
	if err != nil {
		t.Fatal(err)
	}
	if words := tallied.Disagrees(counted); words != "" {
		t.Error(words)
	}
	return counted
}

func TestAClaimTakesOnlyThoseWhoSaidYes(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		willing, gone := company.Willing(t, 1), company.Willing(t, 2)
		company.Person(t, 3)
		campaign := company.Sending(t, "Spring")
		clock.Advance(time.Minute)
		if err := gone.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
			t.Fatal(err)
		}

		claimed := claimAll(t, db, campaign)
		if len(claimed.Dispatches) != 1 || claimed.Skipped != 2 {
			t.Fatalf("claimed %d, skipped %d", len(claimed.Dispatches), claimed.Skipped)
		}
		d := claimed.Dispatches[0]
		if d.ContactID != willing.ID || d.Phone != willing.PhoneNumber() || d.Attempt != 1 || d.Parameters["1"] != "Person" || d.ConsentEvidenceID == 0 {
			t.Errorf("dispatched %+v", d)
		}
		if got := states(t, db, campaign); got[models.Dispatching] != 1 || got[models.Skipped] != 2 {
			t.Errorf("states %v", got)
		}
		if again := claimAll(t, db, campaign); len(again.Dispatches) != 0 {
			t.Error("the same message was claimed twice")
		}
	})
}

func TestNoClaimAfterAPauseOrWithoutAnApprovedTemplate(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Spring")
		if err := campaign.Pause(ctx, db, company.Marketer, "lunch"); err != nil {
			t.Fatal(err)
		}
		if claimed := claimAll(t, db, campaign); len(claimed.Dispatches) != 0 || claimed.Why != models.WaitPaused {
			t.Fatalf("claimed while paused: %+v", claimed)
		}
		if err := campaign.Resume(ctx, db, company.Marketer); err != nil {
			t.Fatal(err)
		}
		paused := modelstest.SpringOffer
		paused.Status = "PAUSED"
		if _, err := models.ObserveTemplate(ctx, db, company.Account, paused, "webhook"); err != nil {
			t.Fatal(err)
		}
		if claimed := claimAll(t, db, campaign); len(claimed.Dispatches) != 0 {
			t.Fatalf("claimed with a paused template: %+v", claimed)
		}
		if err := models.BrakeUnapproved(ctx, db); err != nil {
			t.Fatal(err)
		}
		if c, _ := models.FindCampaign(ctx, db, campaign.ID); c.State != models.CampaignPaused || c.PauseReason != "template:PAUSED" {
			t.Errorf("the campaign is %s because of %q", c.State, c.PauseReason)
		}
	})
}

func TestAClaimBuysASliceOfThePace(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		for n := range 300 {
			company.Willing(t, n)
		}
		campaign := company.Sending(t, "Spring")
		first := claimAll(t, db, campaign)
		if len(first.Dispatches) != 250 || first.Spacing != time.Millisecond {
			t.Fatalf("at 1,000 a second a quarter second is 250, not %d, %v apart", len(first.Dispatches), first.Spacing)
		}
		second := claimAll(t, db, campaign)
		if len(second.Dispatches) != 50 || second.StartAt.Sub(first.StartAt) != 250*time.Millisecond {
			t.Fatalf("the second slice has %d and begins %v after the first", len(second.Dispatches), second.StartAt.Sub(first.StartAt))
		}
		if third := claimAll(t, db, campaign); third.Why != models.WaitPace || third.Wait != 50*time.Millisecond {
			t.Fatalf("the third claim waits %v for %s", third.Wait, third.Why)
		}
		clock.Advance(time.Second)
		if fourth := claimAll(t, db, campaign); fourth.Why != models.WaitNothing {
			t.Fatalf("the fourth claim waits for %s", fourth.Why)
		}
	})
}

// What processes buy of one number's pace lies end to end, whoever asks and for which campaign: in any second no more than it allows.
func TestProcessesShareThePaceOfANumber(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, company := context.Background(), modelstest.NewCompany(t, db)
		for n := range 300 {
			company.Willing(t, n)
		}
		campaigns := []models.Campaign{company.Sending(t, "Spring"), company.Sending(t, "Summer")}
		bought := make([]models.Claimed, 8)
		var claiming sync.WaitGroup
		start := make(chan struct{})
		for i := range bought {
			claiming.Go(func() {
				<-start
				claimed, err := models.ClaimCampaign(ctx, db, campaigns[i%2].ID, int64(i+1), 100)
				if err != nil {
					t.Error(err)
				}
				bought[i] = claimed
			})
		}
		close(start)
		claiming.Wait()
		bought = slices.DeleteFunc(bought, func(c models.Claimed) bool { return len(c.Dispatches) == 0 })
		slices.SortFunc(bought, func(a, b models.Claimed) int { return a.StartAt.Compare(b.StartAt) })
		for i, c := range bought[1:] {
			if before := bought[i]; c.StartAt.Before(before.StartAt.Add(time.Duration(len(before.Dispatches)) * before.Spacing)) {
				t.Errorf("%d messages from %v on, and more from %v on", len(before.Dispatches), before.StartAt, c.StartAt)
			}
		}
		if len(bought) < 2 {
			t.Errorf("%d of them claimed something", len(bought))
		}
	})
}

func TestAClaimStaysWithinTheMessagingLimit(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		small := smallNumber
		if _, err := models.ObserveNumber(ctx, db, company.Account, small, "webhook"); err != nil {
			t.Fatal(err)
		}
		for n := range 260 {
			company.Willing(t, n)
		}
		campaign := company.Sending(t, "Spring")
		taken := 0
		var claimed models.Claimed
		for range 40 {
			claimed = claimAll(t, db, campaign)
			taken += len(claimed.Dispatches)
			clock.Advance(time.Second)
		}
		if taken != 250 || claimed.Why != models.WaitLimit {
			t.Fatalf("took %d, then waited for %s", taken, claimed.Why)
		}
		clock.Advance(25 * time.Hour)
		if late := claimAll(t, db, campaign); len(late.Dispatches) != 10 {
			t.Fatalf("a day later %d went", len(late.Dispatches))
		}
	})
}
