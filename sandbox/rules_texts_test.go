package sandbox

import (
	"fmt"
	"strings"

	"greenlist/whatsapp"
)

const plenty = " is a word among many others that stand around it"

// What Meta says of variables in texts.
var rulesOfVariables = []rule{
	{"numbers begin at one and have no gaps", "variables-sequence", inReview, letter,
		keeps(saying("Dear {{1}} of {{2}},"+plenty), saying("Dear {{2}} of {{1}},"+plenty), saying("Dear {{1}} and {{1}},"+plenty)).breaks(saying("Dear {{2}},"+plenty), saying("Dear {{1}} of {{3}},"+plenty))},
	{"a name has small letters, digits and underscores", "variable-name", inReview, letter,
		keeps(by(saying("Dear {{a}},"+plenty)), by(saying("Dear {{first_name2}},"+plenty))).breaks(by(saying("Dear {{Name}},"+plenty)), by(saying("Dear {{first name}},"+plenty)), by(saying("Dear {{2nd}},"+plenty)))},
	{"a number has no sign and nothing before it", "variable-name", inReview, letter,
		keeps(saying("Dear {{1}},"+plenty)).breaks(saying("Dear {{#1}},"+plenty), saying("Dear {{$1}},"+plenty), saying("Dear {{1%}},"+plenty), saying("Dear {{01}},"+plenty), saying("Dear {{0}},"+plenty), saying("Dear {{}},"+plenty))},
	{"numbers and names are not mixed", "variables-mixed", inReview, letter,
		keeps(saying("Dear {{1}} of {{2}},"+plenty), by(saying("Dear {{a}} of {{b}},"+plenty))).breaks(saying("Dear {{1}} of {{b}},"+plenty), by(saying("Dear {{a}} of {{1}},"+plenty)))},
	{"braces stand in pairs", "variable-braces", inReview, letter,
		keeps(saying("Dear {you},"+plenty), saying("Dear {{1}},"+plenty)).breaks(saying("Dear {{1},"+plenty), saying("Dear 1}},"+plenty))},
	{"something stands between two variables", "variables-adjacent", inReview, letter,
		keeps(saying("Dear {{1}}, {{2}},"+plenty), saying("Dear {{1}} of {{2}},"+plenty)).breaks(saying("Dear {{1}}{{2}},"+plenty), saying("Dear {{1}} {{2}},"+plenty))},
	{"a text does not begin or end with a variable", "variable-edge", 2388299, letter,
		keeps(saying("Dear {{1}},"+plenty), saying("Among many other words stands {{1}}.")).breaks(saying("{{1}},"+plenty), saying(" {{1}}"+plenty), saying("Among many other words stands {{1}}"), saying("Among many other words stands {{1}} \n"))},
	{"the text of a card does not either", "variable-edge", 2388299, swipe,
		keeps(cardSaying("Among many other words stands {{1}}.")).breaks(cardSaying("Among many other words stands {{1}}"))},
	{"one variable wants three words", "variables-ratio", 2388293, letter, least(3, func(t *whatsapp.Template, n int) {
		saying("one {{1}}" + strings.Repeat(" more", n-1))(t)
	})},
	{"three variables want seven words", "variables-ratio", 2388293, letter, least(7, func(t *whatsapp.Template, n int) {
		saying("one {{1}} two {{2}} three {{3}}" + strings.Repeat(" more", n-3))(t)
	})},
	{"every variable of a text has an example", "sample-missing", 2388043, letter,
		keeps(saying("Dear {{1}} of {{2}},"+plenty)).breaks(exampled("Dear {{1}} of {{2}},"+plenty, "x"), exampled("Dear {{1}},"+plenty), exampled("Dear {{1}},"+plenty, " "))},
	{"every name has an example", "sample-missing", 2388043, letter,
		keeps(by(saying("Dear {{a}} of {{b}}," + plenty))).breaks(by(func(t *whatsapp.Template) { t.Body().Text = "Dear {{a}}," + plenty }))},
	{"a variable of a header has an example", "sample-missing", 2388043, letter, keeps(headedBy("For {{1}}", "you")).breaks(headed("For {{1}}"))},
	{"a header has at most one variable", "header-variables", 2388047, letter, most(1, func(t *whatsapp.Template, n int) {
		headedBy("For", "x", "y")(t)
		for i := range n {
			t.Header().Text += fmt.Sprintf(" word {{%d}}", i+1)
		}
	})},
	{"a footer has no variable", "footer-variable", 2388073, letter, keeps(signed("For you"), signed("For {you}")).breaks(signed("For {{1}}"), signed("For {{name}}"))},
	{"a label has no variable", "label-variable", 2388060, letter, keeps(pressing(replying("For {you}"))).breaks(pressing(replying("For {{1}}")), pressing(replying("For {{name}}")))},
}

