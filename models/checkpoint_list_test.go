package models_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestCheckpointsAreListedPageByPage(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		for n := range models.CheckpointPageSize + 2 {
			c.Person(t, n)
			clock.Advance(time.Minute)
			if _, err := models.SignCheckpoint(ctx, db); err != nil {
				t.Fatal(err)
			}
		}
		first, err := models.ListCheckpoints(ctx, db, 0, 0)
		if err != nil || len(first.Checkpoints) != models.CheckpointPageSize || first.Larger || !first.Smaller {
			t.Fatalf("%d, %v", len(first.Checkpoints), err)
		}
		last := first.Checkpoints[models.CheckpointPageSize-1].Size
		second, err := models.ListCheckpoints(ctx, db, last, 0)
		if err != nil || len(second.Checkpoints) != 2 || !second.Larger || second.Smaller || second.Checkpoints[0].Size >= last {
			t.Fatalf("%+v, %v", second, err)
		}
		back, err := models.ListCheckpoints(ctx, db, 0, second.Checkpoints[0].Size)
		if err != nil || back.Larger || !back.Smaller || back.Checkpoints[0].Size != first.Checkpoints[0].Size || len(back.Checkpoints) != models.CheckpointPageSize {
			t.Fatalf("%d, %v", len(back.Checkpoints), err)
		}
		if one, err := models.FindCheckpoint(ctx, db, last); err != nil || one.Note != first.Checkpoints[models.CheckpointPageSize-1].Note {
			t.Errorf("%+v, %v", one, err)
		}
		if _, err := models.FindCheckpoint(ctx, db, 0); !errors.As(err, new(models.NotFound)) {
			t.Error(err)
		}
	})
}
