package views

import (
	"strconv"
	"strings"

	"greenlist/lint"
	"greenlist/models"
)

// The shapes of a notice away from the screen. Each says the whole of it: who asks, what, how often, how to stop, and where more is said.

func (n noticeBlock) paperPrivacy() string {
	return fill(n.words.Paper.Privacy, "company", or(n.company()), "url", n.content.Company.PrivacyURL)
}

// A sheetLine is what people write on a sheet, or tick among choices.
type sheetLine struct {
	label, reason string
	choices       []string
}

// lines are all there are to fill in. The signature is what makes the sheet theirs.
func (n noticeBlock) lines() []sheetLine {
	all := []sheetLine{{label: n.words.Paper.Number}}
	for _, field := range n.content.Fields {
		all = append(all, sheetLine{askedField{FormField: field, words: n.words}.label(), or(field.Reasons[n.language]), field.Choices[n.language]})
	}
	return append(all, sheetLine{label: n.words.Paper.Date}, sheetLine{label: n.words.Paper.Signature})
}

// spoken is a field as it is asked aloud.
func (n noticeBlock) spoken(field models.FormField) string {
	label := or(field.Labels[n.language])
	if !strings.HasSuffix(label, "?") {
		label += "."
	}
	if choices := field.Choices[n.language]; len(choices) > 0 {
		label += " " + strings.Join(choices, ", ") + "."
	}
	return fill(n.words.Script.Field, "label", label, "reason", or(field.Reasons[n.language]))
}

// tracked says that reads and clicks are kept of each person, where they are.
func (n noticeBlock) tracked() string {
	if !n.content.Tracking {
		return ""
	}
	return fill(n.words.Notice.Tracking, "company", or(n.company()))
}

// parents asks for a parent, where the form is aimed at children.
func (n noticeBlock) parents() string {
	if !n.content.ForChildren {
		return ""
	}
	from, _ := lint.DigitalAge(n.content.Company.Country)
	return fill(n.words.Children.Parent, "age", strconv.Itoa(from))
}

// asks are the questions of a script, one for each purpose, with what is repeated after a yes.
func (n noticeBlock) asks() (all [][2]string) {
	for _, p := range n.content.Purposes {
		words := p.Words[n.language]
		ask := fill(n.words.Script.Ask, "company", or(n.company()), "what", or(words.What), "often", or(words.Often))
		all = append(all, [2]string{ask, fill(n.words.Script.Repeat, "what", or(words.What))})
	}
	return all
}

func (n noticeBlock) rights() string {
	return fill(n.words.Script.Own, "stop", n.words.Paper.Stop, "free", inOneLine(n.words.Notice.Free, n.parents()))
}
