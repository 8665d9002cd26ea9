package lint

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A reading is one page of a form, read with the eyes of somebody who knows its language.
type reading struct {
	Form
	language string
	medium   Medium
	page     page
	lexica   []lexicon
	// boxes are those that mean yes; others, such as one for the terms of sale, are left alone.
	boxes []box
}

func read(f Form, m Medium, language string) reading {
	r := reading{Form: f, language: language, medium: m, page: m.read(f.drawing(m, language))}
	r.lexica = []lexicon{lexicons()[language]}
	if seems := spoken(r.page.text); seems != "" && seems != language {
		r.lexica = append(r.lexica, lexicons()[seems])
	}
	for _, b := range r.page.boxes {
		if r.means(b) {
			r.boxes = append(r.boxes, b)
		}
	}
	return r
}

// asks tells whether people are asked in words, instead of ticking boxes.
func (r reading) asks() bool { return r.medium == InScript || r.medium == InChat }

// find is the first passage of a text on a topic, or empty.
func (r reading) find(about topic, text string) string {
	folded := fold(text)
	for _, l := range r.lexica {
		if l[about] != nil {
			if passage := l[about].FindString(folded); passage != "" {
				return passage
			}
		}
	}
	return ""
}

func (r reading) says(about topic, text string) bool { return r.find(about, text) != "" }

// only tells whether a text is on a topic and says nothing else.
func (r reading) only(about topic, text string) bool {
	text = strings.Trim(fold(text), " .!…→>»")
	return text != "" && strings.EqualFold(r.find(about, text), text)
}

// sentence is the first sentence in a text that is on all of the topics.
func (r reading) sentence(text string, about ...topic) string {
	for _, s := range sentences(text) {
		if !slices.ContainsFunc(about, func(t topic) bool { return !r.says(t, s) }) {
			return s
		}
	}
	return ""
}

// means tells whether ticking a box says yes to messages.
func (r reading) means(b box) bool {
	if b.radio && r.says(declines, b.label) {
		return false
	}
	if r.asks() { // other questions are asked there too: for the number, or whether they have a moment
		return r.says(marketing, b.label) || slices.ContainsFunc(r.Purposes, func(p Purpose) bool { return same(b.label, r.told(p).What) })
	}
	if same(b.label, "whatsapp") || b.radio && same(b.legend, "whatsapp") || slices.ContainsFunc(r.Purposes, func(p Purpose) bool { return same(b.label, p.Words[r.language].What) }) {
		return true
	}
	if about := r.find(terms, b.label); about != "" && !r.says(marketing, strings.ReplaceAll(fold(b.label), about, "")) {
		return false
	}
	return !b.radio && (yesNames.MatchString(b.name) || r.says(marketing, b.label) || len(r.page.boxes) == 1)
}

// yesNames are what programs call a field that holds a consent.
var yesNames = regexp.MustCompile(`(?i)(purpose|consent|opt_?-?in|newsletter|marketing|subscribe|whatsapp)`)

// told are the words of a purpose on this page.
func (r reading) told(p Purpose) PurposeWords { return p.Words[r.language] }

// beside is everything that stands beside the boxes; where there are none, beside the button.
func (r reading) beside() string {
	if len(r.boxes) == 0 {
		return r.page.form
	}
	var all []string
	for _, b := range r.boxes {
		all = append(all, b.words())
	}
	return strings.Join(all, "\n")
}

// unnamed takes the company's names out of a text: what a company is called breaks no rule.
func (r reading) unnamed(text string) string {
	for _, name := range []string{r.Company.Name, r.Company.LegalName} {
		if name != "" {
			text = strings.ReplaceAll(text, name, "·")
		}
	}
	return text
}

// anchor is the part of the form that holds a passage of the page.
func (r reading) anchor(passage string) Anchor {
	text := r.Texts[r.language]
	switch {
	case same(text.Headline, passage):
		return AtHeadline
	case same(text.Intro, passage):
		return AtIntro
	case same(text.Button, passage):
		return AtButton
	}
	for _, p := range r.Purposes {
		if words := r.told(p); same(words.What+" "+words.Often, passage) || words.What != "" && same(passage, words.What) {
			return AtPurpose(p.ID)
		}
	}
	for _, f := range r.Fields {
		if same(f.Labels[r.language]+" "+f.Reasons[r.language], passage) {
			return AtField(f.Key)
		}
	}
	return AtPage
}

// at is a flaw where a passage stands, quoting it.
func (r reading) at(passage, message string) []flaw {
	if passage == "" {
		return nil
	}
	return []flaw{{r.anchor(passage), message, excerpt(passage)}}
}

// longestQuote is how many letters of a passage are quoted.
const longestQuote = 160

func excerpt(passage string) string {
	passage = strings.Join(strings.Fields(passage), " ")
	if utf8.RuneCountInString(passage) > longestQuote {
		return strings.TrimSpace(string([]rune(passage)[:longestQuote])) + " …"
	}
	return passage
}

// capital tells whether a text begins with a capital letter: a name, outside German.
func capital(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, ` "'(:`))
	return unicode.IsUpper(first)
}
