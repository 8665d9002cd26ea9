package models_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func ask(t *testing.T, db *models.DB, asked string) models.Lookup {
	t.Helper()
	l, err := models.LookUp(context.Background(), db, asked)
	if err != nil {
		t.Fatalf("%q: %v", asked, err)
	}
	return l
}

func traceKinds(l models.Lookup) (all []models.TraceKind) {
	for _, trace := range l.Traces {
		all = append(all, trace.Kind)
	}
	return all
}

func TestAPersonIsFoundHoweverTheyAreNamed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		_, person := lived(t, db, clock)
		for _, asked := range []string{
			"+3197010123456", "+31 970 101 23456", "0970 10123456", "0031970-10123456", "3197010123456", "(0970) 10.12.34.56", "tel:+3197010123456", "https://wa.me/3197010123456",
			"NL.1", "mila", "Mila Vos", "vos", "23456",
		} {
			if l := ask(t, db, asked); len(l.Contacts) != 1 || l.Contacts[0].ID != person.ID || !l.Only() {
				t.Errorf("%q: %+v", asked, l)
			}
		}
		d, err := models.FindDossier(ctx, db, person.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, asked := range []string{d.Receipts[0].RecordID, "consent:" + d.Receipts[0].RecordID, "https://zaailing.example" + models.ReceiptLink(db, d.Receipts[0].EvidenceID)} {
			if l := ask(t, db, asked); l.Proof == nil || l.Proof.ContactID != person.ID || l.Proof.EvidenceID != d.Receipts[0].EvidenceID || !l.Only() {
				t.Errorf("%q: %+v", asked, l)
			}
		}
		for _, asked := range []string{fmt.Sprintf("#%d", d.Uses[0].ID), fmt.Sprintf("message %d", d.Uses[0].ID), d.Uses[0].AttemptID(db).String()} {
			if l := ask(t, db, asked); len(l.Messages) != 1 || l.Messages[0].ID != d.Uses[0].ID || !l.Only() {
				t.Errorf("%q: %+v", asked, l)
			}
		}
		if _, err := models.LookUp(ctx, db, "  "); !errors.As(err, new(models.Invalid)) {
			t.Errorf("nothing was looked for: %v", err)
		}
	})
}

// One receipt in 64 is named by something that ends in a sign that no word ends in.
func TestReceiptsAreFoundByTheirLinksHoweverTheseEnd(t *testing.T) {
	for _, end := range []string{"c", "-", "_", "7"} {
		receipt := "AAAAAAAAABIj-2PbY76ktVjT-a-6Thc"[:31] + end
		for _, text := range []string{"https://zaailing.example/r/%s", "/r/%s", "see /r/%s.", "/r/%s?language=nl", "/r/%s/proof"} {
			if found := models.ReceiptIn(fmt.Sprintf(text, receipt)); found != receipt {
				t.Errorf("%q in %q", found, fmt.Sprintf(text, receipt))
			}
		}
		if found := models.ReceiptIn("/r/" + receipt + "A"); found != "" {
			t.Errorf("%q in what is longer than a receipt's name", found)
		}
	}
}

func TestANumberThatNobodyHasIsExplained(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		shop, person := lived(t, db, clock)
		if l := ask(t, db, "+31 970 199 99999"); l.Address == "" || len(l.Contacts)+len(l.Traces) != 0 {
			t.Errorf("a number never seen: %+v", l)
		}
		never := models.Never{Kind: models.SuppressionAsked, Reason: "asked by letter"}
		if err := models.SuppressNumber(ctx, db, shop.Marketer, "+3197010000077", never); err != nil {
			t.Fatal(err)
		}
		if l := ask(t, db, "+3197010000077"); !slices.Equal(traceKinds(l), []models.TraceKind{models.TraceNever}) || l.Traces[0].Why != never.Reason || l.Only() {
			t.Errorf("never messaged: %+v", l)
		}
		shop.SignedUp(t, shop.Form(t), clock, "+3197010000078")
		if l := ask(t, db, "+3197010000078"); !slices.Equal(traceKinds(l), []models.TraceKind{models.TracePending}) {
			t.Errorf("not confirmed: %+v", l)
		}
		clock.Advance(25 * time.Hour)
		if l := ask(t, db, "+3197010000078"); len(l.Traces) != 0 {
			t.Errorf("confirmed by nobody in time: %+v", l)
		}
		if err := person.LoseNumber(ctx, db, shop.Marketer, "somebody else answered"); err != nil {
			t.Fatal(err)
		}
		l := ask(t, db, "+3197010123456")
		if !slices.Equal(traceKinds(l), []models.TraceKind{models.TraceHandedOver}) || l.Traces[0].ContactID != person.ID || !l.Traces[0].At.Equal(db.Now()) {
			t.Errorf("handed over: %+v", l)
		}
		shop.Person(t, 0)
		if l := ask(t, db, "+3197010123456"); l.Traces[0].Kind != models.TraceHandedOver {
			t.Errorf("still handed over: %+v", l)
		}
		if l := ask(t, db, "+31 970 199 99999"); !slices.Equal(traceKinds(l), []models.TraceKind{models.TraceUserIDs}) || l.Traces[0].N != 1 {
			t.Errorf("one person is known by user id only: %+v", l)
		}
	})
}
