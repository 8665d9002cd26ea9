package models_test

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

func sheet(c modelstest.Company) models.Record {
	return models.Record{
		Source: models.SourcePaper, Version: 1, Language: "nl", Phone: "0970 12345678", Country: "NL", Name: "Mila  Vos", PurposeIDs: []int64{c.Purpose.ID},
		At: c.DB.Now().Add(-48 * time.Hour), Words: "Noor, at the counter", Who: c.Marketer,
	}
}

func TestASignedSheetIsKeptWithItsScan(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form, r := c.Form(t), sheet(c)
		scan, err := models.KeepDocument(ctx, db, bytes.NewReader([]byte("%PDF-1.4 a sheet\n%%EOF\n")))
		if err != nil {
			t.Fatal(err)
		}
		r.ScanID = scan.ID
		person, given, err := form.Record(ctx, db, r)
		if err != nil || given != 1 || person.Name != "Mila Vos" || person.PhoneNumber() != "+3197012345678" {
			t.Fatalf("%+v, %d, %v", person, given, err)
		}
		consent := onlyConsent(t, db, person)
		notice, err := models.FindNoticeOf(ctx, db, *form.VersionID, "nl", models.PaperNotice)
		if err != nil || consent.Source != ledger.SourcePaper || consent.Grade != models.GradeRecorded || *consent.NoticeID != notice.ID || !consent.ActedAt.Equal(r.At.Truncate(time.Second)) {
			t.Fatalf("%+v, %v", consent, err)
		}
		e, err := models.Opened(ctx, db, consent.EvidenceID)
		if err != nil || e.Terms.Notice.Hash != notice.HexHash() || e.Assertion.File == "" || e.Assertion.Words != r.Words {
			t.Errorf("%+v of %+v, %v", e.Assertion, e.Terms.Notice, err)
		}
		files, err := models.ListAttachments(ctx, db, models.AttachedEvidence, consent.EvidenceID)
		if err != nil || len(files) != 1 || *files[0].ContactID != person.ID || files[0].FileID != scan.ID {
			t.Errorf("%+v, %v", files, err)
		}
	})
}

func TestAYesByTelephoneIsOnlyAWord(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form, r := c.Form(t), sheet(c)
		r.Source = models.SourcePhone
		person, given, err := form.Record(ctx, db, r)
		if err != nil || given != 1 || onlyConsent(t, db, person).Grade != models.GradeAsserted {
			t.Fatalf("%d, %v", given, err)
		}
		clock.Advance(time.Hour)
		withdraw(t, db, person, db.Now())
		clock.Advance(time.Hour)
		r.At = db.Now()
		if _, given, err := form.Record(ctx, db, r); err != nil || given != 0 || onlyConsent(t, db, person).State != models.ConsentWithdrawn {
			t.Errorf("their no was written over: %d, %v", given, err)
		}
	})
}

func TestWhatCannotBeRecorded(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		for field, spoil := range map[string]func(*models.Record){
			"phone":    func(r *models.Record) { r.Phone = "12" },
			"purpose":  func(r *models.Record) { r.PurposeIDs = []int64{c.Purpose.ID + 1} },
			"day":      func(r *models.Record) { r.At = db.Now().Add(time.Hour) },
			"words":    func(r *models.Record) { r.Words = " " },
			"version":  func(r *models.Record) { r.Version = 7 },
			"language": func(r *models.Record) { r.Language = "sv" },
		} {
			r := sheet(c)
			spoil(&r)
			var wrong models.Invalid
			if _, _, err := form.Record(ctx, db, r); !errors.As(err, &wrong) || wrong[field] == "" || len(wrong) != 1 {
				t.Errorf("%s: %v", field, err)
			}
		}
		for _, table := range []string{"contacts", "consents", "attachments"} {
			if n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM `+table); err != nil || n != 0 {
				t.Errorf("%d rows in %s, %v", n, table, err)
			}
		}
	})
}
