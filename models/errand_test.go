package models_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

func enqueue(t *testing.T, db *models.DB, key string, runAt time.Time) {
	t.Helper()
	if err := models.Enqueue(context.Background(), db, "test", key, map[string]string{"key": key}, runAt); err != nil {
		t.Fatal(err)
	}
}

func claimErrand(t *testing.T, db *models.DB) (models.Errand, bool) {
	t.Helper()
	e, ok, err := models.ClaimErrand(context.Background(), db, 0)
	if err != nil {
		t.Fatal(err)
	}
	return e, ok
}

func TestTwoProcessesShareErrandsAndNeverTheSameOne(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		const errands = 40
		clock := modelstest.NewClock()
		first := modelstest.Open(t, d, clock.Now)
		for n := range errands {
			enqueue(t, first, fmt.Sprint(n), clock.Now())
		}
		var mu sync.Mutex
		var racers sync.WaitGroup
		taken := map[int64]int{}
		for _, db := range []*models.DB{first, modelstest.Open(t, d, clock.Now)} {
			racers.Go(func() {
				for {
					e, ok, err := models.ClaimErrand(context.Background(), db, 0)
					if err != nil {
						t.Error(err)
					}
					if err != nil || !ok {
						return
					}
					mu.Lock()
					taken[e.ID]++
					mu.Unlock()
				}
			})
		}
		racers.Wait()
		if len(taken) != errands {
			t.Errorf("%d of %d errands were taken", len(taken), errands)
		}
		for id, times := range taken {
			if times != 1 {
				t.Errorf("errand %d was taken %d times", id, times)
			}
		}
	})
}

func TestOfOneKindAndKeyThereIsOneErrand(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		enqueue(t, db, "a", clock.Now().Add(time.Hour))
		if _, ok := claimErrand(t, db); ok {
			t.Fatal("an errand ran before its time")
		}
		enqueue(t, db, "a", clock.Now())
		e, ok := claimErrand(t, db)
		if !ok || e.Asked != 2 || e.Attempts != 1 {
			t.Fatalf("claimed %+v", e)
		}
		if _, ok := claimErrand(t, db); ok {
			t.Fatal("there were two")
		}
	})
}

func TestAnErrandAskedForWhileItRunsRunsOnceMore(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		enqueue(t, db, "a", clock.Now())
		running, _ := claimErrand(t, db)
		enqueue(t, db, "a", clock.Now())
		if err := running.Complete(ctx, db, time.Time{}); err != nil {
			t.Fatal(err)
		}
		again, ok := claimErrand(t, db)
		if !ok || again.ID != running.ID {
			t.Fatal("what was asked meanwhile was lost")
		}
		if err := again.Complete(ctx, db, time.Time{}); err != nil {
			t.Fatal(err)
		}
		if _, ok := claimErrand(t, db); ok {
			t.Error("it ran a third time")
		}
	})
}

func TestWhoeverLostTheLeaseHasNoSay(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		enqueue(t, db, "a", clock.Now())
		slow, _ := claimErrand(t, db)
		clock.Advance(models.ErrandLease)
		quick, ok := claimErrand(t, db)
		if !ok || quick.ID != slow.ID || quick.Attempts != 2 {
			t.Fatalf("nobody took over: %+v", quick)
		}
		for name, err := range map[string]error{
			"complete": slow.Complete(ctx, db, time.Time{}), "postpone": slow.Postpone(ctx, db, "late", clock.Now()), "give up": slow.GiveUp(ctx, db, "late"),
		} {
			if !errors.As(err, new(models.Conflict)) {
				t.Errorf("%s by the slow one: %v", name, err)
			}
		}
		if err := quick.Complete(ctx, db, time.Time{}); err != nil {
			t.Error(err)
		}
	})
}

func TestTheErrandsOfAProcessThatEndedAreFree(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		process, err := models.RegisterProcess(ctx, db, "one")
		if err != nil {
			t.Fatal(err)
		}
		enqueue(t, db, "a", clock.Now())
		if _, ok, err := models.ClaimErrand(ctx, db, process.ID); err != nil || !ok {
			t.Fatal(err)
		}
		if _, ok := claimErrand(t, db); ok {
			t.Fatal("it was taken from a living process")
		}
		if err := process.End(ctx, db); err != nil {
			t.Fatal(err)
		}
		if _, ok := claimErrand(t, db); !ok {
			t.Error("nobody could take over")
		}
	})
}

func TestAFailedAttemptSaysWhyAndComesBackLater(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		enqueue(t, db, "a", clock.Now())
		e, _ := claimErrand(t, db)
		if err := e.Postpone(ctx, db, "Meta is away.", clock.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		if _, ok := claimErrand(t, db); ok {
			t.Fatal("it came back at once")
		}
		if seen, err := models.FindErrand(ctx, db, "test", "a"); err != nil || seen.LastError != "Meta is away." || !seen.Troubled() {
			t.Fatalf("%+v, %v", seen, err)
		}
		clock.Advance(time.Minute)
		if e, ok := claimErrand(t, db); !ok || e.Attempts != 2 {
			t.Errorf("second attempt: %+v", e)
		}
	})
}

func TestAnErrandGoesWithItsTransaction(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		undone := errors.New("undone")
		err := db.Tx(context.Background(), func(ctx context.Context, tx *models.DB) error {
			if err := models.Enqueue(ctx, tx, "test", "a", nil, clock.Now()); err != nil {
				t.Fatal(err)
			}
			return undone
		})
		if !errors.Is(err, undone) {
			t.Fatal(err)
		}
		if _, ok := claimErrand(t, db); ok {
			t.Error("the errand outlived its transaction")
		}
	})
}
