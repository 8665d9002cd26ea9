package models_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

// lived is somebody who signed up on a form, got a message on the strength of that, and stopped.
func lived(t *testing.T, db *models.DB, clock *modelstest.Clock) (modelstest.Company, models.Contact) {
	t.Helper()
	shop := modelstest.NewCompany(t, db).Described(t)
	s := shop.SignedUp(t, shop.Form(t), clock, "+3197010123456")
	_, person := hears(t, db, modelstest.Says("wamid.1", "3197010123456", "NL.1", s.Declaration, clock.Now().Add(time.Minute)))
	clock.Advance(time.Hour)
	claimAll(t, db, shop.Sending(t, "Spring"))
	clock.Advance(time.Hour)
	withdraw(t, db, person, clock.Now())
	return shop, person
}

func TestADossierTellsTheWholeStory(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		shop, person := lived(t, db, clock)
		d, err := models.OpenDossier(context.Background(), db, shop.Marketer, person.ID, "view")
		if err != nil {
			t.Fatal(err)
		}
		var kinds []ledger.Type
		for _, p := range d.Proofs {
			kinds = append(kinds, p.Evidence.Type)
			if missing := p.Unsaid(); missing != nil {
				t.Errorf("%s lacks %v", p.Evidence.Type, missing)
			}
		}
		if !slices.Equal(kinds, []ledger.Type{ledger.Granted, ledger.Confirmed, ledger.Withdrawn}) {
			t.Fatalf("it tells of %v", kinds)
		}
		yes := d.Proofs[1]
		if yes.Notice == nil || yes.Capture == nil || yes.Signup == nil || yes.Call == nil || yes.Sent.N != 1 || yes.Sent.First.IsZero() || !yes.Opens() {
			t.Errorf("the yes: %+v", yes)
		}
		if len(d.Uses) != 1 || d.Uses[0].Verdict != models.Founded || d.Uses[0].Place == nil || d.Uses[0].Campaign != "Spring" {
			t.Errorf("used: %+v", d.Uses)
		}
		if len(d.Notices()) != 1 || len(d.Receipts) != 1 || len(d.Consents) != 1 || d.Consents[0].State != models.ConsentWithdrawn {
			t.Errorf("%+v", d)
		}
		v := d.Verification
		if !v.Sound() || v.Opened() != 3 || v.InLog() != 3 || v.Erased() != 0 {
			t.Errorf("verified: %+v", v)
		}
	})
}

func TestSeeingADossierStandsInTheAudit(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		shop, person := lived(t, db, clock)
		for how, action := range map[string]string{"view": "view", "json": "export"} {
			if _, err := models.OpenDossier(ctx, db, shop.Marketer, person.ID, how); err != nil {
				t.Fatal(err)
			}
			n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE subject = 'dossier' AND action = ? AND subject_id = ?`, action, person.ID)
			if err != nil || n != 1 {
				t.Errorf("%s: %d entries, %v", how, n, err)
			}
		}
		if _, err := models.OpenDossier(ctx, db, shop.Marketer, 999, "view"); err == nil {
			t.Error("a dossier of nobody was opened")
		}
		if _, err := models.FindDossier(ctx, db, person.ID); err != nil {
			t.Error(err)
		}
	})
}

func TestAnAlteredRecordIsSeenInTheDossier(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		shop, person := lived(t, db, clock)
		d, err := models.OpenDossier(ctx, db, shop.Marketer, person.ID, "view")
		if err != nil || !d.Verification.Sound() {
			t.Fatal(err)
		}
		if err := models.Forge(ctx, db, d.Proofs[1].Evidence.ID); err != nil {
			t.Fatal(err)
		}
		if d, err = models.FindDossier(ctx, db, person.ID); err != nil || d.Verification.Sound() || d.Verification.Checks[d.Proofs[1].Evidence.ID].Opens {
			t.Errorf("nobody noticed: %v", err)
		}
	})
}

func TestADossierAsAFileCanBeCheckedByAnybody(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		shop, person := lived(t, db, clock)
		d, err := models.OpenDossier(context.Background(), db, shop.Marketer, person.ID, "json")
		if err != nil {
			t.Fatal(err)
		}
		text, err := d.JSON()
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Evidence []struct {
				Leaf, Nonce, Payload string
			}
			Notices  []struct{ SHA256, HTML string }
			Log      struct{ Checkpoint, Public_Key string }
			Messages []struct{ Verdict string }
		}
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
		for _, e := range file.Evidence {
			nonce, _ := base64.StdEncoding.DecodeString(e.Nonce)
			payload, _ := base64.StdEncoding.DecodeString(e.Payload)
			if err := ledger.Opens(e.Leaf+"\n", nonce, payload); err != nil {
				t.Error(err)
			}
		}
		if _, err := ledger.OpenCheckpoint([]byte(file.Log.Checkpoint), []string{file.Log.Public_Key}); err != nil {
			t.Error(err)
		}
		if len(file.Evidence) != 3 || len(file.Notices) != 1 || len(file.Messages) != 1 || file.Messages[0].Verdict != "founded" || strings.Contains(string(text), "null") {
			t.Errorf("%s", text)
		}
	})
}

func TestOfSomebodyErasedOnlyTheLeavesAreLeft(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		shop, person := lived(t, db, clock)
		if err := models.Execute(ctx, db, `DELETE FROM sealed WHERE evidence_id IN (SELECT id FROM evidence WHERE contact_id IS NOT NULL)`); err != nil {
			t.Fatal(err)
		}
		d, err := models.OpenDossier(ctx, db, shop.Marketer, person.ID, "view")
		if err != nil || len(d.Proofs) != 3 || d.Verification.Erased() != 2 || !d.Verification.Sound() || d.Uses[0].Verdict != models.YesErased {
			t.Errorf("%v: %+v", err, d)
		}
		if _, err := d.JSON(); err != nil {
			t.Error(err)
		}
	})
}
