package models_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

func TestASchemaFromTheFutureIsRefused(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		ctx := context.Background()
		db := modelstest.Open(t, d, nil)
		if err := models.Execute(ctx, db, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, true)`); err != nil {
			t.Fatal(err)
		}
		_, err := d.Open(ctx, nil)
		var refusal models.Refusal
		if !errors.As(err, &refusal) || refusal.Reason != "newer-schema" {
			t.Fatalf("a database of a newer program was opened: %v", err)
		}
	})
}

func TestProcessesThatStartTogetherMigrateOnce(t *testing.T) {
	modelstest.EachEmpty(t, func(t *testing.T, d *scratch.Database) {
		var starting sync.WaitGroup
		for range 3 {
			starting.Go(func() {
				db, err := d.Open(context.Background(), nil)
				if err != nil {
					t.Error(err)
					return
				}
				db.Close()
			})
		}
		starting.Wait()
	})
}
