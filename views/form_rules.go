package views

import "greenlist/lint"

// FormRules explains every rule that forms are checked by.
type FormRules struct{}

// Title implements Screen.
func (FormRules) Title() string { return "What we check on a form" }

// of are the rules of a severity.
func (FormRules) of(s lint.Severity) (some []lint.Rule) {
	for _, r := range lint.Rules() {
		if r.Severity == s {
			some = append(some, r)
		}
	}
	return some
}