// What Meta says of headers, texts and footers.
var rulesOfTexts = []rule{
	{"a header has at most 60 characters", "header-long", 2388040, letter, most(60, func(t *whatsapp.Template, n int) { t.Header().Text = long(n) })},
	{"a header says something", "header-empty", 2388047, letter, keeps(headed("a")).breaks(headed(""), headed(" "))},
	{"a header has one line", "header-line-break", 2388047, letter, keeps(headed("Spring bulbs")).breaks(headed("Spring\nbulbs"), headed("Spring\rbulbs"))},
	{"a header has no formatting", "header-formatting", 2388047, letter, keeps(headed("5* bulbs")).breaks(headed("*Spring*"), headed("_Spring_"), headed("~Spring~"))},
	{"a header is of a known kind, in any case", "header-format", 2388047, letter,
		keeps(above("image"), above("VIDEO"), above("Document"), above("LOCATION")).breaks(above("HOLOGRAM"), above(""))},
	{"a picture, film or document has a sample", "header-sample", 2388043, letter,
		keeps(above("IMAGE"), above("VIDEO"), above("DOCUMENT"), above("GIF")).breaks(sampleless("IMAGE"), sampleless("VIDEO"), sampleless("DOCUMENT"), sampleless("GIF"))},
	{"a place has none", "header-sample", 2388043, letter, keeps(sampleless("LOCATION")).breaks(sampleless("IMAGE"))},
	{"a moving picture goes one way only", "header-gif", taken, letter, keeps(above("VIDEO")).breaks(above("GIF"))},

	{"a text has at most 1,024 characters", "body-long", 2388040, letter, most(1024, func(t *whatsapp.Template, n int) { t.Body().Text = long(n) })},
	{"the text of an offer has at most 600", "body-long", 2388040, deal, most(600, func(t *whatsapp.Template, n int) { t.Body().Text = long(n) })},
	{"the text above a product has at most 160", "body-long", 2388040, letter, most(160, func(t *whatsapp.Template, n int) {
		pressing(whatsapp.Button{Type: whatsapp.ButtonSPM})(t)
		t.Body().Text = long(n)
	})},
	{"the text of a card has at most 160", "body-long", 2388040, swipe, most(160, func(t *whatsapp.Template, n int) { cardSaying(long(n))(t) })},
	{"a text says something", "body-empty", 2388072, letter, keeps(saying("a")).breaks(saying(""), saying(" \n"))},
	{"a footer has at most 60 characters", "footer-long", 2388040, letter, most(60, func(t *whatsapp.Template, n int) { t.Footer().Text = long(n) })},
	{"a footer says something", "footer-empty", 2388073, letter, keeps(signed("a")).breaks(signed(""), signed(" "))},
	{"a footer has one line", "footer-line-break", 2388073, letter, keeps(signed("The shop")).breaks(signed("The\nshop"))},
	{"emoji may count twice", "long-with-emoji", taken, letter, most(30, func(t *whatsapp.Template, n int) { t.Footer().Text = strings.Repeat("🌷", n) })},
}

// exampled sets the text with these examples, whatever variables it has.
func exampled(text string, row ...string) edit {
	return func(t *whatsapp.Template) {
		t.Body().Text, t.Body().Example = text, &whatsapp.Example{BodyText: whatsapp.SampleRows{row}}
	}
}

func headedBy(text string, row ...string) edit {
	return func(t *whatsapp.Template) {
		t.Header().Text, t.Header().Example = text, &whatsapp.Example{HeaderText: row}
	}
}

func above(kind string) edit {
	return under(whatsapp.Component{Type: whatsapp.ComponentHeader, Format: kind, Example: sampleHandle})
}

func sampleless(kind string) edit {
	return under(whatsapp.Component{Type: whatsapp.ComponentHeader, Format: kind})
}

// cardSaying sets the text of all cards, with an example for one variable.
func cardSaying(text string) edit {
	return eachCard(func(c *whatsapp.Card) {
		c.Components[1].Text, c.Components[1].Example = text, &whatsapp.Example{BodyText: whatsapp.SampleRows{{"x"}}}
	})
}
