package sender

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestWhatComesBackByItselfIsHousework(t *testing.T) {
	for kind, task := range NewErrands(nil, ErrandOptions{}).tasks {
		if listed := slices.Contains(models.Housework, kind); listed != (task.every > 0) {
			t.Errorf("%s comes back every %s; that it is housework is %v", kind, task.every, listed)
		}
	}
}

func TestHouseworkThatFailsIsToldFirst(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		errands := NewErrands(db, ErrandOptions{})
		broken := errors.New("disk I/O error")
		errands.Every(models.HouseErrands, time.Hour, func(context.Context, *models.DB) error { return broken })
		errands.Every(models.HouseMails, time.Hour, func(context.Context, *models.DB) error { return context.DeadlineExceeded })
		for kind := range errands.tasks {
			if kind != models.HouseErrands && kind != models.HouseMails && kind != models.HouseOutcomes {
				delete(errands.tasks, kind)
			}
		}
		for kind := range errands.tasks {
			if err := models.EnsureErrand(ctx, db, kind, db.Now()); err != nil {
				t.Fatal(err)
			}
		}
		(&stage{t: t, db: db}).runErrands(errands)
		all, err := models.ListHousework(ctx, db)
		if err != nil || len(all) != 3 {
			t.Fatalf("%d kinds, %v", len(all), err)
		}
		for i, want := range []struct {
			kind  models.ErrandKind
			words string
		}{{models.HouseMails, "It took too long. It goes on the next time."}, {models.HouseErrands, inTheLog}, {models.HouseOutcomes, ""}} {
			if got := all[i]; got.Kind != want.kind || got.LastError != want.words || got.Troubled() != (want.words != "") {
				t.Errorf("%d: %s, %q", i, got.Kind, got.LastError)
			}
		}
	})
}
