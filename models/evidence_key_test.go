package models_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// nextKey is a new signing key for a log.
func nextKey(t *testing.T, db *models.DB) string {
	t.Helper()
	skey, _, err := ledger.NewKey(db.Installation().Origin)
	if err != nil {
		t.Fatal(err)
	}
	return skey
}

func TestAnotherKeySignsFromHereOn(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, dirs := context.Background(), t.TempDir()
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		before, err := models.ExportEvidence(ctx, db, company.Marketer, filepath.Join(dirs, "old"))
		if err != nil {
			t.Fatal(err)
		}
		first, _ := db.VerifierKey()
		for range 2 {
			if _, err := models.RotateSigningKey(ctx, db, models.System, nextKey(t, db)); err != nil {
				t.Fatal(err)
			}
		}
		company.Willing(t, 2)
		if _, err := models.ExportEvidence(ctx, db, company.Marketer, filepath.Join(dirs, "new")); err != nil {
			t.Fatal(err)
		}
		last, _ := db.VerifierKey()
		for name, keys := range map[string][]string{"old": {first}, "new": {last}} {
			verifiesWith(t, filepath.Join(dirs, name), true, keys)
		}
		verifiesWith(t, filepath.Join(dirs, "new"), true, []string{first}, []byte(before.Note))
		verifiesWith(t, filepath.Join(dirs, "old"), false, []string{last})
		if keys, err := db.VerifierKeys(ctx); err != nil || len(keys) != 3 || keys[0] != first || keys[2] != last {
			t.Errorf("%v, %v", keys, err)
		}
		if n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE subject = 'signing_key'`); err != nil || n != 2 {
			t.Errorf("%d times in the audit, %v", n, err)
		}
	})
}

func verifiesWith(t *testing.T, dir string, passes bool, keys []string, held ...[]byte) {
	t.Helper()
	report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: keys, OldCheckpoints: held})
	if err != nil || (report.Exit == ledger.ExitOK && report.Anchored) != passes || report.Held != len(held) {
		t.Errorf("%s with %v: %v\n%s", filepath.Base(dir), keys, err, report)
	}
}

// A process that still holds the old key reads the new one where it can, and signs nothing where it cannot.
func TestAProcessWithTheOldKeySignsNothing(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		clock, old := modelstest.NewClock(), d.Keys().Signing
		var kept atomic.Pointer[string]
		kept.Store(&old)
		db := modelstest.Open(t, d, clock.Now)
		stale, err := models.Open(context.Background(), models.Options{
			Database: d.Name(), Kind: models.Sandbox, Keys: d.Keys(), Clock: clock.Now, SigningAgain: func() (string, error) { return *kept.Load(), nil },
		})
		if err != nil {
			t.Fatal(err)
		}
		defer stale.Close()
		ctx, company := context.Background(), modelstest.NewCompany(t, db)
		next := nextKey(t, db)
		if _, err := models.RotateSigningKey(ctx, db, models.System, next); err != nil {
			t.Fatal(err)
		}
		company.Willing(t, 1)
		if _, err := models.SignCheckpoint(ctx, stale); !refusedFor(err, "other-keys") {
			t.Errorf("signed with the old key: %v", err)
		}
		if _, err := models.RotateSigningKey(ctx, stale, models.System, nextKey(t, db)); !errors.As(err, new(models.Conflict)) {
			t.Errorf("replaced from the old key: %v", err)
		}
		if summary, err := models.FindLogSummary(ctx, stale); err != nil || !strings.HasPrefix(summary.Checkpoint.Note, summary.Origin) {
			t.Errorf("it may still look: %v", err)
		}
		kept.Store(&next)
		c, err := models.SignCheckpoint(ctx, stale)
		if err != nil {
			t.Fatal(err)
		}
		vkey, _ := db.VerifierKey()
		if _, err := ledger.OpenCheckpoint([]byte(c.Note), []string{vkey}); err != nil {
			t.Error(err)
		}
		if _, err := d.Open(ctx, clock.Now); !refusedFor(err, "other-keys") {
			t.Errorf("opened with the old key: %v", err)
		}
	})
}
