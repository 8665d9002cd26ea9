package models_test

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

func plain(string) models.Wording { return modelstest.Plain{} }

// What a system tells us keeps what it says of the proof, names the key, and stands up to an auditor.
func TestWhatASystemTellsIsProvenUnderItsKey(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		key, _ := makeKey(t, db, models.Scopes...)
		clock.Advance(time.Hour)
		told := models.OptIn{
			Phone: "+31 970 1000 0001", Name: "Mila", Language: "nl", PurposeIDs: []int64{c.Purpose.ID}, How: "Ticked the box", FormID: form.ID,
			Page: "https://shop.example/account?session=7#x", From: netip.MustParseAddr("192.0.2.77"), Who: key.Actor(),
		}
		person, err := models.RecordOptIn(ctx, db, told)
		if err != nil {
			t.Fatal(err)
		}
		consents, err := models.ListConsents(ctx, db, person.ID)
		if err != nil || len(consents) != 1 || consents[0].Grade != models.GradeRecorded || consents[0].NoticeID == nil {
			t.Fatalf("%+v, %v", consents, err)
		}
		e, err := models.Opened(ctx, db, consents[0].EvidenceID)
		if err != nil {
			t.Fatal(err)
		}
		notice, err := models.FindNotice(ctx, db, *form.VersionID, "nl")
		by := fmt.Sprintf("key:%d", key.ID)
		if err != nil || e.Assertion.By != by || e.Assertion.Page != "https://shop.example/account" || e.Assertion.Network != "192.0.2.0/24" || e.Terms.Notice.Hash != notice.HexHash() {
			t.Errorf("%+v %+v, %v", e.Assertion, e.Terms.Notice, err)
		}
		told.Phone, told.FormID, told.Shown = "+3197010000002", 0, "Yes, send me offers"
		if _, err := models.RecordOptIn(ctx, db, told); err != nil {
			t.Fatal(err)
		}
		if _, err := models.BeginOptIn(ctx, db, models.OptIn{Phone: "+3197010000003", Language: "nl", PurposeIDs: told.PurposeIDs, How: "asked", FormID: form.ID, Who: key.Actor()}, plain); err != nil {
			t.Fatal(err)
		}
		if _, err := models.RecordOptOut(ctx, db, models.OptOut{ContactID: person.ID, Channel: "e-mail", Words: "Stop", Who: key.Actor()}); err != nil {
			t.Fatal(err)
		}
		if n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE actor = ?`, key.Actor().Name); err != nil || n != 3 {
			t.Errorf("%d acts of the key in the audit, %v", n, err)
		}
		proven(t, c)
	})
}

// proven exports the evidence and has it checked as an auditor would.
func proven(t *testing.T, c modelstest.Company) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "bundle")
	if _, err := models.ExportEvidence(context.Background(), c.DB, c.Marketer, dir); err != nil {
		t.Fatal(err)
	}
	vkey, err := c.DB.VerifierKey()
	if err != nil {
		t.Fatal(err)
	}
	if report, err := ledger.Verify(dir, ledger.VerifyOptions{VKeys: []string{vkey}}); err != nil || report.Exit != ledger.ExitOK {
		t.Errorf("%v: %v", err, report)
	}
	verifyParts(t, c.DB)
}

func TestASystemCannotTellOfWhatWasNeverShown(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		other, err := models.CreatePurpose(context.Background(), db, c.Marketer, models.NewPurpose{Name: "Workshops", Words: map[string]models.PurposeWords{"nl": {What: "workshops", Often: "soms"}}})
		if err != nil {
			t.Fatal(err)
		}
		good := models.OptIn{Phone: "+3197010000001", Language: "nl", PurposeIDs: []int64{c.Purpose.ID}, How: "Ticked the box", FormID: form.ID, Who: models.System}
		for field, change := range map[string]func(o *models.OptIn){
			"form":       func(o *models.OptIn) { o.At = modelstest.Start.Add(-time.Hour) },
			"language":   func(o *models.OptIn) { o.Language = "fr" },
			"purpose_id": func(o *models.OptIn) { o.PurposeIDs = append(o.PurposeIDs, other.ID) },
			"page":       func(o *models.OptIn) { o.Page = "account" },
		} {
			bad := good
			change(&bad)
			var wrong models.Invalid
			if _, err := models.RecordOptIn(context.Background(), db, bad); !errors.As(err, &wrong) || wrong[field] == "" {
				t.Errorf("%s: %v", field, err)
			}
		}
		if people, err := models.ContactsAfter(context.Background(), db, 0, 1); err != nil || len(people) != 0 {
			t.Errorf("%d people from what was refused, %v", len(people), err)
		}
		if _, err := models.RecordOptIn(context.Background(), db, good); err != nil {
			t.Error("the control:", err)
		}
	})
}

func TestTheSameRequestAtOnceIsDoneOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		key, _ := makeKey(t, db, models.WriteContacts)
		var done, answered atomic.Int64
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				answer, _, err := models.APIRequest{Key: key, Name: "order-1", What: []byte("x")}.Answered(context.Background(), db, func(ctx context.Context, tx *models.DB) (models.APIAnswer, error) {
					done.Add(1)
					person, _, err := models.PutContact(ctx, tx, key.Actor(), "+3197010000001", "", models.Amendment{})
					return models.APIAnswer{Status: 201, Body: fmt.Append(nil, person.ID)}, err
				})
				if err == nil && answer.Status == 201 && string(answer.Body) == "1" {
					answered.Add(1)
				} else {
					t.Error(answer, err)
				}
			})
		}
		all.Wait()
		if done.Load() != 1 || answered.Load() != 8 {
			t.Errorf("done %d times, answered %d", done.Load(), answered.Load())
		}
	})
}
