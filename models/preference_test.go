package models_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestThePreferencePageOpensForItsPersonOnly(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		first, second := c.Person(t, 1), c.Person(t, 2)
		token := strings.TrimPrefix(models.PreferenceLink(db, first.ID), "/p/")
		if found, err := models.FindPreferences(ctx, db, token); err != nil || found.ID != first.ID {
			t.Fatalf("%+v, %v", found, err)
		}
		forged := strings.TrimPrefix(models.PreferenceLink(db, second.ID), "/p/")[:11] + token[11:]
		receipt := strings.TrimPrefix(models.ReceiptLink(db, first.ID), "/r/")
		for name, bad := range map[string]string{"forged": forged, "another use": receipt, "empty": "", "cut": token[:20], "longer": token + "A"} {
			if _, err := models.FindPreferences(ctx, db, bad); !errors.As(err, new(models.NotFound)) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestStoppingOnThePreferencePage(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		person := c.Willing(t, 1)
		clock.Advance(time.Minute)
		for range 2 {
			if err := person.StopByPreference(ctx, db, []int64{c.Purpose.ID}, "Stop"); err != nil {
				t.Fatal(err)
			}
		}
		all, err := person.ListAgreements(ctx, db)
		if err != nil || len(all) != 1 || all[0].Consent.State != models.ConsentWithdrawn || all[0].Purpose.ID != c.Purpose.ID {
			t.Errorf("%+v, %v", all, err)
		}
		if n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM evidence WHERE type = 'withdrawn'`); err != nil || n != 1 {
			t.Errorf("one no was written down %d times, %v", n, err)
		}
	})
}

func TestAReceiptShowsTheRecord(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		s := c.SignedUp(t, form, clock, "+3197010123456")
		token := func(id int64) string { return strings.TrimPrefix(models.ReceiptLink(db, id), "/r/") }
		if _, err := models.FindReceipt(ctx, db, token(s.EvidenceID)); !errors.As(err, new(models.NotFound)) {
			t.Errorf("a form that nobody confirmed has a receipt: %v", err)
		}
		_, contact := hears(t, db, modelstest.Says("wamid.1", "3197010123456", "", s.Declaration, clock.Now()))
		consent := consentOf(t, db, contact)
		r, err := models.FindReceipt(ctx, db, token(consent.EvidenceID))
		if err != nil || r.ContactID != contact.ID || r.RecordID == "" || !r.Confirmed || r.Company != "Zaailing" || r.Phone != "+3197010123456" ||
			len(r.Purposes) != 1 || r.Purposes[0].Stopped || r.Purposes[0].Words != "aanbiedingen voor planten, hooguit twee keer per maand" {
			t.Errorf("%+v, %v", r, err)
		}
		if _, err := models.FindReceipt(ctx, db, forgedLast(token(consent.EvidenceID))); err == nil {
			t.Error("a forged token opened a receipt")
		}
	})
}

// forgedLast is a token with another last letter.
func forgedLast(token string) string {
	last := len(token) - 1
	return token[:last] + flip(token[last:])
}
