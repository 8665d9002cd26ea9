package lint

import "slices"

// A flaw is where a rule is broken, before it is said which rule and on which page.
type flaw struct {
	anchor  Anchor
	message string
	quote   string
}

// Check judges a form: what must change first, then what asks for a reason, then advice; within these in the order of the form's languages.
// Of a rule broken several times in one place only the first is told.
func Check(f Form) []Finding {
	all := []Finding{}
	note := func(rule Rule, language string, flaws []flaw) {
		for _, w := range flaws {
			found := Finding{Rule: rule.ID, Severity: rule.Severity, Language: language, Anchor: w.anchor, Message: w.message, Quote: w.quote}
			if !slices.ContainsFunc(all, func(o Finding) bool {
				return o.Rule == found.Rule && o.Language == language && o.Anchor == found.Anchor
			}) {
				all = append(all, found)
			}
		}
	}
	for _, rule := range rules {
		if rule.form != nil {
			note(rule, "", rule.form(f))
		}
	}
	for _, language := range f.Languages {
		if f.Pages[language] == "" {
			continue // language-complete says so
		}
		r := read(f, language)
		for _, rule := range rules {
			if rule.page != nil {
				note(rule, language, rule.page(r))
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Finding) int { return rank(a.Severity) - rank(b.Severity) })
	return all
}

func rank(s Severity) int { return slices.Index([]Severity{Error, Warning, Advice}, s) }
