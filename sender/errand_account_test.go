package sender

import (
	"context"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

func TestConnectingAsksMetaForEverything(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		s := newStage(t, modelstest.Open(t, d, nil))
		s.runErrands(NewErrands(s.db, ErrandOptions{Client: s.client}))
		account, err := models.FindAccount(ctx, s.db)
		if err != nil || account.CheckedAt == nil || account.LastError != "" || account.Name == "" || account.SubscribedAt == nil {
			t.Errorf("the account: %+v, %v", account, err)
		}
		number, err := models.FindNumber(ctx, s.db, s.company.Number.ID)
		if err != nil || number.Phone != "3197010200100" || number.VerifiedName != "Greenlist Sandbox" {
			t.Errorf("the number: %+v, %v", number, err)
		}
		all, err := models.ListTemplates(ctx, s.db, models.TemplateFilter{Limit: 10})
		if err != nil || len(all) != 1 || all[0].Name != "spring_offer" || !all[0].Sendable() {
			t.Errorf("templates: %+v, %v", all, err)
		}
	})
}

func TestAWrongTokenIsToldInWords(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		s := newStage(t, modelstest.Open(t, d, nil))
		_, err := models.Connect(ctx, s.db, s.company.Marketer, models.Connection{WABAID: s.company.Account.WABAID, Token: "stolen"})
		if err != nil {
			t.Fatal(err)
		}
		s.runErrands(NewErrands(s.db, ErrandOptions{Client: s.client}))
		account, err := models.FindAccount(ctx, s.db)
		if err != nil || !strings.Contains(account.LastError, "access token") || strings.Contains(account.LastError, "stolen") {
			t.Errorf("the account: %+v, %v", account.LastError, err)
		}
		errand, err := models.FindErrand(ctx, s.db, models.ErrandCheckAccount, "")
		if err != nil || errand.State != models.ErrandWaiting || !errand.Troubled() {
			t.Errorf("the errand: %+v, %v", errand, err)
		}
	})
}

func TestWhatTimeBringsComesBack(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		clock := modelstest.NewClock()
		db := modelstest.Open(t, d, clock.Now)
		runs := 0
		errands := NewErrands(db, ErrandOptions{})
		errands.tasks = map[models.ErrandKind]task{}
		errands.Every("test.often", time.Hour, func(context.Context, *models.DB) error { runs++; return nil })
		for range 2 {
			if err := errands.Start(ctx); err != nil {
				t.Fatal(err)
			}
		}
		for hour := range 3 {
			did, err := errands.Once(ctx)
			if err != nil || !did || runs != hour+1 {
				t.Fatalf("hour %d: did %v, %d runs, %v", hour, did, runs, err)
			}
			if did, _ := errands.Once(ctx); did {
				t.Fatal("it ran twice in an hour")
			}
			clock.Advance(time.Hour)
		}
	})
}
