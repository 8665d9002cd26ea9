package whatsapp

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

func (l *linter) body(c *Component, place string, card bool) {
	if strings.TrimSpace(c.Text) == "" {
		l.add(Finding{Rule: "body-empty", Code: 2388072, Place: place, Title: "No text", Source: sourceComponents,
			Message: "Write the text of the message."})
		return
	}
	l.length(c.Text, place, "body-long", l.bodyLimit(card))
	l.variables(c.Text, place)
	l.edges(c.Text, place)
	l.ratio(c.Text, place)
	l.samples(c.Text, bodySamples(c, l.named), place)
}

func (l *linter) bodyLimit(card bool) int {
	if card {
		return maxCardBody
	}
	return l.bodyMost
}

func (t Template) bodyLimit() int {
	switch {
	case t.Component(ComponentOffer) != nil:
		return maxOfferBody
	case slices.ContainsFunc(t.Buttons(), func(b Button) bool { return upper(b.Type) == ButtonSPM }):
		return maxCardBody
	}
	return maxBody
}

func (l *linter) length(text, place, rule string, limit int) {
	n := utf8.RuneCountInString(text)
	if n <= limit && units(text) > limit {
		l.add(Finding{Rule: "long-with-emoji", Severity: SeverityWarning, Place: place, Title: "Close to the limit", Source: sourceEstimate,
			Message: fmt.Sprintf("At most %d characters fit. Meta does not say whether it counts an emoji once or twice; counted twice, this is %d.", limit, units(text))})
	}
	if n > limit {
		l.add(Finding{Rule: rule, Code: 2388040, Place: place, Start: offsetOf(text, limit), End: len(text), Title: "Too long",
			Source: sourceComponents, Message: fmt.Sprintf("Use at most %d characters; this is %d.", limit, n)})
	}
}

// units counts characters as some programs do, to whom most emoji are two.
func units(text string) (n int) {
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// lineEndAt is where the first line of a text ends.
func lineEndAt(text string) (start, end int) {
	start = strings.IndexAny(text, "\r\n")
	return start, start + 1
}

// offsetOf is the byte at which the n-th character starts.
func offsetOf(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

func (l *linter) footer(c *Component, place string) {
	l.length(c.Text, place, "footer-long", maxFooter)
	if strings.TrimSpace(c.Text) == "" {
		l.add(Finding{Rule: "footer-empty", Code: 2388073, Place: place, Title: "Empty footer", Source: sourceComponents,
			Message: "Write the footer, or leave it out."})
	}
	if found := Placeholders(c.Text); len(found) > 0 {
		l.add(Finding{Rule: "footer-variable", Code: 2388073, Place: place, Start: found[0].Start, End: found[0].End,
			Title: "Variable in the footer", Source: sourceComponents, Message: "A footer cannot have variables. Move it to the text."})
	}
	if strings.ContainsAny(c.Text, "\r\n") {
		start, end := lineEndAt(c.Text)
		l.add(Finding{Rule: "footer-line-break", Code: 2388073, Place: place, Start: start, End: end, Title: "Line break in the footer", Source: sourceErrors,
			Message: "Write the footer on one line."})
	}
}
