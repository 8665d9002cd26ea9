package models_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// fencedBy opens d as `greenlist serve` does, with the file that knows what was sent in folder.
func fencedBy(t *testing.T, d *scratch.Database, folder string) *models.DB {
	t.Helper()
	db, err := models.Open(ctx, models.Options{Database: d.Name(), Kind: models.Sandbox, Keys: d.Keys(), FenceIn: folder, Unsynced: !models.IsPostgres(d.Name())})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// fenceSays is what the fence says, and whether anything may be claimed.
func fenceSays(t *testing.T, db *models.DB, campaign models.Campaign, behind bool) {
	t.Helper()
	if got, err := models.CheckFence(ctx, db); err != nil || got != behind {
		t.Fatalf("the database is behind: %v, %v", got, err)
	}
	if may, err := models.MaySend(ctx, db, campaign.ID); err != nil || may == behind {
		t.Errorf("it may send: %v, %v", may, err)
	}
	if claimed := claimAll(t, db, campaign); (len(claimed.Dispatches) == 0) != behind {
		t.Errorf("claimed %d", len(claimed.Dispatches))
	}
}

func TestACopyFromBeforeSendsNothingUntilSomebodyResumesIt(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		folder := t.TempDir()
		db := fencedBy(t, d, folder)
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Restored")
		fenceSays(t, db, campaign, false) // this claims it, and the file is told
		if err := models.Unclaim(ctx, db); err != nil {
			t.Fatal(err)
		}
		again := fencedBy(t, d, folder)
		fenceSays(t, again, campaign, true)
		pause, err := models.FindSendingPause(ctx, again)
		if err != nil || pause.Why != models.PauseReasonRestored {
			t.Errorf("paused because of %q, %v", pause.Why, err)
		}
		if err := models.ResumeSending(ctx, again, company.Marketer, "the other copy is off"); err != nil {
			t.Fatal(err)
		}
		fenceSays(t, fencedBy(t, d, folder), campaign, false)
	})
}

func TestAFenceThatIsMissingIsNoneAndOneThatCannotBeReadIsOne(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		folder := t.TempDir()
		db := fencedBy(t, d, folder)
		company := modelstest.NewCompany(t, db)
		for n := range 3 {
			company.Willing(t, n)
		}
		behind := func(want bool) {
			t.Helper()
			if got, err := models.CheckFence(ctx, fencedBy(t, d, folder)); err != nil || got != want {
				t.Errorf("behind: %v, %v", got, err)
			}
		}
		behind(false)
		behind(false)
		files, err := filepath.Glob(filepath.Join(folder, "sent-*.json"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%v, %v", files, err)
		}
		text, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		other := strings.Replace(string(text), `"timeline":`, `"timeline":9`, 1)
		for _, content := range []string{"{", other} {
			if err := os.WriteFile(files[0], []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			behind(true)
			behind(false)
		}
		if err := os.Remove(files[0]); err != nil {
			t.Fatal(err)
		}
		behind(false)
	})
}

// Whoever runs it from a folder that cannot be written to has no fence, hears of that once, and sends.
func TestAFenceThatCannotBeWrittenStopsNothing(t *testing.T) {
	d := modelstest.SQLite(t)
	db := fencedBy(t, d, filepath.Join(t.TempDir(), "nowhere"))
	company := modelstest.NewCompany(t, db)
	company.Willing(t, 1)
	campaign := company.Sending(t, "Unfenced")
	fenceSays(t, db, campaign, false)
	if err := models.KeepFence(db); err == nil {
		t.Error("nobody was told")
	}
	if err := models.KeepFence(db); err != nil {
		t.Errorf("told again: %v", err)
	}
}

// A pause that somebody forgot must not hide that this is a copy.
func TestThatItIsACopyOutweighsAnyOtherPause(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		db := fencedBy(t, d, t.TempDir())
		for _, why := range []string{"lunch", models.PauseReasonRestored, "lunch"} {
			if err := models.PauseSending(ctx, db, models.System, why); err != nil {
				t.Fatal(err)
			}
		}
		if pause, err := models.FindSendingPause(ctx, db); err != nil || pause.Why != models.PauseReasonRestored {
			t.Errorf("paused because of %q, %v", pause.Why, err)
		}
	})
}
