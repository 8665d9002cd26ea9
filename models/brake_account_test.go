package models_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// news is a signed call of Meta's about the account, stored and applied.
func news(t *testing.T, db *models.DB, value string) {
	t.Helper()
	intake := models.NewIntake(db)
	body := fmt.Sprintf(`{"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{"field":"account_update","value":%s}]}]}`, value)
	if err := intake.Store(context.Background(), []byte(body), "sha256=00"); err != nil {
		t.Fatal(err)
	}
	intake.Close()
	if _, err := models.ApplyWebhooks(context.Background(), db, 10); err != nil {
		t.Fatal(err)
	}
}

func TestARestrictedAccountStopsItsNumbersUntilSomebodyLetsThemGo(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Spring")
		for _, harmless := range []string{
			`{"event":"ACCOUNT_VIOLATION","violation_info":{"violation_type":"SPAM"}}`,
			`{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_ADD_PHONE_NUMBER_ACTION"}]}`,
			`{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"REINSTATE"}}`,
		} {
			if news(t, db, harmless); braked(t, db, company.Number.ID) != "" {
				t.Fatalf("stopped by %s", harmless)
			}
		}
		news(t, db, `{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING","expiration":1796083200}]}`)
		if why := braked(t, db, company.Number.ID); why != "account:ACCOUNT_RESTRICTION" {
			t.Fatalf("stopped by %q", why)
		}
		if claimed := claimAll(t, db, campaign); len(claimed.Dispatches) > 0 || claimed.Why != models.WaitBrake {
			t.Fatalf("it goes on: %+v", claimed)
		}
		news(t, db, `{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"REINSTATE"}}`)
		if watch(t, db); braked(t, db, company.Number.ID) == "" {
			t.Fatal("nobody decided that it may go on")
		}
		number, err := models.FindNumber(ctx, db, company.Number.ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := number.Release(ctx, db, company.Marketer, " "); !errors.As(err, new(models.Invalid)) {
			t.Fatalf("let go without a word: %v", err)
		}
		if err := number.Release(ctx, db, company.Marketer, "Meta has lifted it."); err != nil {
			t.Fatal(err)
		}
		if more := dispatched(t, db, campaign); len(more) != 1 {
			t.Errorf("%d went after it was let go", len(more))
		}
	})
}

func TestAnswersThatDoNotArriveStopTheCampaign(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		campaign, all := sent(t, db, company, 61)
		for _, d := range all[:29] {
			fares(t, db, d, models.EventUnseen, 0)
		}
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("29 stopped it")
		}
		fares(t, db, all[29], models.EventUnseen, 0)
		if watch(t, db); paused(t, db, campaign.ID) != models.BrakeUnseen {
			t.Fatalf("30 in a row did not stop it, but %q", paused(t, db, campaign.ID))
		}
		found, err := models.FindCampaign(context.Background(), db, campaign.ID)
		if err == nil {
			err = found.Resume(context.Background(), db, company.Marketer)
		}
		if err != nil {
			t.Fatal(err)
		}
		clock.Advance(20 * time.Second)
		accepts(t, db, all[60:])
		for _, d := range all[30:60] {
			fares(t, db, d, models.EventUnseen, 0)
		}
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("an answer that arrived between them did not count")
		}
	})
}

func TestAShareOfFailuresStopsTheCampaign(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		campaign, all := sent(t, db, modelstest.NewCompany(t, db), 52)
		for _, d := range all[:47] {
			fares(t, db, d, models.EventSent, 0)
		}
		for _, d := range all[47:49] {
			fares(t, db, d, models.EventRefused, 132012)
		}
		fares(t, db, all[49], models.EventPutBack, 130429)
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("two of 49 stopped it")
		}
		fares(t, db, all[50], models.EventRefused, 132012)
		if watch(t, db); paused(t, db, campaign.ID) != "many:132012" {
			t.Fatalf("three of 50 are more than one in twenty, and it is stopped by %q", paused(t, db, campaign.ID))
		}
	})
}

func TestACampaignWhoseTemplateIsStoppedIsNotResumed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Spring")
		hears := func(status string) { hearOfTemplate(t, db, clock, company, status) }
		resumed := func() error {
			found, err := models.FindCampaign(ctx, db, campaign.ID)
			if err != nil {
				t.Fatal(err)
			}
			return found.Resume(ctx, db, company.Marketer)
		}
		hears("DISABLED")
		if err := resumed(); !errors.As(err, new(models.Refusal)) || paused(t, db, campaign.ID) != "template:DISABLED" {
			t.Fatalf("resumed with a template that is disabled: %v", err)
		}
		hears("APPROVED")
		if err := resumed(); err != nil {
			t.Fatal(err)
		}
	})
}
