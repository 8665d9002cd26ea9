package views

import (
	"slices"

	"greenlist/lint"
)

// FormRules explains every rule that forms are checked by.
type FormRules struct{}

// Title implements Screen.
func (FormRules) Title() string { return "What we check on a form" }

// elsewhere are the places where a rule is looked after, if it is not one of the page.
func elsewhere(r lint.Rule) (words []string) {
	if slices.Contains(r.Media(), lint.OnPage) {
		return nil
	}
	for _, m := range r.Media() {
		words = append(words, mediumWords[m])
	}
	return words
}

// of are the rules of a severity.
func (FormRules) of(s lint.Severity) (some []lint.Rule) {
	for _, r := range lint.Rules() {
		if r.Severity == s {
			some = append(some, r)
		}
	}
	return some
}
