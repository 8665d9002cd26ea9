package models_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestFieldsOfADraftAreTidiedAndChecked(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		draft := c.Draft()
		plain := field("", models.FieldText, false)
		plain.Labels = map[string]string{"en": " What  grows at yours? ", "xx": "no such language"}
		draft.Accent = "0C6"
		draft.Fields = []models.FormField{plain, field("", models.FieldEmail, false), field("other", models.FieldName, true), field("kind", models.FieldChoice, false)}
		form, err := models.CreateForm(ctx, db, c.Marketer, "Fields", draft)
		if err != nil {
			t.Fatal(err)
		}
		if form, err = models.FindForm(ctx, db, form.ID); err != nil || form.Draft.Accent != "#00cc66" {
			t.Fatalf("kept %+v, %v", form.Draft, err)
		}
		for at, key := range []string{"what_grows_at_yours", "email", "name", "kind"} {
			if form.Draft.Fields[at].Key != key {
				t.Errorf("field %d is kept as %q", at, form.Draft.Fields[at].Key)
			}
		}
		if labels := form.Draft.Fields[0].Labels; len(labels) != 1 || labels["en"] != "What grows at yours?" {
			t.Errorf("labels: %q", labels)
		}
		_, gaps, err := form.Prepare(ctx, db)
		if err != nil || len(gaps) != 1 || gaps[0].Kind != models.GapLabel || gaps[0].Language != "nl" {
			t.Errorf("gaps: %+v, %v", gaps, err)
		}
	})
}

func TestWhatADraftMustNotHold(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db).Described(t)
		long := strings.Repeat("x", 601)
		for place, spoil := range map[string]func(*models.FormDraft){
			"accent": func(d *models.FormDraft) { d.Accent = "#00cc6g" },
			"field_1_key": func(d *models.FormDraft) {
				d.Fields = []models.FormField{field("a", "text", false), field("a", "email", false)}
			},
			"field_0_key":       func(d *models.FormDraft) { d.Fields = []models.FormField{field("Über uns", "text", false)} },
			"field_0_kind":      func(d *models.FormDraft) { d.Fields = []models.FormField{field("a", "password", false)} },
			"field_0_label_nl":  func(d *models.FormDraft) { d.Fields = []models.FormField{field(long[:60], "text", false)} },
			"field_0_reason_de": func(d *models.FormDraft) { d.Fields[0].Reasons = map[string]string{"de": long} },
			"fields": func(d *models.FormDraft) {
				for _, key := range []string{"b", "c", "d", "e", "f", "g"} {
					d.Fields = append(d.Fields, field(key, "text", false))
				}
			},
			"success_nl":      func(d *models.FormDraft) { d.Texts["nl"] = models.FormText{Success: long} },
			"confirmation_nl": func(d *models.FormDraft) { d.Texts["nl"] = models.FormText{Confirmation: long} },
		} {
			draft := c.Draft()
			spoil(&draft)
			var wrong models.Invalid
			if _, err := models.CreateForm(context.Background(), db, c.Marketer, "Fields", draft); !errors.As(err, &wrong) || wrong[place] == "" {
				t.Errorf("%s: %v", place, err)
			}
		}
	})
}

func TestWhatAFormStillLacks(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db).Described(t)
		for kind, spoil := range map[models.GapKind]func(*models.FormDraft){
			models.GapReason: func(d *models.FormDraft) { d.Fields[0].Reasons = map[string]string{"en": "because"} },
			models.GapChoices: func(d *models.FormDraft) {
				d.Fields[1].Choices = map[string][]string{"en": {"a", "b"}, "nl": {"a", "b", "c"}}
			},
			models.GapSuccess: func(d *models.FormDraft) {
				d.Texts["en"] = models.FormText{Headline: "x", Button: "x", Success: "Welcome"}
			},
			models.GapConfirmation: func(d *models.FormDraft) {
				d.Texts["en"] = models.FormText{Headline: "x", Button: "x", Confirmation: "Welcome"}
			},
		} {
			draft := c.Draft()
			draft.Fields = []models.FormField{field("it", models.FieldText, false), field("one", models.FieldChoice, false)}
			whole, err := models.CreateForm(context.Background(), db, c.Marketer, "Fields", draft)
			if err != nil {
				t.Fatal(err)
			}
			if _, gaps, err := whole.Prepare(context.Background(), db); err != nil || len(gaps) > 0 {
				t.Fatalf("the control lacks %+v, %v", gaps, err)
			}
			spoil(&draft)
			form, err := models.CreateForm(context.Background(), db, c.Marketer, "Fields", draft)
			if err != nil {
				t.Fatal(err)
			}
			if _, gaps, err := form.Prepare(context.Background(), db); err != nil || !gapKinds(gaps)[kind] {
				t.Errorf("%s: %+v, %v", kind, gaps, err)
			}
		}
	})
}

// What people answer can be searched for: the first publication says what it is, and a name that is taken by another type is refused.
func TestPublishingDefinesWhatIsAsked(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		asking(t, c, modelstest.AsksName, field("place", models.FieldChoice, true), field("born", models.FieldBirthday, false), field("mail", models.FieldEmail, false))
		all, err := models.ListAttributes(ctx, db, false)
		if err != nil || len(all) != 3 {
			t.Fatalf("%+v, %v", all, err)
		}
		for _, a := range all {
			want := map[string]models.AttributeType{"place": models.AttributeChoice, "born": models.AttributeDate, "mail": models.AttributeText}[a.Key]
			if a.Type != want || a.Key == "place" && (len(a.Choices) != 2 || a.Choices[0] != "Indoors") {
				t.Errorf("defined %+v", a)
			}
		}
		draft := c.Draft()
		draft.Fields = []models.FormField{field("born", models.FieldText, false), field("mail", models.FieldBirthday, false)}
		form, err := models.CreateForm(ctx, db, c.Marketer, "Clash", draft)
		if err != nil {
			t.Fatal(err)
		}
		if _, gaps, err := form.Prepare(ctx, db); err != nil || len(gaps) != 1 || gaps[0].Kind != models.GapKey || gaps[0].Field.Key != "born" {
			t.Errorf("gaps: %+v, %v", gaps, err)
		}
	})
}
