package models_test

import (
	"reflect"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func content() models.FormContent {
	return models.FormContent{
		Company: models.Company{Name: "Zaailing", Address: "Kasstraat 3"}, Languages: []string{"en", "nl"},
		Texts: map[string]models.FormText{"nl": {Headline: "Groen", Button: "Ja"}, "en": {Headline: "Green", Button: "Yes"}},
		Purposes: []models.FormPurpose{
			{ID: 1, Name: "Offers", Words: map[string]models.PurposeWords{"nl": {What: "aanbiedingen", Often: "soms"}}},
			{ID: 2, Name: "Care", Words: map[string]models.PurposeWords{"nl": {What: "tips", Often: "vaak"}}},
		},
		FormLook: models.FormLook{Accent: "#0f766e", Fields: []models.FormField{modelstest.AsksName}},
	}
}

func TestEveryDifferenceBetweenVersionsIsFound(t *testing.T) {
	for want, change := range map[models.FormChange]func(*models.FormContent){
		{Path: "texts/nl/headline", Before: "Groen", After: "Groener"}: func(c *models.FormContent) {
			c.Texts["nl"] = models.FormText{Headline: "Groener", Button: "Ja"}
		},
		{Path: "texts/en/success", After: "Welcome"}: func(c *models.FormContent) {
			c.Texts["en"] = models.FormText{Headline: "Green", Button: "Yes", Success: "Welcome"}
		},
		{Path: "languages", Before: "en\nnl", After: "nl"}: func(c *models.FormContent) { c.Languages = []string{"nl"} },
		{Path: "purposes/1/words/nl/often", Before: "soms", After: "elke dag"}: func(c *models.FormContent) {
			c.Purposes[0].Words["nl"] = models.PurposeWords{What: "aanbiedingen", Often: "elke dag"}
		},
		{Path: "order/purposes", Before: "1\n2", After: "2\n1"}:                func(c *models.FormContent) { c.Purposes[0], c.Purposes[1] = c.Purposes[1], c.Purposes[0] },
		{Path: "accent", Before: "#0f766e"}:                                    func(c *models.FormContent) { c.Accent = "" },
		{Path: "tracking", After: "yes"}:                                       func(c *models.FormContent) { c.Tracking = true },
		{Path: "fields/name/required", After: "yes"}:                           func(c *models.FormContent) { c.Fields[0].Required = true },
		{Path: "company/address", Before: "Kasstraat 3", After: "Kasstraat 5"}: func(c *models.FormContent) { c.Company.Address = "Kasstraat 5" },
	} {
		before, after := content(), content()
		after.Fields = append([]models.FormField{}, after.Fields...)
		change(&after)
		changes, err := models.Compare(before, after)
		if err != nil || len(changes) != 1 || changes[0] != want {
			t.Errorf("for %s: %+v, %v", want.Path, changes, err)
		}
	}
	if changes, err := models.Compare(content(), content()); err != nil || changes != nil {
		t.Errorf("the same twice differs in %+v, %v", changes, err)
	}
}

func TestAPurposeThatCameIsNotAlsoAnotherOrder(t *testing.T) {
	before, after := content(), content()
	before.Purposes = before.Purposes[:1]
	changes, err := models.Compare(before, after)
	var paths []string
	for _, c := range changes {
		paths = append(paths, c.Path)
	}
	if want := []string{"purposes/2/id", "purposes/2/name", "purposes/2/words/nl/often", "purposes/2/words/nl/what"}; err != nil || !reflect.DeepEqual(paths, want) {
		t.Errorf("%v, %v", paths, err)
	}
}
