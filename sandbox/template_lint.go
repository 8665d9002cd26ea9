package sandbox

import (
	"slices"

	"greenlist/whatsapp"
)

// lintTitles are Meta's titles for the subcodes whose titles are known; the
// words for people come from the finding itself.
var lintTitles = map[int]string{
	2388040: "Character limit exceeded",
	2388043: `Message template "components" param is missing expected field(s)`,
	2388046: "Name Format is Incorrect",
	2388047: "Message header format is incorrect",
	2388060: "Button format is incorrect",
	2388072: "Message body format is incorrect",
	2388073: "Message footer format is incorrect",
	2388293: "Parameters words ratio exceeds limit",
	2388299: "Leading or trailing parameters not allowed",
}

// lintWords are Meta's own words where they are known.
var lintWords = map[int]string{
	2388060: "Buttons can't have any variables, newlines, emojis or formatting characters.",
	2388293: "This template has too many variables for its length. Reduce the number of variables or increase the message length.",
	2388299: "Variables can't be at the start or end of the template.",
}

// lint refuses a template for its first mistake that Meta notices at once.
func lint(node whatsapp.Template) *refusal {
	findings := whatsapp.Lint(node)
	i := slices.IndexFunc(findings, func(f whatsapp.Finding) bool {
		return f.Severity == whatsapp.SeverityError && !f.Review
	})
	if i < 0 {
		return nil
	}
	f := findings[i]
	if f.Code == 2388043 {
		return malformed(f.Code, lintTitles[f.Code], "component of type "+upper(f.Place)+" is missing expected field(s) (example)")
	}
	return malformed(f.Code, or(lintTitles[f.Code], f.Title), or(lintWords[f.Code], f.Message))
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
