package views

import (
	"testing"

	"greenlist/lint"
	"greenlist/models"
)

// exampleContent is what an example would publish for a plant shop that has completed everything.
func exampleContent(e Example, languages []string) models.FormContent {
	c := models.FormContent{
		Company: models.Company{
			Name: "Zaailing", Address: "Kasstraat 3\n1234 AB Bloemendaal", PrivacyURL: "https://zaailing.example/privacy", Country: "NL",
		},
		Languages: languages, Texts: map[string]models.FormText{}, FormLook: models.FormLook{Fields: e.Asks()},
		Purposes: []models.FormPurpose{{ID: 7, Name: "Offers", Words: map[string]models.PurposeWords{
			"en": {What: "offers on plants", Often: "at most twice a month"}, "nl": {What: "aanbiedingen voor planten", Often: "hooguit twee keer per maand"},
			"de": {What: "Angebote für Pflanzen", Often: "höchstens zweimal im Monat"}, "da": {What: "tilbud på planter", Often: "højst to gange om måneden"},
			"sv": {What: "erbjudanden på växter", Often: "högst två gånger i månaden"}, "fr": {What: "des offres sur les plantes", Often: "au plus deux fois par mois"},
			"es": {What: "ofertas de plantas", Often: "como máximo dos veces al mes"},
		}}},
	}
	for _, language := range languages {
		c.Texts[language] = e.In(language, c.Company.Name)
	}
	return c
}

// Every form that we give people to begin with is lawful as it stands, in all languages, and asks nobody for a reason.
func TestEveryExampleIsLawful(t *testing.T) {
	for _, example := range Examples {
		found, err := exampleContent(example, models.Languages).Judge(DrawNotice)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.Severity != lint.Advice {
				t.Errorf("%s in %s: %+v", example.Key, f.Language, f)
			}
		}
	}
}
