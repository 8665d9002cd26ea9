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

// hearOfTemplate is Meta telling of a new status of the template that campaigns send, a minute later.
func hearOfTemplate(t *testing.T, db *models.DB, clock *modelstest.Clock, company modelstest.Company, status string) {
	t.Helper()
	clock.Advance(time.Minute)
	template := modelstest.SpringOffer
	template.Status = status
	if _, err := models.ObserveTemplate(context.Background(), db, company.Account, template, "webhook"); err != nil {
		t.Fatal(err)
	}
	if err := models.BrakeUnapproved(context.Background(), db); err != nil {
		t.Fatal(err)
	}
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
		goesOn(t, db, second, false)
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
		goesOn(t, db, second, true)
		if more := dispatched(t, db, second); len(more) != 2 {
			t.Errorf("%d went after it was let go", len(more))
		}
		if err := number.Release(ctx, db, company.Marketer, ""); !errors.As(err, new(models.Conflict)) {
			t.Errorf("let go twice: %v", err)
		}
	})
}

// goesOn asks for what was claimed before and has not left yet.
func goesOn(t *testing.T, db *models.DB, c models.Campaign, want bool) {
	t.Helper()
	if may, err := models.MaySend(ctx, db, c.ID); err != nil || may != want {
		t.Errorf("what was claimed may go on: %v, %v", may, err)
	}
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

// What breaks the silence may be all there is, and come a moment after it was noticed.
func TestSilenceEndsInTheMomentInWhichItIsNoticed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		_, all := sent(t, db, company, 20)
		accepts(t, db, all)
		clock.Advance(6*time.Minute + time.Second)
		if watch(t, db); braked(t, db, company.Number.ID) != models.BrakeSilence {
			t.Fatal("silence stops nothing")
		}
		clock.Advance(time.Second)
		fares(t, db, all[0], models.EventSent, 0)
		if watch(t, db); braked(t, db, company.Number.ID) != "" {
			t.Error("what was heard a second later does not count")
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

func TestANumberThatMetaTakesNothingFromStops(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		says := func(status string) models.Number {
			n, err := models.ObserveNumber(ctx, db, company.Account, whatsapp.PhoneNumber{ID: company.Number.MetaID, DisplayPhoneNumber: "+31 97 0123 4567",
				QualityRating: "GREEN", Status: status, ThroughputLevel: "HIGH", MessagingLimit: "TIER_UNLIMITED"}, "poll")
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		for _, harmless := range []string{"FLAGGED", "RESTRICTED", "RATE_LIMITED", "CONNECTED"} {
			if says(harmless); braked(t, db, company.Number.ID) != "" {
				t.Errorf("%s: stopped by %q", harmless, braked(t, db, company.Number.ID))
			}
		}
		for _, mute := range []string{"BANNED", "DISCONNECTED", "DELETED", "MIGRATED"} {
			number := says(mute)
			if braked(t, db, company.Number.ID) != "status:"+mute {
				t.Fatalf("%s: stopped by %q", mute, braked(t, db, company.Number.ID))
			}
			if err := number.Release(ctx, db, company.Marketer, "Meta was wrong"); err != nil {
				t.Fatal(err)
			}
			if says(mute); braked(t, db, company.Number.ID) != "" {
				t.Errorf("%s: somebody decided that it may go on, and nothing has changed since", mute)
			}
		}
	})
}

func TestACampaignGoesOnByItselfWhenItsTemplateDoes(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Spring")
		hear := func(status string) {
			hearOfTemplate(t, db, clock, company, status)
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

// The clock of a message that has had enough: a day later, as a new attempt, and not more often than the company wants.
func TestWhoHasHadEnoughIsTriedAgainADayLater(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		if err := models.SetMoreTries(ctx, db, company.Marketer, 1); err != nil {
			t.Fatal(err)
		}
		campaign, all := sent(t, db, company, 2)
		for _, d := range all { // claimed in vain, which is no try
			fares(t, db, d, models.EventPutBack, 0)
		}
		all = dispatched(t, db, campaign)
		accepts(t, db, all)
		fares(t, db, all[1], models.EventRead, 0)
		if over, err := models.FinishCampaign(ctx, db, campaign.ID); err != nil || !over {
			t.Fatal(over, err)
		}
		for range 2 { // Meta says things twice
			fares(t, db, all[0], models.EventFailed, 131049)
		}
		fares(t, db, all[0], models.EventSent, 0)
		watch(t, db)
		if got := states(t, db, campaign); got[models.Queued] != 1 || got[models.Read] != 1 {
			t.Fatalf("states %v", got)
		}
		clock.Advance(23 * time.Hour)
		if early := dispatched(t, db, campaign); len(early) > 0 {
			t.Fatal("tried again within a day")
		}
		clock.Advance(8 * time.Hour)
		again := dispatched(t, db, campaign)
		if len(again) != 1 || again[0].MessageID != all[0].MessageID || again[0].Attempt != 3 {
			t.Fatalf("a day later: %+v", again)
		}
		fares(t, db, all[0], models.EventFailed, 131049)
		if got := states(t, db, campaign); got[models.Dispatching] != 1 {
			t.Fatalf("news of the first attempt touched the second: %v", got)
		}
		accepts(t, db, again)
		fares(t, db, again[0], models.EventFailed, 131049)
		if got := states(t, db, campaign); got[models.Failed] != 1 {
			t.Fatalf("after the last try: %v", got)
		}
	})
}

func TestNobodyIsTriedAgainAfterTheirNoOrTheEndOfTheCampaign(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 7)
		campaign := company.Sending(t, "Spring")
		all := dispatched(t, db, campaign)
		accepts(t, db, all)
		fares(t, db, all[0], models.EventFailed, 131049)
		clock.Advance(time.Hour)
		if err := person.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
			t.Fatal(err)
		}
		clock.Advance(32 * time.Hour)
		if again := dispatched(t, db, campaign); len(again) > 0 || states(t, db, campaign)[models.Skipped] != 1 {
			t.Fatalf("tried again after their no: %+v", again)
		}
		company.Willing(t, 8)
		cancelled := company.Sending(t, "Summer")
		late := dispatched(t, db, cancelled)
		accepts(t, db, late)
		if err := cancelled.Cancel(ctx, db, company.Marketer); err != nil {
			t.Fatal(err)
		}
		fares(t, db, late[0], models.EventFailed, 131049)
		watch(t, db)
		if got := states(t, db, cancelled); got[models.Queued] != 0 || got[models.Cancelled] != 1 {
			t.Fatalf("a cancelled campaign has %v", got)
		}
	})
}

