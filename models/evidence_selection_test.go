package models_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

// part exports a selection and verifies it with the log's key.
func part(t *testing.T, db *models.DB, s models.EvidenceSelection) (ledger.Report, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "part")
	if _, err := s.Export(context.Background(), db, models.System, dir); err != nil {
		t.Fatal(err)
	}
	vkey, err := db.VerifierKey()
	if err != nil {
		t.Fatal(err)
	}
	report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{vkey}})
	if err != nil || report.Exit != ledger.ExitOK || report.Opened+report.LeftOut+erased(report) != report.Size {
		t.Errorf("%+v: %v: %v", s, err, report)
	}
	payloads, err := os.ReadFile(filepath.Join(dir, "payloads.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return report, string(payloads)
}

func erased(r ledger.Report) (n int64) {
	for _, kind := range r.Erased {
		n += kind
	}
	return n
}

// verifyParts exports every person by themselves, the last minute, and both.
func verifyParts(t *testing.T, db *models.DB) {
	t.Helper()
	people, err := models.ContactIDs(context.Background(), db)
	if err != nil {
		t.Fatal(err)
	}
	since := db.Now().Add(-time.Minute)
	part(t, db, models.EvidenceSelection{Since: since})
	for _, id := range people[:min(len(people), 8)] {
		part(t, db, models.EvidenceSelection{ContactID: id})
		part(t, db, models.EvidenceSelection{ContactID: id, Since: since})
	}
}

func TestAnAuditorOfOnePersonSeesNobodyElse(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		one, other := company.Willing(t, 1), company.Willing(t, 2)
		campaign := company.Sending(t, "Spring")
		clock.Advance(time.Minute)
		claimAll(t, db, campaign)
		clock.Advance(time.Hour)
		middle := db.Now()
		if err := one.Withdraw(ctx, db, models.Withdrawal{At: db.Now(), Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
			t.Fatal(err)
		}
		report, payloads := part(t, db, models.EvidenceSelection{ContactID: one.ID})
		if report.Uses != 1 || report.Messages != 1 || !strings.Contains(payloads, one.PhoneNumber()) || strings.Contains(payloads, other.PhoneNumber()) {
			t.Errorf("uses %d, messages %d\n%s", report.Uses, report.Messages, payloads)
		}
		report, payloads = part(t, db, models.EvidenceSelection{ContactID: one.ID, Since: middle})
		if len(report.Selection.Evidence) != 1 || !strings.Contains(payloads, "STOP") || strings.Contains(payloads, `"type":"import"`) {
			t.Errorf("%+v\n%s", report.Selection, payloads)
		}
		if report, _ := part(t, db, models.EvidenceSelection{Since: middle}); report.Uses != 0 || report.Messages != 0 || report.Selection.From == 0 {
			t.Errorf("%v", report)
		}
		if report, _ := part(t, db, models.EvidenceSelection{Since: middle.Add(-time.Hour)}); report.Uses != 2 || report.UsesBefore != 2 {
			t.Errorf("%v", report)
		}
		if _, err := (models.EvidenceSelection{ContactID: 999}).Export(ctx, db, models.System, filepath.Join(t.TempDir(), "nobody")); !errors.As(err, new(models.NotFound)) {
			t.Errorf("nobody: %v", err)
		}
	})
}
