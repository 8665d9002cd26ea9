package models_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

// exported fills a company with a small history and writes its bundle.
func exported(t *testing.T, db *models.DB, clock *modelstest.Clock) (dir, vkey string) {
	t.Helper()
	ctx := context.Background()
	company := modelstest.NewCompany(t, db)
	leaving := company.Willing(t, 1)
	company.Willing(t, 2)
	campaign := company.Sending(t, "Spring")
	clock.Advance(time.Minute)
	claimAll(t, db, campaign)
	clock.Advance(time.Minute)
	if err := leaving.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "bundle")
	if _, err := models.ExportEvidence(ctx, db, company.Marketer, dir); err != nil {
		t.Fatal(err)
	}
	vkey, err := db.VerifierKey()
	if err != nil {
		t.Fatal(err)
	}
	return dir, vkey
}

func TestAnExportedBundleVerifiesWithoutUs(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		dir, vkey := exported(t, db, clock)
		report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{vkey}})
		if err != nil || report.Exit != ledger.ExitOK || !report.Anchored || report.Uses != 2 || report.Messages != 2 || report.Acts["campaign.launch"] != 1 || report.Acts["evidence.export"] != 1 {
			t.Fatalf("%v: %v", err, report)
		}
	})
}

func TestOneByteOfALeafOrAPayloadIsEnoughToFail(t *testing.T) {
	clock := modelstest.NewClock()
	dir, vkey := exported(t, modelstest.Open(t, modelstest.SQLite(t), clock.Now), clock)
	for _, name := range []string{"payloads.jsonl", "tile/entries"} {
		path := firstFile(t, filepath.Join(dir, name))
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < len(whole); at += 1 + len(whole)/40 {
			changed := append([]byte{}, whole...)
			changed[at] ^= 1
			if err := os.WriteFile(path, changed, 0o600); err != nil {
				t.Fatal(err)
			}
			if report, _ := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{vkey}}); report.Exit == ledger.ExitOK {
				t.Errorf("byte %d of %s was changed and nobody noticed", at, name)
			}
		}
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{vkey}}); err != nil || report.Exit != ledger.ExitOK {
		t.Fatalf("put back as it was, it must pass: %v %v", report, err)
	}
}

// firstFile is path itself, or the first file below it.
func firstFile(t *testing.T, path string) string {
	t.Helper()
	found := ""
	filepath.WalkDir(path, func(p string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && found == "" && !strings.HasPrefix(d.Name(), ".") {
			found = p
		}
		return nil
	})
	if found == "" {
		t.Fatalf("nothing at %s", path)
	}
	return found
}

func TestTheDatabaseItselfRefusesToChangeEvidence(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		modelstest.NewCompany(t, db)
		for _, statement := range []string{
			`UPDATE evidence SET type = 'granted'`, `DELETE FROM evidence`, `UPDATE sealed SET payload = nonce`, `UPDATE audit_entries SET actor = 'nobody'`, `DELETE FROM audit_entries`,
		} {
			if err := models.Execute(context.Background(), db, statement); err == nil {
				t.Errorf("%s went through", statement)
			}
		}
	})
}
