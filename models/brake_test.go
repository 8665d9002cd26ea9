package models_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// fares says what became of a message.
func fares(t *testing.T, db *models.DB, d models.Dispatch, what models.Event, code int) {
	t.Helper()
	h := models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: what, At: db.Now(), Reason: "meta", Code: code}
	if err := models.Advance(context.Background(), db, []models.Happening{h}); err != nil {
		t.Fatal(err)
	}
}

func watch(t *testing.T, db *models.DB) {
	t.Helper()
	if err := models.WatchCampaigns(context.Background(), db); err != nil {
		t.Fatal(err)
	}
}

// paused is why a campaign stands still, empty where it does not.
func paused(t *testing.T, db *models.DB, id int64) string {
	t.Helper()
	c, err := models.FindCampaign(context.Background(), db, id)
	if err != nil {
		t.Fatal(err)
	}
	return c.PauseReason
}

func braked(t *testing.T, db *models.DB, id int64) string {
	t.Helper()
	n, err := models.FindNumber(context.Background(), db, id)
	if err != nil {
		t.Fatal(err)
	}
	return n.BrakedWhy
}

// sent is a campaign to so many people, all of it claimed.
func sent(t *testing.T, db *models.DB, company modelstest.Company, people int) (models.Campaign, []models.Dispatch) {
	t.Helper()
	for n := range people {
		company.Willing(t, n)
	}
	campaign := company.Sending(t, "Spring")
	return campaign, dispatched(t, db, campaign)
}

func TestFailuresOfOneKindStopTheCampaign(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		campaign, all := sent(t, db, modelstest.NewCompany(t, db), 22)
		for _, d := range all[:9] {
			fares(t, db, d, models.EventRefused, 132000)
		}
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("nine failures stopped it")
		}
		fares(t, db, all[9], models.EventRefused, 132000)
		if watch(t, db); paused(t, db, campaign.ID) != "many:132000" {
			t.Fatalf("ten in a row did not stop it, but %q", paused(t, db, campaign.ID))
		}
		found, _ := models.FindCampaign(context.Background(), db, campaign.ID)
		if err := found.Resume(context.Background(), db, models.System); err != nil {
			t.Fatal(err)
		}
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("it was stopped again for what somebody had decided upon")
		}
		clock.Advance(20 * time.Second)
		for _, d := range all[10:20] {
			fares(t, db, d, models.EventRefused, 132000)
		}
		fares(t, db, all[20], models.EventSent, 0)
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("a message that went well between them did not count")
		}
	})
}

func TestAProblemWithPaymentStopsTheAccountUntilSomebodyLetsItGo(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		first, all := sent(t, db, company, 2)
		second := company.Sending(t, "Summer")
		accepts(t, db, all)
		if watch(t, db); braked(t, db, company.Number.ID) != "" {
			t.Fatal("stopped for nothing")
		}
		fares(t, db, all[0], models.EventFailed, 131042)
		watch(t, db)
		if why := braked(t, db, company.Number.ID); why != "meta:131042" {
			t.Fatalf("the number is stopped by %q", why)
		}
		if claimed := claimAll(t, db, second); len(claimed.Dispatches) > 0 || claimed.Why != models.WaitBrake {
			t.Fatalf("another campaign from it goes on: %+v", claimed)
		}
		if paused(t, db, first.ID) != "" {
			t.Error("the campaign is stopped too, and would have to be resumed by itself")
		}
		number, _ := models.FindNumber(ctx, db, company.Number.ID)
		clock.Advance(time.Minute)
		if err := number.Release(ctx, db, company.Marketer, "The card was renewed."); err != nil {
			t.Fatal(err)
		}
		if watch(t, db); braked(t, db, number.ID) != "" {
			t.Fatal("what failed before it was let go stopped it again")
		}
		if more := dispatched(t, db, second); len(more) != 2 {
			t.Errorf("%d went after it was let go", len(more))
		}
		if err := number.Release(ctx, db, company.Marketer, ""); !errors.As(err, new(models.Conflict)) {
			t.Errorf("let go twice: %v", err)
		}
	})
}

