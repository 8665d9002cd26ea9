package models_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// wonders is somebody who writes what may be a no.
func wonders(t *testing.T, db *models.DB, c models.Contact, id string, at time.Time) {
	t.Helper()
	if err := models.Receive(context.Background(), db, modelstest.Says(id, c.PhoneNumber()[1:], "", "stop the weekly one only", at)); err != nil {
		t.Fatal(err)
	}
}

func onlyDoubt(t *testing.T, db *models.DB) models.DoubtLine {
	t.Helper()
	all, more, err := models.ListDoubts(context.Background(), db, 0)
	if err != nil || more || len(all) != 1 {
		t.Fatalf("%d doubts, %v", len(all), err)
	}
	return all[0]
}

func TestCampaignsWaitWhileSomebodyMustRead(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 1)
		campaign := company.Sending(t, "Spring")
		wonders(t, db, person, "wamid.1", db.Now())
		wonders(t, db, person, "wamid.1", db.Now())
		if claimed := claimAll(t, db, campaign); len(claimed.Dispatches) != 0 || claimed.Held != 1 || claimed.Skipped != 0 {
			t.Fatalf("claimed %+v", claimed)
		}
		line := onlyDoubt(t, db)
		if line.Words != "stop the weekly one only" || line.Person.ID != person.ID {
			t.Errorf("%+v", line)
		}
		clock.Advance(10 * time.Minute)
		if claimed := claimAll(t, db, campaign); claimed.Held != 1 {
			t.Errorf("the second time: %+v", claimed)
		}
		if err := line.Dismiss(ctx, db, company.Marketer, "asked about something else"); err != nil {
			t.Fatal(err)
		}
		if err := line.Dismiss(ctx, db, company.Marketer, ""); !errors.As(err, new(models.Conflict)) {
			t.Errorf("twice: %v", err)
		}
		clock.Advance(10 * time.Minute)
		if claimed := claimAll(t, db, campaign); len(claimed.Dispatches) != 1 {
			t.Errorf("after the decision: %+v", claimed)
		}
	})
}

func TestADoubtThatWasANo(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 1)
		clock.Advance(time.Minute)
		said := db.Now()
		wonders(t, db, person, "wamid.1", said)
		clock.Advance(time.Hour)
		line := onlyDoubt(t, db)
		if err := line.Stop(ctx, db, company.Marketer, nil); err != nil {
			t.Fatal(err)
		}
		consent := onlyConsent(t, db, person)
		if consent.State != models.ConsentWithdrawn || !consent.ActedAt.Equal(said.UTC().Truncate(time.Second)) {
			t.Errorf("%+v", consent)
		}
		if n, _ := models.CountDoubts(ctx, db); n != 0 {
			t.Errorf("%d still wait", n)
		}
	})
}

func TestAClearStopSettlesADoubt(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 1)
		wonders(t, db, person, "wamid.1", db.Now())
		if err := models.Receive(ctx, db, modelstest.Says("wamid.2", person.PhoneNumber()[1:], "", "STOP", db.Now())); err != nil {
			t.Fatal(err)
		}
		if n, _ := models.CountDoubts(ctx, db); n != 0 {
			t.Errorf("%d still wait", n)
		}
	})
}

func TestOfWhomNothingIsSentNothingNeedsToWait(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		wonders(t, db, company.Person(t, 1), "wamid.1", db.Now())
		if n, _ := models.CountDoubts(ctx, db); n != 0 {
			t.Errorf("%d wait", n)
		}
	})
}

// Claims and doubts are let loose on the same people: whoever's doubt had committed before a claim began is not in it.
func TestNoClaimAfterADoubt(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		var people []models.Contact
		for n := range 60 {
			people = append(people, company.Willing(t, n+1))
		}
		campaign := company.Sending(t, "Race")
		var doubted sync.Map
		var late, claims atomic.Int64
		var over atomic.Bool
		var claimers, writers sync.WaitGroup
		for w := range 2 {
			claimers.Go(func() {
				for !over.Load() {
					known := map[any]bool{}
					doubted.Range(func(id, _ any) bool { known[id] = true; return true })
					claimed, err := models.ClaimCampaign(ctx, db, campaign.ID, int64(w+1), 2)
					if err != nil {
						t.Error(err)
						return
					}
					for _, d := range claimed.Dispatches {
						claims.Add(1)
						if known[d.ContactID] {
							late.Add(1)
						}
					}
					clock.Advance(5 * time.Millisecond)
				}
			})
		}
		for w := range 2 {
			writers.Go(func() {
				for i := len(people) - 1 - w; i >= 10; i -= 2 {
					wonders(t, db, people[i], "wamid.race"+people[i].PhoneNumber(), db.Now())
					doubted.Store(people[i].ID, true)
				}
			})
		}
		writers.Wait()
		over.Store(true)
		claimers.Wait()
		if late.Load() > 0 {
			t.Errorf("%d of %d claims came after a doubt", late.Load(), claims.Load())
		}
	})
}
