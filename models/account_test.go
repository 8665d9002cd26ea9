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

func TestSecretsLeftEmptyStayAsTheyAre(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		c := modelstest.NewCompany(t, db)
		changed, err := models.Connect(ctx, db, c.Marketer, models.Connection{WABAID: " " + c.Account.WABAID + " ", Token: "newer"})
		if err != nil || changed.ID != c.Account.ID {
			t.Fatalf("%+v, %v", changed, err)
		}
		token, _ := changed.Token(db)
		secret, _ := changed.AppSecret(db)
		verify, _ := changed.VerifyToken(db)
		if token != "newer" || secret != "secret" || verify != "verify" {
			t.Errorf("the secrets are %q, %q, %q", token, secret, verify)
		}
	})
}

func TestASecondAccountIsRefusedUnlessTheFirstWasMistyped(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		all := models.Connection{WABAID: "12345", Token: "t", AppSecret: "s", VerifyToken: "v"}
		if _, err := models.Connect(ctx, db, models.System, all); err != nil {
			t.Fatal(err)
		}
		c := modelstest.NewCompany(t, db)
		found, err := models.FindAccount(ctx, db)
		if err != nil || found.WABAID != c.Account.WABAID {
			t.Fatalf("the mistyped account is still there: %+v, %v", found, err)
		}
		if _, err := models.Connect(ctx, db, models.System, all); !errors.As(err, new(models.Refusal)) {
			t.Errorf("a second account: %v", err)
		}
	})
}

func TestNewsOfTheAccountAndItsLimit(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		c := modelstest.NewCompany(t, db)
		c.Willing(t, 1)
		if claimed := claimAll(t, db, c.Sending(t, "Spring")); len(claimed.Dispatches) != 1 {
			t.Fatalf("claimed %+v", claimed)
		}
		settleErrands(t, db)
		clock.Advance(time.Minute)
		hook(t, db, clock.Now(), "business_capability_update", map[string]any{"max_daily_conversations_per_business": 250})
		portfolio, err := models.FindPortfolio(ctx, db, c.Number.PortfolioID)
		if err != nil || portfolio.MessagingLimit != 250 {
			t.Fatalf("the portfolio: %+v, %v", portfolio, err)
		}
		if left, limit, err := models.LimitLeft(ctx, db, portfolio); err != nil || left != 249 || limit != 250 {
			t.Errorf("%d of %d left, %v: who was reached before the limit counts too", left, limit, err)
		}
		samples, err := models.ListNumberSamples(ctx, db, c.Number.ID, modelstest.Start)
		if err != nil || len(samples) != 2 || samples[1].MessagingLimit != 250 || samples[1].Source != "webhook" {
			t.Errorf("samples: %+v, %v", samples, err)
		}
		if e, ok := claimErrand(t, db); !ok || e.Kind != models.ErrandPollNumbers {
			t.Errorf("asked for %+v", e)
		}
		violation := map[string]any{"event": "ACCOUNT_VIOLATION", "violation_info": map[string]any{"violation_type": "SCAM"}}
		hook(t, db, clock.Now(), "account_update", violation)
		hook(t, db, clock.Now().Add(-time.Hour), "account_update", map[string]any{"event": "VERIFIED_ACCOUNT"})
		if a, err := models.FindAccount(ctx, db); err != nil || a.Notice != "ACCOUNT_VIOLATION" || a.NoticeDetail != "SCAM" {
			t.Errorf("the account: %+v, %v", a, err)
		}
	})
}

func TestHowManyASecondMetaAllows(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		c := modelstest.NewCompany(t, db)
		seen := smallNumber
		seen.ID = c.Number.MetaID
		for _, said := range []struct {
			level string
			app   bool
			want  int
		}{{"STANDARD", false, 80}, {"HIGH", false, 1000}, {"NOT_APPLICABLE", false, 80}, {"STANDARD", true, 20}, {"HIGH", true, 20}, {"", false, 80}} {
			seen.ThroughputLevel, seen.OnBusinessApp = said.level, said.app
			if n, err := models.ObserveNumber(ctx, db, c.Account, seen, "poll"); err != nil || n.PerSecond != said.want {
				t.Errorf("%+v: %d a second, %v", said, n.PerSecond, err)
			}
		}
		upgrade := map[string]any{"display_phone_number": whatsapp.Digits(seen.DisplayPhoneNumber), "event": "THROUGHPUT_UPGRADE"}
		hook(t, db, clock.Now(), "phone_number_quality_update", upgrade)
		if n, err := models.FindNumber(ctx, db, c.Number.ID); err != nil || n.PerSecond != 1000 {
			t.Errorf("upgraded, and it sends %d a second, %v", n.PerSecond, err)
		}
		c.Willing(t, 1)
		if claimed := claimAll(t, db, c.Sending(t, "Spring")); len(claimed.Dispatches) != 1 || claimed.Spacing != time.Millisecond {
			t.Errorf("%d messages, %s apart", len(claimed.Dispatches), claimed.Spacing)
		}
	})
}
