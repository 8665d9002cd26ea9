package models_test

import (
	"context"
	"flag"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// size is how large the long proofs are; `make prove-withdrawals` runs them whole.
var size = flag.Int("n", 2000, "messages in the race of claims against withdrawals")

type claimFunc func(ctx context.Context, db *models.DB, campaignID, process int64, limit int) (models.Claimed, error)

func claimProperly(ctx context.Context, db *models.DB, campaignID, process int64, limit int) (models.Claimed, error) {
	return models.ClaimCampaign(ctx, db, campaignID, process, limit)
}

// race lets claims and withdrawals of the same people loose on each other and returns how many claims came after their withdrawal.
func race(t *testing.T, db *models.DB, clock *modelstest.Clock, n int, claim claimFunc) int {
	t.Helper()
	ctx := context.Background()
	company := modelstest.NewCompany(t, db)
	if err := models.SeedWilling(ctx, db, company.Purpose.ID, n); err != nil {
		t.Fatal(err)
	}
	campaign := company.Sending(t, "Race")
	people, err := models.ContactIDs(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	rand.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })

	var ready, working sync.WaitGroup
	start := make(chan struct{})
	var over atomic.Bool
	run := func(work func()) {
		ready.Add(1)
		working.Go(func() {
			db.Ping(ctx)
			ready.Done()
			<-start
			work()
		})
	}
	leaving := people[:len(people)/2]
	var leavers sync.WaitGroup
	leavers.Add(4)
	for w := range 4 {
		run(func() {
			defer leavers.Done()
			for i := w; i < len(leaving); i += 4 {
				person := models.Contact{ID: leaving[i]}
				if err := person.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for w := range 4 {
		run(func() {
			for !over.Load() {
				if _, err := claim(ctx, db, campaign.ID, int64(w+1), 5); err != nil {
					t.Error(err)
					return
				}
				clock.Advance(5e6)
			}
		})
	}
	ready.Wait()
	close(start)
	leavers.Wait()
	over.Store(true)
	working.Wait()
	violations, err := models.UsesAfterWithdrawal(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	return violations
}

func TestNoClaimCommitsAfterItsWithdrawal(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		if violations := race(t, db, clock, *size, claimProperly); violations > 0 {
			t.Fatalf("%d of %d messages were claimed after their withdrawal", violations, *size)
		}
	})
}

// TestTheOneStatementClaimFailsTheSameRace is the control: without it the race could be one that nothing loses. On SQLite one transaction
// writes at a time, so there is nothing to lose there.
func TestTheOneStatementClaimFailsTheSameRace(t *testing.T) {
	violations := 0
	for range 10 {
		clock := modelstest.NewClock()
		db := modelstest.Open(t, modelstest.Postgres(t), clock.Now)
		if violations += race(t, db, clock, *size, models.ClaimInOneStatement); violations > 0 {
			t.Logf("%d messages claimed after their withdrawal", violations)
			return
		}
	}
	t.Fatal("ten races, and the wrong claim lost none of them: this race proves nothing")
}
