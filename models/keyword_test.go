package models_test

import (
	"context"
	"errors"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestKeywordsForgiveSlipsButNotOtherWords(t *testing.T) {
	all := models.Keywords("NRCQ AAN", "NRCQ UIT", "PLANTEN", "Jardinière", "ZON 24", "AB")
	for text, want := range map[string]string{
		"NRCQ AAN": "NRCQ AAN", " nrcq  aan. ": "NRCQ AAN", "nrcq-aan": "NRCQ AAN", "NRCQAAN": "NRCQ AAN", "NRQC AAN": "NRCQ AAN", "NRC AAN": "NRCQ AAN", "NRCQQ aan 🌱": "NRCQ AAN",
		"NRCQ UIT": "NRCQ UIT", "nrq uit": "NRCQ UIT", "planten": "PLANTEN", "plantem": "PLANTEN", "plnaten": "PLANTEN", "jardiniere": "Jardinière", "JARDINIRE": "Jardinière", "jardenierre": "Jardinière",
		"zon 24": "ZON 24", "ab": "AB",
		// Not these.
		"NRCQ": "", "NRCQ AN": "", "NRCQ UIL": "", "geen NRCQ AAN": "", "NRCQ AAN graag": "", "NRXX AAN": "", "plant": "", "plannen maken": "", "plxntxn": "", "zon 25": "", "ac": "",
		"abc": "", "": "", "jardin": "", "Wat kost een jardinière met planten bij u in de winkel eigenlijk?": "",
	} {
		if got := models.HeardKeyword(text, all); got != want {
			t.Errorf("%q is heard as %q, not %q", text, got, want)
		}
	}
	if got := models.HeardKeyword("ROZEM", models.Keywords("ROZEN", "ROZES")); got != "" {
		t.Errorf("what could be either of two was heard as %q", got)
	}
}

func TestWordsPeopleWouldConfuseAreRefused(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form, other := c.Form(t), c.Form(t)
		set := func(f models.Form, plan models.KeywordPlan) models.Invalid {
			t.Helper()
			var wrong models.Invalid
			if err := f.SetKeywords(ctx, db, c.Marketer, plan); err != nil && !errors.As(err, &wrong) {
				t.Fatal(err)
			}
			return wrong
		}
		good := models.KeywordPlan{"nl": {models.KeywordStart: " GROEN  AAN ", models.KeywordStop: "GROEN UIT"}, "en": {models.KeywordStart: "GROEN AAN", models.KeywordInfo: "GREEN INFO"}}
		if wrong := set(form, good); wrong != nil {
			t.Fatalf("refused %v", wrong)
		}
		kept, err := models.ListKeywords(ctx, db, form.ID)
		if err != nil || len(kept) != 3 || kept[0].Word != "GROEN AAN" || len(kept[0].Languages) != 2 || models.Plan(kept)["en"][models.KeywordStart] != "GROEN AAN" {
			t.Fatalf("kept %+v, %v", kept, err)
		}
		for name, plan := range map[string]models.KeywordPlan{
			"stop to everybody":   {"nl": {models.KeywordStop: "STOP"}},
			"yes to anything":     {"nl": {models.KeywordStart: "Ja graag"}},
			"of another form":     {"nl": {models.KeywordStart: "groen aan"}},
			"like another form's": {"nl": {models.KeywordStart: "GROET AAN"}},
			"one letter":          {"nl": {models.KeywordStart: "X"}},
			"too long":            {"nl": {models.KeywordStart: "EEN WOORD DAT NIEMAND OOIT OVERTYPT"}},
			"two things at once":  {"nl": {models.KeywordStart: "PLANTEN", models.KeywordInfo: "PLANTEM"}},
		} {
			if wrong := set(other, plan); len(wrong) == 0 {
				t.Errorf("%s: %v", name, wrong)
			}
		}
		if wrong := set(other, models.KeywordPlan{"nl": {models.KeywordStart: "ROZEN AAN"}}); wrong != nil {
			t.Errorf("the control was refused: %v", wrong)
		}
		if wrong := set(form, nil); wrong != nil {
			t.Error(wrong)
		}
		if kept, err := models.ListKeywords(ctx, db, form.ID); err != nil || len(kept) != 0 {
			t.Errorf("still %+v, %v", kept, err)
		}
	})
}
