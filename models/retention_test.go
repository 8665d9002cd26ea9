package models_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

func TestRetentionEnds(t *testing.T) {
	amsterdam, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	day := func(text string) time.Time {
		at, err := time.ParseInLocation("2006-01-02 15:04", text, amsterdam)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	given, used, stopped := day("2024-02-01 10:00"), day("2026-03-01 09:00"), day("2026-05-10 12:30")
	for period, want := range map[models.Retention]string{
		models.RetainSixMonths: "2026-11-10 12:30", models.RetainOneYear: "2027-05-10 12:30", models.RetainTwoYears: "2028-05-10 12:30",
		models.RetainThreeYears: "2029-05-10 12:30", models.RetainThirdYearsEnd: "2030-01-01 00:00", models.RetainAfterUse: "2031-03-01 09:00",
	} {
		if got := period.Ends(given, used, stopped, amsterdam); !got.Equal(day(want)) {
			t.Errorf("%s: %v, not %s", period, got, want)
		}
	}
	if got := models.RetainAfterUse.Ends(given, time.Time{}, day("2031-01-01 00:00"), amsterdam); !got.Equal(day("2031-01-01 00:00")) {
		t.Errorf("given long before it stopped: %v", got)
	}
}

func TestARetentionRuleIsKeptWithItsReason(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		for name, rule := range map[string]models.RetentionRule{
			"country": {Country: "", Period: models.RetainOneYear, Reason: "counsel"}, "period": {Country: "DK", Period: "for-ever", Reason: "counsel"},
			"reason": {Country: "DK", Period: models.RetainOneYear, Reason: " "},
		} {
			wrong := models.Invalid{}
			if err := models.SetRetention(ctx, db, company.Marketer, rule); !errors.As(err, &wrong) || wrong[name] == "" {
				t.Errorf("%s: %v", name, err)
			}
		}
		rule := models.RetentionRule{Country: "dk", Period: models.RetainOneYear, Reason: "Our counsel’s advice of May."}
		if err := models.SetRetention(ctx, db, company.Marketer, rule); err != nil {
			t.Fatal(err)
		}
		if err := models.SetRetention(ctx, db, company.Marketer, rule); !errors.As(err, new(models.Invalid)) {
			t.Errorf("twice: %v", err)
		}
		all, err := models.ListRetentionRules(ctx, db)
		if err != nil || len(all) != 1 || all[0].Country != "DK" || all[0].Reason != rule.Reason {
			t.Errorf("%+v, %v", all, err)
		}
	})
}

func TestAYesGivenForATimeExpires(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 1)
		until := clock.Now().Add(time.Hour)
		if err := models.Execute(ctx, db, `UPDATE consents SET expires_at = ? WHERE contact_id = ?`, until, person.ID); err != nil {
			t.Fatal(err)
		}
		if n, err := models.ExpireConsents(ctx, db); n != 0 || err != nil {
			t.Errorf("early: %d, %v", n, err)
		}
		clock.Advance(time.Hour)
		if n, err := models.ExpireConsents(ctx, db); n != 1 || err != nil {
			t.Errorf("in time: %d, %v", n, err)
		}
		if n, err := models.ExpireConsents(ctx, db); n != 0 || err != nil {
			t.Errorf("twice: %d, %v", n, err)
		}
		consents, err := models.ListConsents(ctx, db, person.ID)
		if err != nil || len(consents) != 1 || consents[0].State != models.ConsentExpired {
			t.Errorf("%+v, %v", consents, err)
		}
	})
}

// keeping is what a test expects of one person's proof.
type keeping struct {
	person     models.Contact
	stopped    time.Time
	due        time.Time
	from, till time.Time // while a case holds it
	gone       bool
}

func (k keeping) held(at time.Time) bool { return !at.Before(k.from) && at.Before(k.till) }

// Five years pass a day at a time. On every day each record is there that has to be, and none that has not.
func TestRetentionIsToTheDay(t *testing.T) {
	people, years := 16, 1
	if *size > 0 {
		people, years = *size, 5
	}
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		if diff := passYears(t, db, clock, people, years, 0); diff != "" {
			t.Error(diff)
		}
		sameStory(t, db)
	})
}

// Whoever expects proof to go a day earlier or later than it has to must be told so.
func TestADayTooEarlyOrTooLateIsSeen(t *testing.T) {
	for _, shift := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		clock := modelstest.NewClock()
		db := modelstest.Open(t, modelstest.SQLite(t), clock.Now)
		if passYears(t, db, clock, 4, 1, shift) == "" {
			t.Errorf("nobody noticed %v", shift)
		}
	}
}

var testedRules = map[string]models.Retention{"DK": models.RetainSixMonths, "DE": models.RetainThirdYearsEnd, "SE": models.RetainOneYear}

