package whatsapp

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// An advice looks for words that get templates into trouble though no rule about their form is broken. Words are given by language; those
// under no language are the same in all. One that ends in * stands for all words that begin so.
type advice struct {
	rule, title, message string
	source               Source
	words                map[string][]string
	everywhere           *regexp.Regexp // in any language, in its first group; may be nil
	patterns             func(language string) *regexp.Regexp
}

func newAdvice(a advice) advice {
	compiled := map[string]func() *regexp.Regexp{}
	for language := range a.words {
		compiled[language] = sync.OnceValue(func() *regexp.Regexp { return wordPattern(a.words[language]) })
	}
	a.patterns = func(language string) *regexp.Regexp {
		if pattern, ok := compiled[language]; ok {
			return pattern()
		}
		return nil
	}
	return a
}

// wordPattern finds any of the words whole, in its first group: a word boundary of regexp knows no letters beyond English ones.
func wordPattern(words []string) *regexp.Regexp {
	alternatives := make([]string, len(words))
	for i, word := range words {
		stem, open := strings.CutSuffix(word, "*")
		alternatives[i] = strings.ReplaceAll(regexp.QuoteMeta(stem), " ", `\s+`)
		if open {
			alternatives[i] += `[\p{L}\p{N}]*`
		}
	}
	return regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}])(` + strings.Join(alternatives, "|") + `)(?:$|[^\p{L}\p{N}])`)
}

// adviceReads is how many bytes of a text are read for advice, as many as any part may have: what is longer is refused, and gets advice when it is shorter.
const adviceReads = maxBody * utf8.UTFMax

// readable is the start of a text that advice is given on.
func readable(text string) string {
	if len(text) > adviceReads {
		return text[:adviceReads]
	}
	return text
}

// find is the first place where a text in that language says one of the words.
func (a advice) find(text, language string) (start, end int, found bool) {
	text = readable(text)
	base, _, _ := strings.Cut(RESTLanguage(language), "_")
	for _, pattern := range []*regexp.Regexp{a.patterns(base), a.patterns(""), a.everywhere} {
		if pattern == nil {
			continue
		}
		if at := pattern.FindStringSubmatchIndex(text); at != nil && (!found || at[2] < start) {
			start, end, found = at[2], at[3], true
		}
	}
	return start, end, found
}

// advise adds a warning for each passage of the template in which one of the words stands.
func (l *linter) advise(a advice) {
	for _, p := range l.t.texts() {
		if start, end, found := a.find(p.text, l.t.Language); found {
			l.add(Finding{Rule: a.rule, Severity: SeverityWarning, Place: p.place, Start: start, End: end, Title: a.title, Message: a.message, Source: a.source})
		}
	}
}

// A passage is a text of a template, and where it stands.
type passage struct{ place, text string }

// texts are all that people read in a template but addresses, numbers and the button that stops the messages, which names what it stops.
func (t Template) texts() []passage {
	all := textsOf(t.Components, "")
	for i, card := range t.cards() {
		all = append(all, textsOf(card.Components, fmt.Sprintf("card %d, ", i+1))...)
	}
	return all
}

func (t Template) cards() []Card {
	if c := t.Component(ComponentCarousel); c != nil {
		return c.Cards
	}
	return nil
}

func textsOf(list []Component, where string) (all []passage) {
	for _, c := range list {
		switch upper(c.Type) {
		case ComponentHeader, ComponentBody, ComponentFooter:
			all = append(all, passage{where + lower(c.Type), c.Text})
		case ComponentOffer:
			if c.LimitedTimeOffer != nil {
				all = append(all, passage{where + "offer", c.LimitedTimeOffer.Text})
			}
		case ComponentButtons:
			for i, b := range c.Buttons {
				if isStopButton(b) {
					continue
				}
				all = append(all, passage{fmt.Sprintf("%sbutton %d", where, i+1), b.Text})
			}
		}
	}
	return all
}
