package models_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// seasoned is a town in which much has happened to everybody.
func seasoned(t *testing.T, db *models.DB, clock *modelstest.Clock, n int) *town {
	w := newTown(t, db, clock, n)
	w.signUp()
	w.list()
	w.campaign()
	for _, k := range w.people {
		w.scatter(k)
	}
	return w
}

// found is where something of somebody still is: in the tables, and on SQLite in the file.
func (w *town) found(d *scratch.Database, traces []string) (where []string) {
	w.t.Helper()
	w.ok(models.Dump(w.ctx, w.db, func(table, row string) {
		for _, trace := range traces {
			if strings.Contains(row, trace) {
				where = append(where, table+": "+trace)
			}
		}
	}))
	for _, suffix := range []string{"", "-wal"} {
		raw, err := os.ReadFile(d.Name() + suffix)
		if err != nil {
			continue
		}
		for _, trace := range traces {
			if bytes.Contains(raw, []byte(trace)) {
				where = append(where, "file"+suffix+": "+trace)
			}
		}
	}
	return where
}

func TestNothingIsLeftOfWhoIsErased(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		clock := modelstest.NewClock()
		db := modelstest.Open(t, d, clock.Now)
		w := seasoned(t, db, clock, 6)
		first, second, stays := w.people[1], w.people[2], w.people[0]
		other := w.merge(second)
		for _, trace := range append(first.traces()[:5], other) {
			if len(w.found(d, []string{trace})) == 0 {
				t.Fatalf("%s was never there", trace)
			}
		}
		for _, k := range []*known{first, second} {
			if _, err := k.contact.Erase(w.ctx, db, w.company.Marketer, models.Erasing{Reason: ledger.ReasonArt17}); err != nil {
				t.Fatal(err)
			}
			w.ok(models.Tidy(w.ctx, db))
			if left := w.found(d, k.traces()); len(left) > 0 {
				t.Errorf("left of person %d: %v", k.n, left)
			}
		}
		if left := w.found(d, []string{other[3:]}); len(left) > 0 {
			t.Errorf("left of the row that was merged: %v", left)
		}
		for _, trace := range stays.traces()[:4] {
			if len(w.found(d, []string{trace})) == 0 {
				t.Errorf("%s of somebody else is gone", trace)
			}
		}
		w.verifies(stays, first, second)
	})
}

// verifies exports and checks the log; extracts are remarked on, and nothing is wrong.
func (w *town) verifies(stays *known, gone ...*known) {
	w.t.Helper()
	sameStory(w.t, w.db)
	dir := filepath.Join(w.t.TempDir(), "bundle")
	_, err := models.ExportEvidence(w.ctx, w.db, w.company.Marketer, dir)
	w.ok(err)
	vkey, err := w.db.VerifierKey()
	w.ok(err)
	report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{vkey}})
	w.ok(err)
	words := report.String()
	if report.Exit != ledger.ExitOK || report.Erased["confirmed art17"] != int64(len(gone)) || !strings.Contains(words, "was reduced on") {
		w.t.Errorf("after the erasure: %s", words)
	}
	w.ok(filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, k := range gone {
			for _, trace := range k.traces() {
				if bytes.Contains(raw, []byte(trace)) {
					w.t.Errorf("%s holds %s", path, trace)
				}
			}
		}
		return err
	}))
}

// Each of these is an erasure that forgets one place. A test that does not see it would see nothing.
func TestWhatAnErasureForgetsIsSeen(t *testing.T) {
	for _, forgotten := range []string{"contacts.name", "contacts.wa_id", "contact_words", "messages.wamid", "messages.parameters", "inbound_messages", "signups",
		"sealed", "audit_entries", "webhook_bodies", "webhook_events", "api_answers", "errands", "file_chunks", "attachments", "invitations", "retaggings"} {
		t.Run(forgotten, func(t *testing.T) {
			clock, d := modelstest.NewClock(), modelstest.SQLite(t)
			db := modelstest.Open(t, d, clock.Now)
			w := seasoned(t, db, clock, 2)
			_, err := models.EraseAllBut(w.ctx, db, w.company.Marketer, []int64{w.people[0].contact.ID}, models.Erasing{Reason: ledger.ReasonArt17}, forgotten)
			w.ok(err)
			w.ok(models.Tidy(w.ctx, db))
			if len(w.found(d, w.people[0].traces())) == 0 {
				t.Error("nobody noticed")
			}
		})
	}
}

func TestWhoIsErasedIsNotMessagedAgain(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		kept, forgotten := company.Willing(t, 1), company.Willing(t, 2)
		numbers := []string{kept.PhoneNumber(), forgotten.PhoneNumber()}
		campaign := company.Sending(t, "Spring")
		for i, c := range []*models.Contact{&kept, &forgotten} {
			if _, err := c.Erase(ctx, db, company.Marketer, models.Erasing{Reason: ledger.ReasonArt17, Forget: i == 1}); err != nil {
				t.Fatal(err)
			}
			if c.ErasedAt == nil || c.Label() != "Erased person" {
				t.Errorf("after the erasure: %+v", c)
			}
			if _, err := c.Erase(ctx, db, company.Marketer, models.Erasing{Reason: ledger.ReasonArt17}); !errors.As(err, new(models.Conflict)) {
				t.Errorf("erased twice: %v", err)
			}
		}
		if claimed := claimAll(t, db, campaign); len(claimed.Dispatches) != 0 || claimed.Skipped != 2 {
			t.Errorf("claimed %+v", claimed)
		}
		for i, number := range numbers {
			back, err := models.AddContact(ctx, db, company.Marketer, models.NewContact{Phone: number, Name: "On another list"})
			if err != nil || (back.SuppressedAt != nil) != (i == 0) {
				t.Errorf("met again: suppressed %v, %v", back.SuppressedAt, err)
			}
		}
	})
}

func TestProofOfOneConsentIsErasedAndTheOtherStays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 1)
		yes, err := models.ListConsents(ctx, db, person.ID)
		if err != nil {
			t.Fatal(err)
		}
		old := models.Lapsed{EvidenceID: yes[0].EvidenceID, Due: db.Now()}
		if _, err := models.EraseEvidence(ctx, db, "retention:NL-24m", []models.Lapsed{old}); !errors.As(err, new(models.Refusal)) {
			t.Errorf("the proof of a consent in force: %v", err)
		}
		if err := person.Withdraw(ctx, db, models.Withdrawal{Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
			t.Fatal(err)
		}
		for n := 1; n >= 0; n-- {
			if gone, err := models.EraseEvidence(ctx, db, "retention:NL-24m", []models.Lapsed{old}); err != nil || gone != n {
				t.Errorf("erased %d, %v", gone, err)
			}
		}
		if _, err := models.Opened(ctx, db, old.EvidenceID); !errors.As(err, new(models.NotFound)) {
			t.Errorf("still opened: %v", err)
		}
		if _, err := models.EraseEvidence(ctx, db, "because", []models.Lapsed{{EvidenceID: old.EvidenceID + 1}}); err == nil {
			t.Error("erased for no reason that there is")
		}
	})
}
