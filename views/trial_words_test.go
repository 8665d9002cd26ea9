package views

import (
	"testing"

	"greenlist/lint"
	"greenlist/models"
)

// The form for the team is judged like any other, and has nothing to explain in any language.
func TestTheFormForTestsIsLawful(t *testing.T) {
	t.Parallel()
	words := TrialWords("Zaailing")
	c := exampleContent(Examples[0], models.Languages)
	c.Texts, c.FormLook = words.Form.Texts, words.Form.FormLook
	c.Purposes = []models.FormPurpose{{ID: 9, Name: words.Purpose.Name, Words: words.Purpose.Words}}
	found, err := c.Judge(DrawNotice)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Severity != lint.Advice {
			t.Errorf("in %s: %+v", f.Language, f)
		}
	}
	for _, language := range models.Languages {
		if !(models.Purpose{Words: words.Purpose.Words}).Complete(language) || words.Form.Texts[language].Button == "" {
			t.Errorf("nothing is said in %s", language)
		}
	}
}
