package views

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"greenlist/whatsapp"
)

// severity says how bad a finding is.
func severity(f whatsapp.Finding) Status {
	if f.Severity == whatsapp.SeverityError {
		return Status{"Must change", Bad}
	}
	return Status{"Advice", Caution}
}

// placeWord is where in the template a finding is, for people.
func placeWord(place string) string {
	if place == "body" {
		return "Text"
	}
	return capital(place)
}

// An excerpt is the place a finding is about, with what stands around it.
type excerpt struct{ before, marked, after string }

// around is how many characters are shown on either side.
const around = 24

// excerptOf marks the place; ok is false when the finding is about all of it.
func excerptOf(t whatsapp.Template, f whatsapp.Finding) (e excerpt, ok bool) {
	text := placeText(t, f)
	if f.End <= f.Start || f.End > len(text) {
		return excerpt{}, false
	}
	e = excerpt{lastRunes(text[:f.Start], around), text[f.Start:f.End], firstRunes(text[f.End:], around)}
	if utf8.RuneCountInString(e.marked) > 3*around {
		e.marked, e.after = firstRunes(e.marked, 3*around), ""
	}
	return e, true
}

// placeText is the text that a finding's offsets count in.
func placeText(t whatsapp.Template, f whatsapp.Finding) string {
	components, place := t.Components, f.Place
	var n int
	if _, err := fmt.Sscanf(place, "card %d, ", &n); err == nil {
		cards := t.Component(whatsapp.ComponentCarousel)
		if cards == nil || n < 1 || n > len(cards.Cards) {
			return ""
		}
		components, place = cards.Cards[n-1].Components, place[strings.Index(place, ", ")+2:]
	}
	if _, err := fmt.Sscanf(place, "button %d", &n); err == nil {
		return buttonText(components, n-1, strings.HasPrefix(f.Rule, "url-"))
	}
	for _, c := range components {
		switch {
		case strings.EqualFold(c.Type, place):
			return c.Text
		case place == "offer" && c.LimitedTimeOffer != nil:
			return c.LimitedTimeOffer.Text
		}
	}
	return ""
}

func buttonText(components []whatsapp.Component, n int, address bool) string {
	for _, c := range components {
		switch {
		case n < 0 || n >= len(c.Buttons):
		case address:
			return c.Buttons[n].URL
		default:
			return c.Buttons[n].Text
		}
	}
	return ""
}

func firstRunes(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n]) + "…"
}

func lastRunes(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return "…" + string(runes[len(runes)-n:])
}
