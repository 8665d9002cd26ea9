package models

import (
	"fmt"
	"slices"
	"strings"

	"greenlist/whatsapp"
)

// TemplatePart is one part of a wording that people can point at, by the place that the check calls it as well: "body", "button 2",
// "card 1, body".
type TemplatePart struct {
	Place string
	Lines []string
}

// TemplateParts are the parts of a wording from top to bottom. What it says of itself comes first.
func TemplateParts(t whatsapp.Template) []TemplatePart {
	parts := []TemplatePart{{"category", []string{t.Category}}}
	return append(parts, partsOf("", t.Components)...)
}

func partsOf(within string, components []whatsapp.Component) (parts []TemplatePart) {
	add := func(place string, lines ...string) { parts = append(parts, TemplatePart{within + place, lines}) }
	for _, c := range components {
		place := strings.ToLower(c.Type)
		if c.Format != "" && c.Format != whatsapp.FormatText {
			add(place, strings.ToLower(c.Format))
		}
		if c.Text != "" {
			add(place, strings.Split(c.Text, "\n")...)
		}
		if c.LimitedTimeOffer != nil {
			add("offer", c.LimitedTimeOffer.Text)
		}
		for i, b := range c.Buttons {
			add(fmt.Sprintf("button %d", i+1), buttonLines(b)...)
		}
		for i, card := range c.Cards {
			parts = append(parts, partsOf(fmt.Sprintf("card %d, ", i+1), card.Components)...)
		}
	}
	return parts
}

func buttonLines(b whatsapp.Button) []string {
	lines := []string{b.Text, b.Target, b.URL, b.PhoneNumber}
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
	if len(lines) == 0 {
		return []string{b.Type}
	}
	return lines
}

// lineOf is what stands in a line of a part, counted from 1; line 0 is the part as a whole, and the empty place all of it.
func lineOf(t whatsapp.Template, place string, line int) (text string, ok bool) {
	if place == "" {
		return "", line == 0
	}
	for _, p := range TemplateParts(t) {
		switch {
		case p.Place != place:
		case line == 0:
			return "", true
		case line > 0 && line <= len(p.Lines):
			return p.Lines[line-1], true
		}
	}
	return "", false
}
