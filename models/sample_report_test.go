package models_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestASignedReportIsFinalAndSurvivesTheErasureOfWhomItIsAbout(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db).Described(t)
		noor, joris := reviewers(t, db)
		for n := range 6 {
			company.Willing(t, n)
		}
		s, items := drawn(t, db, noor, models.NewSample{Size: 5})
		eraseThem(t, db, items[4].Who)
		for place := 1; place <= 4; place++ {
			flag := ""
			if place == 2 {
				flag = "Person " + items[1].Who.Name + " says this is not their hand."
			}
			if err := judge(s, db, noor, place, 0, flag); err != nil {
				t.Fatal(err)
			}
		}
		if err := judge(s, db, noor, 5, 0, ""); !errors.As(err, new(models.Refusal)) {
			t.Errorf("judged what was erased: %v", err)
		}
		if err := s.SignOff(ctx, db, joris); err != nil {
			t.Fatal(err)
		}
		if err := s.SignOff(ctx, db, joris); !errors.As(err, new(models.Conflict)) {
			t.Errorf("signed twice: %v", err)
		}
		if err := judge(s, db, noor, 1, 1, "late"); !errors.As(err, new(models.Conflict)) {
			t.Errorf("judged after: %v", err)
		}
		for _, change := range []string{`UPDATE samples SET report_hash = 'x'`, `UPDATE sample_items SET verdict = 'approved'`, `INSERT INTO sample_items (sample_id, place, evidence_id, contact_id) SELECT id, 99, through, 1 FROM samples`} {
			if err := models.Execute(ctx, db, change); err == nil {
				t.Errorf("the database let somebody %s", change)
			}
		}
		before := s.Report
		eraseThem(t, db, items[1].Who)
		s, err := models.FindSample(ctx, db, s.ID)
		if err != nil || string(s.Report) != string(before) || !s.Untouched() {
			t.Errorf("the report changed: %v", err)
		}
		r, err := s.Read()
		if err != nil || r.Result.Approved != 3 || r.Result.Flagged != 1 || r.Result.Erased != 1 || r.Items[1].Dossier == "" || r.Items[1].Comment == "" || !strings.HasPrefix(r.Items[1].Leaf, "consent/v1 import") {
			t.Errorf("%+v, %v", r, err)
		}
		item, err := s.FindItem(ctx, db, 2)
		if err != nil || item.Comment != "" || !item.Gone || item.Verdict != models.Flagged {
			t.Errorf("after the erasure: %+v, %v", item, err)
		}
		if _, err := s.OpenDossier(ctx, db, noor, 2, 1); !errors.As(err, new(models.NotFound)) {
			t.Errorf("the dossier is still there: %v", err)
		}
		evidence, err := s.SignedEvidence(ctx, db)
		if err != nil || evidence == 0 {
			t.Fatal(err)
		}
		said, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE evidence_id = ? AND CAST(after AS TEXT) LIKE ?`, evidence, "%"+s.ReportHash+"%")
		if err != nil || said != 1 || json.Valid(s.Report) == false {
			t.Errorf("the log does not hold the report's hash: %v", err)
		}
	})
}

// eraseThem is an erasure somebody asked for.
func eraseThem(t *testing.T, db *models.DB, c models.Contact) {
	t.Helper()
	if _, err := c.Erase(context.Background(), db, models.System, models.Erasing{Reason: ledger.ReasonArt17}); err != nil {
		t.Fatal(err)
	}
}

// Figures of the score interval as others publish them.
func TestRatesAreHonestAboutSmallSamples(t *testing.T) {
	for _, c := range []struct {
		hits, of  int
		low, high float64
	}{{0, 50, 0, 0.0713}, {2, 50, 0.0110, 0.1346}, {1, 10, 0.0179, 0.4042}, {10, 10, 0.7225, 1}} {
		r := models.SampleCount{Flagged: c.hits, Approved: c.of - c.hits}.Rate(100_000)
		if diff := max(r.Low-c.low, c.low-r.Low, r.High-c.high, c.high-r.High); diff > 0.0002 {
			t.Errorf("%d of %d: %.4f to %.4f", c.hits, c.of, r.Low, r.High)
		}
	}
	if r := (models.SampleCount{Flagged: 1, Approved: 9}).Rate(10); !r.Whole || r.Low != 0.1 || r.High != 0.1 {
		t.Errorf("all of it: %+v", r)
	}
	if r := (models.SampleCount{}).Rate(10); r.Low != 0 || r.High != 1 {
		t.Errorf("nothing of it: %+v", r)
	}
}

// Where the proof of one consent goes and the person stays, a reviewer's copy of it goes as well.
func TestProofThatLapsesTakesTheDossiersOfItAlong(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db).Described(t)
		noor, _ := reviewers(t, db)
		person := company.Willing(t, 1)
		s, items := drawn(t, db, noor, models.NewSample{Size: 1})
		if err := judge(s, db, noor, 1, 0, ""); err != nil {
			t.Fatal(err)
		}
		if err := person.Withdraw(ctx, db, models.Withdrawal{Channel: "staff", Who: noor}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.OpenDossier(ctx, db, noor, 1, 1); err != nil {
			t.Fatal(err)
		}
		if n, err := models.EraseEvidence(ctx, db, "retention:NL-24m", []models.Lapsed{{EvidenceID: items[0].EvidenceID, Due: db.Now()}}); n != 1 || err != nil {
			t.Fatalf("%d, %v", n, err)
		}
		if _, err := s.OpenDossier(ctx, db, noor, 1, 1); !errors.As(err, new(models.NotFound)) {
			t.Errorf("the dossier is still there: %v", err)
		}
		if n, err := models.CountOptIns(ctx, db, models.SampleCriteria{}); n != 0 || err != nil {
			t.Errorf("%d opt-ins can still be drawn, %v", n, err)
		}
		if item, err := s.FindItem(ctx, db, 1); err != nil || !item.Gone || item.Verdict != models.Approved {
			t.Errorf("%+v, %v", item, err)
		}
	})
}
