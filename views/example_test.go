package views

import (
	"strings"
	"testing"

	"greenlist/models"
)

// lacking is what an example does not say in some language, or says too long for a form.
func (e Example) lacking() (faults []string) {
	for _, language := range models.Languages {
		text := e.In(language, "Zaailing Planten en Potten")
		for place, words := range map[string]struct {
			said string
			most int
		}{
			"headline": {text.Headline, 90}, "intro": {text.Intro, 600}, "button": {text.Button, 40}, "success": {text.Success, 600}, "confirmation": {text.Confirmation, 600},
		} {
			if n := len([]rune(words.said)); n == 0 || n > words.most || strings.ContainsAny(words.said, "{}") {
				faults = append(faults, place+" "+language)
			}
		}
		if !strings.Contains(text.Confirmation, "STOP") || !strings.Contains(text.Confirmation, "Zaailing") {
			faults = append(faults, "way out "+language)
		}
		for _, field := range e.Fields {
			if field.Labels[language] == "" || field.Reasons[language] == "" || field.Kind == models.FieldChoice && len(field.Choices[language]) != len(field.Choices["en"]) {
				faults = append(faults, "field "+field.Key+" "+language)
			}
		}
	}
	return faults
}

func TestEveryExampleIsCompleteInEveryLanguage(t *testing.T) {
	if len(Examples) < 5 {
		t.Errorf("%d examples", len(Examples))
	}
	for _, example := range Examples {
		if faults := example.lacking(); faults != nil {
			t.Errorf("%s lacks %v", example.Key, faults)
		}
		if example.Title == "" || example.About == "" || example.Texts["nl"].Headline == example.Texts["en"].Headline {
			t.Errorf("%s does not say what it is for, or speaks English in Dutch", example.Key)
		}
	}
	spoiled := Example{Texts: map[string]models.FormText{}, Fields: []models.FormField{{Key: "x", Kind: models.FieldText}}}
	for language, text := range Examples[0].Texts {
		spoiled.Texts[language] = text
	}
	spoiled.Texts["sv"] = models.FormText{Headline: "Hej", Button: strings.Repeat("x", 41)}
	if len(spoiled.lacking()) != 5+len(models.Languages) {
		t.Errorf("the control, a spoiled example, lacks only %v", spoiled.lacking())
	}
}

// Whoever changes a form begun from an example changes nothing but that form.
func TestAnExampleIsNotChangedByItsUse(t *testing.T) {
	FindExample("restaurant").Asks()[1].Labels["en"] = "spoiled"
	if FindExample("restaurant").Asks()[1].Labels["en"] == "spoiled" {
		t.Error("the example was changed")
	}
	if FindExample("nothing").Key != Examples[0].Key {
		t.Error("an unknown example is not the first")
	}
}
