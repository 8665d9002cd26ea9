package lint

import "slices"

// A flaw is where a rule is broken, before it is said which rule and on which page.
type flaw struct {
	anchor  Anchor
	message string
	quote   string
}

// Check judges a form: what must change first, then what asks for a reason, then advice; within these in the order of the form's languages.
// Of a rule broken several times in one place only the first is told, and the page comes before the other media.
func Check(f Form) []Finding {
	var all findings
	for _, rule := range rules {
		if rule.form != nil {
			all.note(rule, "", OnPage, rule.form(f))
		}
	}
	for _, language := range f.Languages {
		for _, medium := range Media {
			if f.drawing(medium, language) == "" {
				continue // language-complete says so of the page
			}
			r := read(f.in(medium), medium, language)
			for _, rule := range rules {
				if rule.fits(medium) {
					all.note(rule, language, medium, rule.page(r))
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Finding) int { return rank(a.Severity) - rank(b.Severity) })
	return append([]Finding{}, all...)
}

type findings []Finding

// note adds what is new: the same rule broken in the same place of the form is told where it was found first.
func (all *findings) note(rule Rule, language string, m Medium, flaws []flaw) {
	for _, w := range flaws {
		found := Finding{Rule: rule.ID, Severity: rule.Severity, Language: language, Medium: m, Anchor: w.anchor, Message: m.words(w.message), Quote: w.quote}
		if !slices.ContainsFunc(*all, func(o Finding) bool {
			return o.Rule == found.Rule && o.Language == language && o.Anchor == found.Anchor
		}) {
			*all = append(*all, found)
		}
	}
}

func rank(s Severity) int { return slices.Index([]Severity{Error, Warning, Advice}, s) }
