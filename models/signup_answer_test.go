package models_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

func field(key, kind string, required bool) models.FormField {
	f := models.FormField{Key: key, Kind: kind, Required: required, Labels: map[string]string{}, Reasons: map[string]string{}}
	for _, language := range []string{"nl", "en"} {
		f.Labels[language], f.Reasons[language] = key+" "+language, "because "+language
	}
	if kind == models.FieldChoice {
		f.Choices = map[string][]string{"nl": {"Binnen", "Buiten"}, "en": {"Indoors", "Outdoors"}}
	}
	return f
}

// asking is a form with these fields.
func asking(t *testing.T, c modelstest.Company, fields ...models.FormField) models.Form {
	t.Helper()
	draft := c.Draft()
	draft.Fields = fields
	form, err := models.CreateForm(context.Background(), c.DB, c.Marketer, "Fields", draft)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := form.Publish(context.Background(), c.DB, c.Marketer, modelstest.DrawPlain); err != nil {
		t.Fatal(err)
	}
	return form
}

func TestAnswersAreCheckedByTheirKind(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db).Described(t)
		for _, test := range []struct {
			kind, answer, kept string
			required           bool
		}{
			{models.FieldText, "  a  balcony ", "a balcony", false}, {models.FieldText, strings.Repeat("x", 121), "", false},
			{models.FieldText, "", "", false}, {models.FieldText, " ", "", true},
			{models.FieldEmail, "mila@zaailing.example", "mila@zaailing.example", true}, {models.FieldEmail, "mila", "", false},
			{models.FieldEmail, "Mila <mila@zaailing.example>", "", false}, {models.FieldEmail, "mila@localhost", "", false},
			{models.FieldBirthday, "1990-02-28", "1990-02-28", false}, {models.FieldBirthday, "1990-02-30", "", false},
			{models.FieldBirthday, "2990-01-01", "", false}, {models.FieldBirthday, "1790-01-01", "", false},
			{models.FieldPostcode, "1234 ab", "1234 AB", false}, {models.FieldPostcode, "<1234>", "", false},
			{models.FieldChoice, "Outdoors", "Outdoors", false}, {models.FieldChoice, "Buiten", "Outdoors", false}, {models.FieldChoice, "Elsewhere", "", false},
		} {
			form := asking(t, c, field("it", test.kind, test.required))
			n := c.Filled(t, form, clock, "+3197010123456")
			n.Answers = map[string]string{"it": test.answer, "more": "what nobody asked"}
			s, err := form.BeginSignup(context.Background(), db, n)
			var wrong models.Invalid
			complains := errors.As(err, &wrong) && wrong["answer_it"] != "" && len(wrong) == 1
			fine := err == nil && s.Answers["it"] == test.kept && s.Answers["more"] == ""
			if refuses := test.kept == "" && (test.answer != "" || test.required); refuses != complains || !refuses && !fine {
				t.Errorf("%s %q: %+v, %v", test.kind, test.answer, s.Answers, err)
			}
		}
	})
}

func TestAnswersBecomeWhatIsKnownOnceConfirmed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := asking(t, c, modelstest.AsksName, field("place", models.FieldChoice, true), field("email", models.FieldEmail, false))
		n := c.Filled(t, form, clock, "+3197010123456")
		n.Answers["place"] = "Binnen"
		s, err := form.BeginSignup(ctx, db, n)
		if err != nil {
			t.Fatal(err)
		}
		granted, err := models.Opened(ctx, db, s.EvidenceID)
		if err != nil {
			t.Fatal(err)
		}
		wantData(t, granted.Terms.Data)
		if place, email := granted.Capture.Controls[1], granted.Capture.Controls[2]; place.Label != "place nl: because nl" || place.Action != "filled in" || email.Action != "left empty" {
			t.Errorf("controls: %+v", granted.Capture.Controls)
		}
		_, contact, err := models.Hear(ctx, db, modelstest.Says("wamid.1", "3197010123456", "", s.Declaration, clock.Now()))
		if err != nil {
			t.Fatal(err)
		}
		known, err := models.FindContact(ctx, db, contact.ID)
		if err != nil || known.Name != "Mila Vos" || known.Attributes["place"] != "Indoors" || len(known.Attributes) != 1 {
			t.Errorf("known: %+v, %v", known, err)
		}
		again := c.Filled(t, form, clock, "+3197010123456")
		again.Answers["place"], again.Answers["email"] = "Buiten", "mila@zaailing.example"
		if s, err = form.BeginSignup(ctx, db, again); err != nil {
			t.Fatal(err)
		}
		if _, _, err = models.Hear(ctx, db, modelstest.Says("wamid.2", "3197010123456", "", s.Declaration, clock.Now())); err != nil {
			t.Fatal(err)
		}
		known, err = models.FindContact(ctx, db, contact.ID)
		if err != nil || known.Attributes["place"] != "Outdoors" || known.Attributes["email"] != "mila@zaailing.example" {
			t.Errorf("known after a second time: %+v, %v", known.Attributes, err)
		}
	})
}

func wantData(t *testing.T, data []ledger.Datum) {
	t.Helper()
	want := []ledger.Datum{
		{Type: "phone number", Need: "necessary", Category: "ordinary"}, {Type: "name", Need: "optional", Category: "ordinary"},
		{Type: "place", Need: "necessary", Category: "ordinary"}, {Type: "email", Need: "optional", Category: "ordinary"},
	}
	if len(data) != len(want) {
		t.Fatalf("data: %+v", data)
	}
	for i := range want {
		if data[i] != want[i] {
			t.Errorf("datum %d: %+v", i, data[i])
		}
	}
}

func TestOtherAnswersOnTheSamePageAreASecondSignup(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db).Described(t)
		form := asking(t, c, field("it", models.FieldText, false))
		n := c.Filled(t, form, clock, "+3197010123456")
		if err := begin(c, form, n); err != nil {
			t.Fatal(err)
		}
		n.Answers = map[string]string{"it": "changed"}
		refused(t, models.ServedUsed, begin(c, form, n))
	})
}
