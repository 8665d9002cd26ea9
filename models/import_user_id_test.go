package models_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func byUserID(t *testing.T, db *models.DB, id string) models.Contact {
	t.Helper()
	c, err := models.FindContactByAddress(ctx, db, "", id)
	if err != nil {
		t.Fatal(id, err)
	}
	return c
}

// People who hide their number have a user id at WhatsApp instead, and a list can hold both kinds.
func TestAListHoldsPeopleWithoutANumber(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		im := imported(t, db, "Name;Phone;WhatsApp user id;Time zone;Consent\n"+
			"Mila;;NL.4711000001;europe/lisbon;yes\n"+
			"Tom;+31 970 1000 0002;NL.4711000002;;yes\n"+
			"Tom;;NL.4711000002;CET;\n"+ // the same person
			"Ina;+31 1;NL.4711000003;;yes\n"+
			"Ola;+31 970 1000 0004;4711;;yes\n"+
			"Ada;;;;yes\n"+
			"Eva;;4711;;yes\n"+
			"Uwe;;NL.4711000005;;yes\n"+
			"Uwe;;NL.4711000005;;no\n",
			agreed(company.Purpose))
		if got := figures(im); got != "finished 9/9: added 5 changed 0 same 2 rejected 2, consents 4 kept no 0 declined 3" {
			t.Error(got)
		}
		mila, tom, uwe := byUserID(t, db, "NL.4711000001"), find(t, db, "+3197010000002"), byUserID(t, db, "NL.4711000005")
		if k, has := consent(t, db, mila); !has || k.State != models.ConsentGiven || mila.Phone != nil || mila.Zone != "Europe/Lisbon" || mila.Country != "" {
			t.Errorf("without a number %+v, consent %v", mila, k)
		}
		if tom.UserID() != "NL.4711000002" || tom.Zone != "" {
			t.Errorf("with both %+v", tom)
		}
		if _, has := consent(t, db, uwe); has || byUserID(t, db, "NL.4711000003").Phone != nil || find(t, db, "+3197010000004").BSUID != nil {
			t.Error("a no elsewhere in the list, or an address that is none, was not heeded")
		}
		problems, err := models.ListImportErrors(ctx, db, im.ID, 0, 10)
		var lines []string
		for _, p := range problems {
			lines = append(lines, fmt.Sprintf("%d %v", p.Line, p.Rejected))
		}
		if got := strings.Join(lines, ", "); err != nil || got != "4 false, 5 false, 6 false, 7 true, 8 true" {
			t.Errorf("%s, %v: %+v", got, err, problems)
		}
	})
}

// A list gives nobody an address of somebody else, and a yes in it comes to nobody where it cannot be told whose it is.
func TestAListThatMixesPeopleUpIsNotBelieved(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		one, other := company.Person(t, 1), company.Person(t, 2)
		first := imported(t, db, "Name;User id\nMila;NL.4711000001\nNever;NL.4711000009\n", nil)
		mila, never := byUserID(t, db, "NL.4711000001"), byUserID(t, db, "NL.4711000009")
		if err := never.Suppress(ctx, db, company.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: "for the test"}); err != nil {
			t.Fatal(err)
		}
		row := func(phone, id string) string { return "X;" + phone + ";" + id + ";yes\n" }
		im := imported(t, db, "Name;Phone;User id;Consent\n"+
			row(one.PhoneNumber(), "NL.4711000001")+ // two people
			row(other.PhoneNumber(), "NL.4711000007")+ // known by the number
			row("+31 970 1000 0008", "NL.4711000001")+ // known by the user id
			row("+31 970 1000 0009", "NL.4711000009"), // never, whatever the number
			agreed(company.Purpose))
		if got := figures(im); first.Added != 2 || got != "finished 4/4: added 0 changed 0 same 2 rejected 1, consents 2 kept no 0 declined 0" || im.Never != 1 {
			t.Errorf("%s, never %d", got, im.Never)
		}
		for _, c := range []struct {
			who     models.Contact
			willing bool
		}{{one, false}, {other, true}, {mila, true}, {never, false}} {
			now, err := models.FindContact(ctx, db, c.who.ID)
			_, has := consent(t, db, c.who)
			if err != nil || has != c.willing || now.PhoneNumber() != c.who.PhoneNumber() || now.UserID() != c.who.UserID() {
				t.Errorf("%+v, consent %v, %v", now, has, err)
			}
		}
		for _, phone := range []string{"+3197010000008", "+3197010000009"} {
			if _, err := models.FindContactByAddress(ctx, db, phone, ""); !errors.As(err, new(models.NotFound)) {
				t.Errorf("%s became somebody: %v", phone, err)
			}
		}
	})
}

func TestColumnsOfUserIDsAndZonesAreFound(t *testing.T) {
	t.Parallel()
	for header, want := range map[string][]models.Meaning{
		"Customer,BSUID,Time zone":  {models.MeansNothing, models.MeansUserID, models.MeansZone},
		"Customer,Contact,Tijdzone": {models.MeansNothing, models.MeansUserID, models.MeansZone},
		"User ID,Channel,Zeitzone":  {models.MeansNothing, models.MeansUserID, models.MeansZone},
		"Anvandar-ID,Ref,Tidszon":   {models.MeansNothing, models.MeansUserID, models.MeansZone},
		"Numéro client,Id,Fuseau":   {models.MeansNothing, models.MeansUserID, models.MeansNothing},
	} {
		im := upload(t, modelstest.Open(t, modelstest.SQLite(t), nil), header+"\nA 17,NL.4711000001,Europe/Paris\nA 18,DE.4711000002,Europe/Berlin\n")
		for i := range want {
			if im.Mapping.Columns[i] != want[i] {
				t.Errorf("%s: column %d holds %q, want %q", header, i+1, im.Mapping.Columns[i], want[i])
			}
		}
	}
}
