package models_test

import (
	"context"
	"flag"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// crowded is how many messages others got; `make prove-dossier` takes a million.
var crowded = flag.Int("crowd", 2_000, "messages of others in the proof of how quickly somebody gets what there is of them")

// What somebody has a right to get is there within five seconds among a million messages, and a page that counts those without a valid consent within a tenth.
func TestACrowdTakesNobodyLong(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		shop, person := lived(t, db, clock)
		if err := models.FillCrowd(ctx, db, shop.Purpose, shop.Number.ID, *crowded); err != nil {
			t.Fatal(err)
		}
		c, err := models.OpenCase(ctx, db, shop.Marketer, models.NewCase{Kind: models.CaseAccess, ContactID: &person.ID, Channel: "email", Question: "All of it.", ReceivedAt: clock.Now()})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("what somebody gets, among %d messages: %v", *crowded, within(t, *crowded, 5*time.Second, func() {
			all, err := c.Access(ctx, db, shop.Marketer, "zip")
			if err != nil || len(all.Tables) < 6 {
				t.Fatalf("%d tables, %v", len(all.Tables), err)
			}
			if _, err := all.JSON(); err != nil {
				t.Fatal(err)
			}
		}))
		countsUses(t, db)
	})
}

func countsUses(t *testing.T, db *models.DB) {
	ctx, steps, slowest, began := context.Background(), 0, time.Duration(0), time.Now()
	for done := false; !done; steps++ {
		step := within(t, *crowded, 2*time.Second, func() {
			if err := models.CheckUses(ctx, db, 1); err != nil {
				t.Fatal(err)
			}
		})
		slowest = max(slowest, step)
		if found, err := models.FindUseCheck(ctx, db); err != nil || found.Complete() {
			done = true
		}
	}
	took := time.Since(began)
	look := within(t, *crowded, 100*time.Millisecond, func() {
		found, err := models.FindUseCheck(ctx, db)
		if err != nil || found.Wrong() != 0 || found.LookedAt < int64(*crowded)*9/10 {
			t.Errorf("%+v, %v", found, err)
		}
	})
	t.Logf("all uses counted in %d steps: %v, the slowest step %v; the number alone: %v", steps, took.Round(time.Millisecond), slowest, look)
}

// within measures, and complains of what takes too long in a proof of speed.
func within(t *testing.T, among int, limit time.Duration, do func()) time.Duration {
	t.Helper()
	began := time.Now()
	do()
	took := time.Since(began).Round(time.Millisecond)
	if took > limit && among >= provingSize {
		t.Errorf("it took %v", took)
	}
	return took
}

// provingSize is how many rows make it a proof of speed. Among fewer a busy machine says nothing about us.
const provingSize = 500_000
