package models_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

func TestThrottlesHoldForAllProcessesTogether(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		clock := modelstest.NewClock()
		processes := []*models.DB{modelstest.Open(t, d, clock.Now), modelstest.Open(t, d, clock.Now)}
		door := models.Throttle{Name: "door", Most: 5, Window: time.Hour}
		var through atomic.Int64
		var turns sync.WaitGroup
		for i := range 20 {
			turns.Go(func() {
				switch err := door.Spend(ctx, processes[i%2], "Too many."); {
				case err == nil:
					through.Add(1)
				case !refusedFor(err, models.Throttled):
					t.Error(err)
				}
			})
		}
		turns.Wait()
		if through.Load() != 5 {
			t.Fatalf("%d of 5 went through", through.Load())
		}
		clock.Advance(time.Hour)
		if err := door.Spend(ctx, processes[0], "Too many."); err != nil {
			t.Fatalf("in the next window: %v", err)
		}
	})
}
