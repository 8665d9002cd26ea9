package views

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/models"
)

// sentences are all words of a catalogue by their place in it.
func sentences(place string, v any, into map[string]string) {
	switch v := v.(type) {
	case string:
		into[place] = v
	case map[string]any:
		for name, inner := range v {
			sentences(place+"."+name, inner, into)
		}
	case []any:
		for _, inner := range v {
			sentences(place+"[]"+inner.(string), inner, into)
		}
	}
}

func catalogue(t *testing.T, language string) map[string]string {
	t.Helper()
	raw, err := catalogues.ReadFile("words/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	delete(v, "months")
	all := map[string]string{}
	sentences("", v, all)
	return all
}

var hole = regexp.MustCompile(`\{[a-z]+\}`)

func holes(sentence string) []string {
	found := hole.FindAllString(sentence, -1)
	slices.Sort(found)
	return found
}

// lacks says what a catalogue has not that the first one has.
func lacks(first, other map[string]string) (faults []string) {
	for place, sentence := range first {
		switch {
		case strings.TrimSpace(other[place]) == "":
			faults = append(faults, place+" is missing")
		case !slices.Equal(holes(sentence), holes(other[place])):
			faults = append(faults, place+" has other places to fill in")
		}
	}
	for place := range other {
		if _, ok := first[place]; !ok {
			faults = append(faults, place+" is too many")
		}
	}
	return faults
}

func TestEveryLanguageSaysEverything(t *testing.T) {
	english := catalogue(t, "en")
	for _, language := range models.Languages {
		other := catalogue(t, language)
		if faults := lacks(english, other); faults != nil {
			t.Errorf("%s: %v", language, faults)
		}
		if months := WordsIn(language).Months; len(months) != 12 || slices.Contains(months, "") {
			t.Errorf("%s has months %v", language, months)
		}
		if language != "en" && other[".notice.stop"] == english[".notice.stop"] {
			t.Errorf("%s speaks English", language)
		}
	}
	for name, spoil := range map[string]func(map[string]string){
		"a sentence gone":  func(m map[string]string) { delete(m, ".notice.stop") },
		"an empty one":     func(m map[string]string) { m[".gone.title"] = " " },
		"a hole forgotten": func(m map[string]string) { m[".notice.box"] = "Ja" },
		"one too many":     func(m map[string]string) { m[".gone.more"] = "x" },
	} {
		spoiled := catalogue(t, "nl")
		if spoil(spoiled); len(lacks(english, spoiled)) != 1 {
			t.Errorf("%s went unnoticed", name)
		}
	}
}

// The struct and the catalogues name the same things: a field nobody fills would leave a hole in a page.
func TestNoFieldOfWordsIsEmpty(t *testing.T) {
	var walk func(place string, v reflect.Value)
	walk = func(place string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				walk(place+"."+v.Type().Field(i).Name, v.Field(i))
			}
		case reflect.String:
			if v.String() == "" {
				t.Errorf("%s is empty", place)
			}
		}
	}
	for _, language := range models.Languages {
		walk(language, reflect.ValueOf(WordsIn(language)))
	}
}

// What people agree to is named everywhere it has to be.
func TestTheNoticeSaysWhatItMust(t *testing.T) {
	purpose := models.PurposeWords{What: "WHAT", Often: "OFTEN"}
	for _, language := range models.Languages {
		w := WordsIn(language)
		wants(t, w.Box("Zaailing", purpose), "WHAT", "OFTEN", "Zaailing", "WhatsApp")
		wants(t, w.Declaration("Zaailing", []models.PurposeWords{purpose, {What: "MORE"}}, "BCDF-GHJK"), "WHAT", "MORE", " "+w.And+" ", "Zaailing", "WhatsApp", "BCDF-GHJK")
		wants(t, w.Notice.Stop, "STOP", "WhatsApp")
	}
}

func TestDaysInWords(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 3, 2, 23, 30, 0, 0, time.UTC)
	for language, want := range map[string]string{"nl": "3 maart 2026 om 00:30", "de": "3. März 2026, 00:30 Uhr", "es": "3 de marzo de 2026, 00:30"} {
		if got := WordsIn(language).day(at, zone); got != want {
			t.Errorf("%s: %s", language, got)
		}
	}
}
