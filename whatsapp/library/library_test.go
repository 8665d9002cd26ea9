package library

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"greenlist/replies"
	"greenlist/whatsapp"
)

// every text, in every language.
func every(t *testing.T, company string) (all []whatsapp.Template) {
	t.Helper()
	for _, language := range Languages {
		for _, u := range Uses {
			template, ok := Find(u.Key, language, company)
			if !ok {
				t.Fatalf("%s in %s is missing", u.Key, language)
			}
			all = append(all, template)
		}
	}
	return all
}

func TestEveryTextPassesTheLintWithoutAWord(t *testing.T) {
	for _, company := range []string{"", "Zaailing", "The Very Long Established Garden Centre of Upper Wychwood & Sons"} {
		for _, template := range every(t, company) {
			for _, f := range whatsapp.Lint(template) {
				t.Errorf("%s in %s: %s, %s: %s", template.Name, template.Language, f.Rule, f.Place, f.Message)
			}
		}
	}
}

func TestTheLintWouldSayAWord(t *testing.T) {
	for _, template := range every(t, "") {
		broken := template
		broken.Components = slices.Clone(template.Components)
		for i, c := range broken.Components {
			if c.Type == whatsapp.ComponentBody {
				broken.Components[i].Example = nil
			}
		}
		if len(whatsapp.Lint(broken)) == 0 {
			t.Errorf("%s in %s: nothing is said of missing samples", template.Name, template.Language)
		}
	}
}

func TestEveryLanguageHasTheSameUsesAndVariables(t *testing.T) {
	for language, w := range written() {
		if len(w.Starters) != len(Uses) {
			t.Errorf("%s has %d texts, not %d", language, len(w.Starters), len(Uses))
		}
	}
	for _, template := range every(t, "") {
		english, _ := Find(template.Name, "en", "")
		if mine, theirs := names(template), names(english); !reflect.DeepEqual(mine, theirs) {
			t.Errorf("%s in %s has the variables %v, and in English %v", template.Name, template.Language, mine, theirs)
		}
		if len(template.Buttons()) != len(english.Buttons()) || (template.Header() == nil) != (english.Header() == nil) {
			t.Errorf("%s in %s has other parts than in English", template.Name, template.Language)
		}
	}
}

func names(t whatsapp.Template) []string {
	return slices.Sorted(maps.Keys(t.Samples()))
}

func TestTextsAreWrittenForTheirLanguage(t *testing.T) {
	seen := map[string]string{}
	for _, template := range every(t, "Zaailing") {
		body := template.Body().Text
		if before := seen[body]; before != "" {
			t.Errorf("%s in %s says the same as %s", template.Name, template.Language, before)
		}
		seen[body] = template.Name + " in " + template.Language
		if strings.Contains(body, "[") || strings.Contains(body, "!") {
			t.Errorf("%s in %s: %q", template.Name, template.Language, body)
		}
		if filled := template.Preview(template.Samples()); strings.Contains(filled.Body, "{{") {
			t.Errorf("%s in %s is not filled: %q", template.Name, template.Language, filled.Body)
		}
	}
}

// Only the last button of a marketing text stops anything: an answer to a question must never be taken for a no.
func TestOnlyTheOptOutStops(t *testing.T) {
	for _, template := range every(t, "") {
		buttons := template.Buttons()
		if template.Category == whatsapp.Marketing {
			if last := buttons[len(buttons)-1].Text; replies.Button(last) != replies.Stop {
				t.Errorf("%s in %s: %q stops nothing", template.Name, template.Language, last)
			}
			buttons = buttons[:len(buttons)-1]
		}
		for _, b := range buttons {
			if replies.Button(b.Text) != replies.Nothing {
				t.Errorf("%s in %s: %q is read as %s", template.Name, template.Language, b.Text, replies.Button(b.Text))
			}
		}
	}
}

func TestTextsAreTheSameAfterATripThroughMetasShape(t *testing.T) {
	for _, template := range every(t, "") {
		text, err := json.Marshal(template)
		if err != nil {
			t.Fatal(err)
		}
		var back whatsapp.Template
		if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(back.Samples(), template.Samples()) || back.Body().Text != template.Body().Text {
			t.Errorf("%s in %s: %v", template.Name, template.Language, err)
		}
	}
}

func TestTextsAreFound(t *testing.T) {
	for _, a := range []struct {
		search Search
		want   []string
	}{
		{Search{Language: "nl", Words: "gieter"}, nil},
		{Search{Language: "nl", Words: " PLANK "}, []string{"back_in_stock"}},
		{Search{Language: "fr", Words: "appointment"}, []string{"appointment_reminder"}},
		{Search{Language: "en", Words: "basket", Category: whatsapp.Utility}, nil},
		{Search{Language: "es", Words: "reservation_update"}, []string{"appointment_reminder"}},
		{Search{Language: "pl"}, nil},
	} {
		var got []string
		for _, s := range List(a.search) {
			got = append(got, s.Key)
		}
		if !slices.Equal(got, a.want) {
			t.Errorf("%+v: %v, want %v", a.search, got, a.want)
		}
	}
	if n := len(List(Search{Language: "de"})); n != len(Uses) {
		t.Errorf("%d of %d", n, len(Uses))
	}
	if n := len(List(Search{Language: "de", Category: whatsapp.Marketing})) + len(List(Search{Language: "de", Category: whatsapp.Utility})); n != len(Uses) {
		t.Errorf("%d in the two categories", n)
	}
}

func TestTheElevenFormerCategoriesLeadSomewhere(t *testing.T) {
	if len(Formers) != 11 {
		t.Errorf("%d", len(Formers))
	}
	for _, f := range Formers {
		for _, key := range f.Uses {
			if _, ok := FindUse(key); !ok {
				t.Errorf("%s leads to %s", f.Code, key)
			}
		}
		if len(f.Uses) == 0 || f.Category == "" || f.Words == "" {
			t.Errorf("%s leads nowhere", f.Code)
		}
	}
	if _, ok := FindUse("nothing"); ok {
		t.Error("there is a use for nothing")
	}
}
