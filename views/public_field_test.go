package views

import (
	"strings"
	"testing"

	"greenlist/lint"
	"greenlist/models"
)

// Whatever is asked besides the number is asked with its reason wherever the form is met.
func TestFieldsAreAskedWithTheirReasonOnPaperAndAloud(t *testing.T) {
	content := asking()
	content.Fields = FindExample("restaurant").Asks()
	content.Fields[0].Required = true
	for _, language := range models.Languages {
		for _, kind := range []string{models.PaperNotice, models.ScriptNotice} {
			html, err := DrawNotice(content, language, kind)
			if err != nil {
				t.Fatal(err)
			}
			for _, field := range content.Fields {
				wants(t, string(html), inHTML(field.Labels[language]), inHTML(field.Reasons[language]))
			}
			wants(t, string(html), inHTML(content.Fields[1].Choices[language][1]))
			optional := "(" + WordsIn(language).Optional + ")"
			if kind == models.ScriptNotice {
				optional = WordsIn(language).Script.May
			}
			if strings.Count(string(html), inHTML(optional)) != 1 {
				t.Errorf("%s, %s: one field of two can be left empty", language, kind)
			}
		}
	}
}

var inHTML = strings.NewReplacer("&", "&amp;", "'", "&#39;").Replace

// A form whose company looks at who reads and clicks says so, in words that the check for it knows; another does not.
func TestAFormSaysThatReadsAndClicksAreKept(t *testing.T) {
	content := exampleContent(Examples[0], models.Languages)
	content.Tracking = true
	found, err := content.Judge(DrawNotice)
	if err != nil || len(lint.Of(lint.Error, found)) > 0 {
		t.Errorf("%+v, %v", lint.Of(lint.Error, found), err)
	}
	for _, language := range models.Languages {
		said := fill(WordsIn(language).Notice.Tracking, "company", "Zaailing")
		for _, kind := range models.NoticeKinds {
			html, err := DrawNotice(content, language, kind)
			if err != nil {
				t.Fatal(err)
			}
			wants(t, string(html), said)
		}
		content.Tracking = false
		html, err := DrawNotice(content, language, models.ConsentBlock)
		if err != nil {
			t.Fatal(err)
		}
		without(t, string(html), said)
		content.Tracking = true
	}
}
