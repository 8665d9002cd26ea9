package models_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// While somebody has the turn whoever writes waits, in whatever way it is written, and whoever reads does not.
func TestWhoeverWritesToAFileWaitsTheirTurn(t *testing.T) {
	t.Parallel()
	file := modelstest.SQLite(t)
	synctest.Test(t, func(t *testing.T) {
		ctx := t.Context()
		db := modelstest.Open(t, file, nil)
		p, err := models.RegisterProcess(ctx, db, "test")
		if err != nil {
			t.Fatal(err)
		}
		throttle := models.Throttle{Name: "test", Most: 5, Window: time.Hour}
		leave, err := models.TakeTurn(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		writers := map[string]func() error{
			"transaction": func() error { return db.Tx(ctx, func(context.Context, *models.DB) error { return nil }) },
			"create":      func() error { _, err := models.RegisterProcess(ctx, db, "another"); return err },
			"update":      func() error { return models.ChangeProcess(ctx, db, p) },
			"delete":      func() error { return models.DropProcess(ctx, db, models.Process{ID: 1 << 40}) },
			"exec":        func() error { return p.Renew(ctx, db) },
			"returning":   func() error { _, err := throttle.Take(ctx, db); return err },
		}
		waits := map[string]chan error{}
		for name, write := range writers {
			done := make(chan error, 1)
			waits[name] = done
			go func() { done <- write() }()
		}
		for name, read := range map[string]func() error{
			"read": func() error {
				return db.Read(ctx, func(ctx context.Context, tx *models.DB) error { return tx.Ping(ctx) })
			},
			"backup": func() error { return db.Backup(ctx, filepath.Join(t.TempDir(), "copy.db")) },
		} {
			if err := read(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		synctest.Wait()
		for name, done := range waits {
			select {
			case err := <-done:
				t.Errorf("%s did not wait: %v", name, err)
				done <- err
			default:
			}
		}
		leave()
		for name, done := range waits {
			if err := <-done; err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestWhoeverStopsWaitingForTheirTurnHasWrittenNothing(t *testing.T) {
	t.Parallel()
	file := modelstest.SQLite(t)
	synctest.Test(t, func(t *testing.T) {
		db := modelstest.Open(t, file, nil)
		leave, err := models.TakeTurn(t.Context(), db)
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithTimeout(t.Context(), time.Second)
		defer stop()
		if p, err := models.RegisterProcess(ctx, db, "test"); !errors.Is(err, context.DeadlineExceeded) || p.ID != 0 {
			t.Errorf("registered %d, %v", p.ID, err)
		}
		leave()
		if _, err := models.RegisterProcess(t.Context(), db, "test"); err != nil {
			t.Error(err)
		}
	})
}