func TestSilenceStopsTheNumberAndEndsByItself(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		campaign, all := sent(t, db, company, 21)
		accepts(t, db, all)
		clock.Advance(4 * time.Minute)
		if watch(t, db); braked(t, db, company.Number.ID) != "" {
			t.Fatal("four minutes are no silence")
		}
		clock.Advance(90 * time.Second)
		if watch(t, db); braked(t, db, company.Number.ID) != models.BrakeSilence {
			t.Fatalf("nothing was heard of %d messages, and it is stopped by %q", len(all), braked(t, db, company.Number.ID))
		}
		clock.Advance(time.Hour)
		if watch(t, db); braked(t, db, company.Number.ID) == "" {
			t.Fatal("let go although nothing was heard")
		}
		fares(t, db, all[0], models.EventSent, 0)
		if watch(t, db); braked(t, db, company.Number.ID) != "" || paused(t, db, campaign.ID) != "" {
			t.Fatal("something was heard, and it still stands")
		}
	})
}

func TestAnythingThatIsHeardIsNoSilence(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		_, all := sent(t, db, company, 21)
		accepts(t, db, all)
		fares(t, db, all[0], models.EventFailed, 131026)
		clock.Advance(6 * time.Minute)
		if watch(t, db); braked(t, db, company.Number.ID) != "" {
			t.Fatalf("stopped by %q", braked(t, db, company.Number.ID))
		}
	})
}

func TestARedNumberStopsAndAYellowOneOnlyWhatIsWatched(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		watched := large(t, db, company)
		everybody := company.Sending(t, "Everybody")
		rate := func(quality string) {
			seen := whatsapp.PhoneNumber{ID: company.Number.MetaID, DisplayPhoneNumber: "+31 97 0123 4567", QualityRating: quality, Status: "CONNECTED", ThroughputLevel: "HIGH", MessagingLimit: "TIER_UNLIMITED"}
			if _, err := models.ObserveNumber(ctx, db, company.Account, seen, "webhook"); err != nil {
				t.Fatal(err)
			}
		}
		rate("YELLOW")
		if paused(t, db, watched.ID) != "quality:YELLOW" || paused(t, db, everybody.ID) != "" || braked(t, db, company.Number.ID) != "" {
			t.Fatalf("yellow: %q, %q, %q", paused(t, db, watched.ID), paused(t, db, everybody.ID), braked(t, db, company.Number.ID))
		}
		rate("RED")
		if braked(t, db, company.Number.ID) != "quality:RED" {
			t.Fatal("red stops nothing")
		}
		rate("GREEN")
		if watch(t, db); braked(t, db, company.Number.ID) != "quality:RED" {
			t.Fatal("nobody decided that it may go on")
		}
	})
}

func TestACampaignGoesOnByItselfWhenItsTemplateDoes(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Spring")
		hear := func(status string) {
			clock.Advance(time.Minute)
			template := modelstest.SpringOffer
			template.Status = status
			if _, err := models.ObserveTemplate(ctx, db, company.Account, template, "webhook"); err != nil {
				t.Fatal(err)
			}
			if err := models.BrakeUnapproved(ctx, db); err != nil {
				t.Fatal(err)
			}
			watch(t, db)
		}
		if hear("PAUSED"); paused(t, db, campaign.ID) != "template:PAUSED" {
			t.Fatalf("stopped by %q", paused(t, db, campaign.ID))
		}
		if hear("APPROVED"); paused(t, db, campaign.ID) != "" {
			t.Fatal("the template was resumed, and the campaign was not")
		}
		hear("DISABLED")
		if hear("APPROVED"); paused(t, db, campaign.ID) != "template:DISABLED" {
			t.Fatal("a disabled template needs a person")
		}
	})
}