func TestALateStartWaitsForSomebodysWord(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		plan := company.Plan("Breakfast")
		at := db.Now().Add(time.Hour)
		plan.ScheduledAt = &at
		launch := func() models.Campaign {
			c, err := models.CreateCampaign(ctx, db, company.Marketer, plan)
			if err == nil {
				err = c.Launch(ctx, db, company.Marketer)
			}
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		starts := func(c models.Campaign) bool {
			started, err := models.StartCampaign(ctx, db, c.ID)
			if err != nil {
				t.Fatal(err)
			}
			return started
		}
		punctual, late := launch(), launch()
		clock.Advance(89 * time.Minute)
		if !starts(punctual) {
			t.Fatal("half an hour is not late")
		}
		if err := late.StartLate(ctx, db, company.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Fatalf("a campaign that is not late was started late: %v", err)
		}
		clock.Advance(2 * time.Minute)
		if starts(late) || !late.Late(db.Now(), 30*time.Minute) {
			t.Fatal("it started by itself, half an hour and more after its time")
		}
		if err := late.StartLate(ctx, db, company.Marketer); err != nil || !starts(late) {
			t.Fatalf("it does not start when somebody says so: %v", err)
		}

		at = db.Now().Add(time.Hour)
		patient := launch()
		clock.Advance(90*time.Minute + time.Second)
		if err := models.SetLateStart(ctx, db, company.Marketer, 31); err != nil || !starts(patient) {
			t.Fatalf("it may be 31 minutes late and does not start: %v", err)
		}
	})
}
