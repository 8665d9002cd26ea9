package sandbox

import (
	"slices"
	"strings"

	"greenlist/whatsapp"
)

// lint refuses a template for its first mistake that Meta notices at once.
func lint(node whatsapp.Template) *refusal {
	findings := whatsapp.Lint(node)
	i := slices.IndexFunc(findings, func(f whatsapp.Finding) bool {
		return f.Severity == whatsapp.SeverityError && !f.Review
	})
	if i < 0 {
		return nil
	}
	return lintRefusal(findings[i])
}

// partOf is the component of a finding's place, without card or number: "card 2, button 1" is a button.
func partOf(place string) string {
	if _, inCard, found := strings.Cut(place, ", "); found {
		place = inCard
	}
	part, _, numbered := strings.Cut(place, " ")
	if numbered {
		part += "s"
	}
	return part
}

// reviewFinding is the first mistake that only the reviewer notices.
func reviewFinding(node whatsapp.Template) (whatsapp.Finding, bool) {
	for _, f := range whatsapp.Lint(node) {
		if f.Review && f.Severity == whatsapp.SeverityError {
			return f, true
		}
	}
	return whatsapp.Finding{}, false
}
