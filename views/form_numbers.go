package views

import (
	"fmt"
	"time"

	"greenlist/models"
)

// FormNumbers is how a form does.
type FormNumbers struct {
	Form    models.Form
	Period  int // days
	Numbers models.FormNumbers
}

// NumberPeriods are the numbers of days somebody can look back.
var NumberPeriods = []int{28, 90, 365}

// Title implements Screen.
func (p FormNumbers) Title() string { return "How this form does" }

func (p FormNumbers) nothing() bool { return p.Numbers.FormSteps == (models.FormSteps{}) }

func outOf(part, whole int64) string { return Percent(int(part), int(whole)) }

// finding says in a sentence what the chart shows.
func (p FormNumbers) finding() string {
	n := p.Numbers
	switch {
	case n.Confirmed == 0 && n.Submitted == 0:
		return "Nobody has signed up yet"
	case n.Confirmed == 0:
		return "Nobody has confirmed yet"
	case n.Shown < n.Submitted:
		return fmt.Sprintf("%s people confirmed", Number(int(n.Confirmed)))
	}
	return fmt.Sprintf("%s of those who saw the form confirmed", outOf(n.Confirmed, n.Shown))
}

// losing says where people are lost, if it is plain.
func (p FormNumbers) losing() string {
	n := p.Numbers
	switch {
	case n.Submitted >= 20 && n.Confirmed*2 < n.Submitted:
		return "More than half of those who filled it in did not send the message on WhatsApp. Is the number they write to right, and does your text say what happens next?"
	case n.Shown >= 100 && n.Submitted*50 < n.Shown:
		return "Few of those who see the form fill it in. A clearer headline, fewer fields or a better place on the page usually helps."
	}
	return ""
}

func (p FormNumbers) dayNames() (names []string) {
	for _, day := range p.Numbers.Days {
		at, err := time.Parse(time.DateOnly, day.Day)
		if err != nil {
			names = append(names, day.Day)
			continue
		}
		names = append(names, at.Format("2 Jan"))
	}
	return names
}

func (p FormNumbers) series() []Series {
	submitted, confirmed := Series{Name: "Filled in"}, Series{Name: "Confirmed"}
	for _, day := range p.Numbers.Days {
		submitted.Values, confirmed.Values = append(submitted.Values, float64(day.Submitted)), append(confirmed.Values, float64(day.Confirmed))
	}
	return []Series{submitted, confirmed}
}

// dimensionTitles head the tables: what they tell apart, and what a line of them is.
var dimensionTitles = map[models.FormDimension][2]string{
	models.BySource:   {"Where they met the form", "Place"},
	models.ByTag:      {"Campaign or place in the link", "Tag"},
	models.ByPage:     {"Which page brought them", "Page"},
	models.ByLanguage: {"Language", "Language"},
	models.ByVersion:  {"Version", "Version"},
}

// sliceName is a part of the people in words.
func sliceName(d models.FormDimension, name string) string {
	switch {
	case name == models.OtherPlaces:
		return "All others"
	case d == models.ByPage && name == "":
		return "Not known: typed, scanned, or from an app"
	case d == models.ByTag && name == "":
		return "No tag"
	case d == models.ByLanguage:
		return languageName(name)
	case d == models.ByVersion:
		return "Version " + name
	case d == models.BySource:
		return sourcePlace(name)
	}
	return name
}

var sourcePlaces = map[string]string{
	models.SourceForm: "The form’s own page", models.SourceWidget: "On your website", models.SourceInvitation: "By a personal invitation",
	models.SourceCheckout: "In your shop’s checkout", models.SourceCounter: "At the counter", models.SourceKeyword: "By a word on WhatsApp",
	models.SourceChat: "In a conversation", models.SourceAd: "From an advertisement",
}

func sourcePlace(source string) string {
	if words, ok := sourcePlaces[source]; ok {
		return words
	}
	return upperFirst(source)
}

// telling are the dimensions that tell people apart: one part alone says nothing.
func (p FormNumbers) telling() (all []models.FormDimension) {
	for _, d := range models.FormDimensions {
		if slices := p.Numbers.By[d]; len(slices) > 1 || len(slices) == 1 && d == models.ByTag && slices[0].Name != "" {
			all = append(all, d)
		}
	}
	return all
}