func passYears(t *testing.T, db *models.DB, clock *modelstest.Clock, people, years int, shift time.Duration) (diff string) {
	ctx := context.Background()
	company := modelstest.NewCompany(t, db)
	for country, period := range testedRules {
		if err := models.SetRetention(ctx, db, company.Marketer, models.RetentionRule{Country: country, Period: period, Reason: "test"}); err != nil {
			t.Fatal(err)
		}
	}
	random := rand.New(rand.NewPCG(7, 7))
	zone, countries := time.UTC, []string{"DK", "DE", "SE", "NL"}
	begin := clock.Now()
	var all []*keeping
	for i := range people {
		k := &keeping{person: company.Willing(t, i+1)}
		country := countries[i%len(countries)]
		if err := models.Execute(ctx, db, `UPDATE contacts SET country = ? WHERE id = ?`, country, k.person.ID); err != nil {
			t.Fatal(err)
		}
		k.stopped = begin.Add(time.Duration(1+random.IntN(years*150*24)) * time.Hour)
		period, ok := testedRules[country]
		if !ok {
			period = models.RetainTwoYears
		}
		k.due = period.Ends(begin, time.Time{}, k.stopped.Truncate(time.Second), zone).Add(shift)
		if i%5 == 4 {
			k.from, k.till = k.stopped.Add(24*time.Hour), k.due.Add(time.Duration(random.IntN(40*24))*time.Hour)
		}
		all = append(all, k)
	}
	for range years * 366 {
		clock.Advance(24 * time.Hour)
		now := clock.Now()
		for _, k := range all {
			liveDay(t, ctx, db, company, k, now)
		}
		if _, _, err := models.LapseProofs(ctx, db); err != nil {
			t.Fatal(err)
		}
		if diff := compareKept(t, ctx, db, all, now); diff != "" {
			return "on " + now.Format(time.DateOnly) + ": " + diff
		}
	}
	gone := 0
	for _, k := range all {
		if k.gone {
			gone++
		}
	}
	t.Logf("%d people, %d years: of %d the proof went, each within its day", people, years, gone)
	if gone == 0 {
		return "nothing was ever due"
	}
	return ""
}

// liveDay is what happens to somebody since yesterday.
func liveDay(t *testing.T, ctx context.Context, db *models.DB, company modelstest.Company, k *keeping, now time.Time) {
	t.Helper()
	yesterday := now.Add(-24 * time.Hour)
	happens := func(at time.Time) bool { return at.After(yesterday) && !at.After(now) }
	if happens(k.stopped) {
		if err := k.person.Withdraw(ctx, db, models.Withdrawal{At: k.stopped, Channel: "staff", Who: company.Marketer}); err != nil {
			t.Fatal(err)
		}
	}
	if happens(k.from) {
		if err := models.Execute(ctx, db, `INSERT INTO cases (kind, contact_id, channel, question, received_at, due_at, state, held_at, held_until, opened_at)
			VALUES ('authority', ?, 'letter', 'q', ?, ?, 'open', ?, ?, ?)`, k.person.ID, now, now, now, k.till, now); err != nil {
			t.Fatal(err)
		}
	}
}

// compareKept says what is there that should not be, or not there that should.
func compareKept(t *testing.T, ctx context.Context, db *models.DB, all []*keeping, now time.Time) string {
	t.Helper()
	for _, k := range all {
		c, err := models.FindContact(ctx, db, k.person.ID)
		if err != nil {
			t.Fatal(err)
		}
		k.gone = c.ErasedAt != nil
		over := !k.due.After(now) && !k.held(now)
		if k.gone != over {
			return fmt.Sprintf("person %d, due %s, held until %s: gone is %v", k.person.ID, k.due, k.till, k.gone)
		}
	}
	return ""
}

func TestProofOfOnePurposeGoesAlone(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx, clock := context.Background(), modelstest.NewClock()
		db := modelstest.Open(t, d, clock.Now)
		company := modelstest.NewCompany(t, db)
		second, err := models.CreatePurpose(ctx, db, company.Marketer, models.NewPurpose{Name: "Workshops", Words: map[string]models.PurposeWords{
			"en": {What: "invitations to workshops", Often: "at most once a month", Kept: "until you stop, and two years after that as proof"},
		}})
		if err != nil {
			t.Fatal(err)
		}
		person := company.Willing(t, 1)
		for _, id := range []int64{company.Purpose.ID, second.ID} {
			if err := person.Withdraw(ctx, db, models.Withdrawal{PurposeIDs: []int64{id}, Channel: "staff", Who: company.Marketer}); err != nil {
				t.Fatal(err)
			}
			clock.Advance(40 * 24 * time.Hour)
		}
		open, answered := asks(t, db, company.Marketer, person, models.CaseAccess), asks(t, db, company.Marketer, person, models.CaseAccess)
		if err := answered.Reply(ctx, db, company.Marketer, models.CaseReply{Outcome: models.CaseGranted, Text: "Here it is.", Channel: models.CaseByEmail}); err != nil {
			t.Fatal(err)
		}
		copies := func(c models.Case, want int) {
			t.Helper()
			if kept, err := c.ListDossiers(ctx, db); err != nil || len(kept) != want {
				t.Errorf("the case keeps %d copies, not %d, %v", len(kept), want, err)
			}
		}
		if _, _, err := models.LapseProofs(ctx, db); err != nil {
			t.Fatal(err)
		}
		copies(answered, 2)
		clock.Advance(730*24*time.Hour - 60*24*time.Hour)
		if erased, reduced, err := models.LapseProofs(ctx, db); erased != 0 || reduced != 1 || err != nil {
			t.Fatalf("erased %d, reduced %d, %v", erased, reduced, err)
		}
		copies(open, 1)
		copies(answered, 0)
		if wal, err := os.Stat(d.Name() + "-wal"); err == nil && wal.Size() > 0 {
			t.Errorf("%d bytes of what went still stand in the log of writes", wal.Size())
		}
		if erased, reduced, err := models.LapseProofs(ctx, db); erased != 0 || reduced != 0 || err != nil {
			t.Fatalf("again: erased %d, reduced %d, %v", erased, reduced, err)
		}
		clock.Advance(60 * 24 * time.Hour)
		if erased, reduced, err := models.LapseProofs(ctx, db); erased != 1 || reduced != 0 || err != nil {
			t.Fatalf("in the end: erased %d, reduced %d, %v", erased, reduced, err)
		}
	})
}
