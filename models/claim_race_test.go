package models_test

import (
	"context"
	"errors"
	"flag"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// size is how large a long proof is; `make prove-…` runs them whole.
var size = flag.Int("n", 0, "how large the proof is; a fiftieth of its whole when not given")

// sizeOr is the size asked for, or a fiftieth of the whole.
func sizeOr(fiftieth int) int {
	if *size > 0 {
		return *size
	}
	return fiftieth
}

// race lets claims and withdrawals of the same people loose on each other and returns how many claims came after their withdrawal.
func race(t *testing.T, db *models.DB, clock *modelstest.Clock, n int) int {
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
				if _, err := models.ClaimCampaign(ctx, db, campaign.ID, int64(w+1), 5); err != nil {
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
		n := sizeOr(2000)
		if violations := race(t, db, clock, n); violations > 0 {
			t.Fatalf("%d of %d messages were claimed after their withdrawal", violations, n)
		}
		t.Logf("%d messages raced against %d withdrawals: none claimed after its own", n, n/2)
	})
}

// While the statement of a claim stands still, somebody says no, and that is committed. The claim has begun before and goes on behind it: it must see the no.
// Each lock is left out once, to see what it is for. On SQLite one transaction writes at a time.
func TestAClaimSeesANoThatWasCommittedWhileItWasJudging(t *testing.T) {
	withdraw := func(db *models.DB, _ modelstest.Company, person models.Contact) error {
		return person.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "stop_word", Input: "STOP", Who: models.System})
	}
	suppress := func(db *models.DB, company modelstest.Company, person models.Contact) error {
		return person.Suppress(ctx, db, company.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: "a complaint"})
	}
	erase := func(db *models.DB, company modelstest.Company, person models.Contact) error {
		_, err := person.Erase(ctx, db, company.Marketer, models.Erasing{Reason: "art17"})
		return err
	}
	for _, c := range []struct {
		name    string
		no      func(*models.DB, modelstest.Company, models.Contact) error
		without string
		claimed int
	}{
		{"a withdrawal", withdraw, "", 0},
		{"a suppression", suppress, "", 0},
		{"an erasure", erase, "", 0},
		{"a withdrawal, and the yes is not locked", withdraw, models.LockYes, 1},
		{"a suppression, and the person is not locked", suppress, models.LockPerson, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := modelstest.NewClock()
			db := modelstest.Open(t, modelstest.Postgres(t), clock.Now)
			company := modelstest.NewCompany(t, db)
			person := company.Willing(t, 1)
			campaign := company.Sending(t, "Held up")
			clock.Advance(time.Minute)
			var claimed models.Claimed
			claim := func() (err error) {
				claimed, err = models.ClaimHeldUp(ctx, db, campaign.ID, 1, 5, c.without)
				return err
			}
			if err := models.HoldUp(ctx, db, claim, func() error { return c.no(db, company, person) }); err != nil {
				t.Fatal(err)
			}
			if len(claimed.Dispatches) != c.claimed {
				t.Errorf("%d messages were claimed after it", len(claimed.Dispatches))
			}
		})
	}
}

// While the statement of a claim stands still, Meta tells that an earlier attempt of the message was sent. It must neither be sent again nor be called
// skipped or waiting.
func TestAClaimLeavesAMessageThatMetaToldOfWhileItWasJudging(t *testing.T) {
	for name, before := range map[string]func(*models.DB, models.Contact) error{
		"who may get it": func(*models.DB, models.Contact) error { return nil },
		"who withdrew": func(db *models.DB, person models.Contact) error {
			return person.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "stop_word", Input: "STOP", Who: models.System})
		},
		"whose words must be read": func(db *models.DB, person models.Contact) error {
			return models.Execute(ctx, db, `UPDATE contacts SET doubt_at = ? WHERE id = ?`, db.Now(), person.ID)
		},
	} {
		t.Run(name, func(t *testing.T) {
			clock := modelstest.NewClock()
			db := modelstest.Open(t, modelstest.Postgres(t), clock.Now)
			company := modelstest.NewCompany(t, db)
			person := company.Willing(t, 1)
			campaign := company.Sending(t, "Told of")
			first := claimAll(t, db, campaign).Dispatches[0]
			happens := func(what models.Event) error {
				h := models.Happening{MessageID: first.MessageID, Attempt: 1, What: what, At: clock.Now(), RetryAt: clock.Now(), Reason: "no_connection"}
				return models.Advance(ctx, db, []models.Happening{h})
			}
			if err := errors.Join(happens(models.EventPutBack), before(db, person)); err != nil {
				t.Fatal(err)
			}
			clock.Advance(time.Minute)
			claim := func() error {
				_, err := models.ClaimHeldUp(ctx, db, campaign.ID, 1, 5, "")
				return err
			}
			if err := models.HoldUp(ctx, db, claim, func() error { return happens(models.EventSent) }); !errors.Is(err, models.ErrMoved) {
				t.Errorf("the claim says %v", err)
			}
			if again := claimAll(t, db, campaign).Dispatches; len(again) > 0 {
				t.Errorf("it is claimed again: %v", again)
			}
			if stands, err := models.StatesOf(ctx, db, campaign.ID); err != nil || stands[first.MessageID] != models.Sent {
				t.Errorf("it stands as %v, %v", stands, err)
			}
		})
	}
}
