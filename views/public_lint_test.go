package views

import (
	"bytes"
	"slices"
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

// A form aimed at children asks for the parent wherever people meet it, with the age of the company's country; only its warning is left.
func TestAFormForChildrenAsksForTheParent(t *testing.T) {
	for country, from := range map[string]string{"NL": "16", "DK": "15", "SE": "13"} {
		c := exampleContent(Examples[0], models.Languages)
		c.Company.Country, c.ForChildren = country, true
		found, err := c.Judge(DrawNotice)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.Severity != lint.Advice && f.Rule != "parent-checked" {
				t.Errorf("in %s: %+v", country, f)
			}
		}
		for _, language := range models.Languages {
			for _, kind := range models.NoticeKinds {
				drawn, err := DrawNotice(c, language, kind)
				if err != nil || !bytes.Contains(drawn, []byte(fill(WordsIn(language).Children.Parent, "age", from))) {
					t.Errorf("in %s the %s in %s does not ask for a parent, %v", country, kind, language, err)
				}
			}
		}
	}
}

// What is drawn for a sheet, a script, a question and a checkout is judged as well: each can be broken, and is found where it was broken.
func TestWhatIsDrawnBesidesThePageIsJudged(t *testing.T) {
	for _, language := range models.Languages {
		words := WordsIn(language)
		for _, b := range []struct{ kind, from, to, rule string }{
			{models.PaperNotice, words.Paper.Signature, "", "sheet-signed"},
			{models.ScriptNotice, "?", ".", "plain-question"},
			{models.QuestionNotice, " [" + words.Chat.No + "]", "", "equal-weight"},
			{models.CheckoutBlock, `type="checkbox"`, `type="checkbox" checked`, "not-preticked"},
		} {
			broken := func(c models.FormContent, language, kind string) ([]byte, error) {
				html, err := DrawNotice(c, language, kind)
				if kind == b.kind {
					html = bytes.ReplaceAll(html, []byte(b.from), []byte(b.to))
				}
				return html, err
			}
			found, err := exampleContent(Examples[0], []string{language}).Judge(broken)
			if err != nil || !slices.ContainsFunc(found, func(f lint.Finding) bool {
				return f.Rule == b.rule && string(f.Medium) == b.kind && f.Severity == lint.Error
			}) {
				t.Errorf("%s broken in %s: %+v, %v", b.kind, language, lint.Of(lint.Error, found), err)
			}
		}
	}
}
