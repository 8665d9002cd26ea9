package views

import (
	"slices"
	"strings"

	"greenlist/lint"
	"greenlist/models"
)

// lintSeverity says how bad a finding on a form is.
func lintSeverity(s lint.Severity) Status {
	switch s {
	case lint.Error:
		return Status{"Must change", Bad}
	case lint.Warning:
		return Status{"Needs a reason", Caution}
	}
	return Status{"Advice", Quiet}
}

// mediumWords say where people meet what was found, if not on the page.
var mediumWords = map[lint.Medium]string{
	lint.AtCheckout: "In a checkout", lint.OnPaper: "On paper", lint.InScript: "On the telephone", lint.InChat: "In a chat",
}

// A formFinding is a finding with its rule and the way to where it is mended.
type formFinding struct {
	lint.Finding
	rule lint.Rule
	mend Action
}

// toldByGaps are the rules that say once more what is missing: while something is missing, that is said elsewhere.
var toldByGaps = []string{"names-business", "business-address", "privacy-link", "says-what", "says-how-often", "field-without-reason", "language-complete", "filled-in"}

// formFindings prepares findings for a page. editor is the address of the form's editor, or empty on that page itself.
func formFindings(all []lint.Finding, gaps []models.Gap, role Role, editor string) (shown []formFinding) {
	for _, f := range all {
		if len(gaps) > 0 && slices.Contains(toldByGaps, f.Rule) {
			continue
		}
		rule, _ := lint.RuleOf(f.Rule)
		shown = append(shown, formFinding{f, rule, findingMend(f, role, editor)})
	}
	return shown
}

// findingMend leads to the field where a finding is mended; nowhere, where the role may not or no field would help.
func findingMend(f lint.Finding, role Role, editor string) Action {
	anchor := string(f.Anchor)
	id, isPurpose := strings.CutPrefix(anchor, "purpose-")
	switch {
	case f.Anchor == lint.AtCompany && role == Admin:
		return Action{"Change your company", "/settings/company"}
	case !role.makes() || f.Anchor == lint.AtCompany || f.Anchor == lint.AtPage:
		return Action{}
	case isPurpose:
		return Action{"Change the purpose", "/purposes/" + id}
	case f.Anchor == lint.AtTracking:
		return Action{"Go to it", editor + "#" + fieldID("tracking")}
	case f.Anchor == lint.AtMark:
		return Action{"Go to it", editor + "#" + fieldID("official_mark")}
	case f.Anchor == lint.AtChildren:
		return Action{"Go to it", editor + "#" + fieldID("for_children")}
	case f.Anchor == lint.AtPurposes || f.Anchor == lint.AtLanguages || f.Anchor == lint.AtFields:
		return Action{"Go to it", editor + "#" + anchor}
	case strings.HasPrefix(anchor, "field-"):
		return Action{"Go to the fields", editor + "#" + string(lint.AtFields)}
	}
	return Action{"Go to the field", editor + "#" + fieldID(anchor+"_"+f.Language)}
}

// of are the findings of a severity.
func of(s lint.Severity, all []formFinding) (some []formFinding) {
	for _, f := range all {
		if f.Severity == s {
			some = append(some, f)
		}
	}
	return some
}

// A warningToAnswer is a warning that wants a reason, with every place it was found in.
type warningToAnswer struct {
	rule  lint.Rule
	found []formFinding
}

// toAnswer are the warnings by rule: one reason is asked for each.
func toAnswer(all []formFinding) (asked []warningToAnswer) {
	for _, f := range of(lint.Warning, all) {
		at := slices.IndexFunc(asked, func(w warningToAnswer) bool { return w.rule.ID == f.Rule })
		if at < 0 {
			at, asked = len(asked), append(asked, warningToAnswer{rule: f.rule})
		}
		asked[at].found = append(asked[at].found, f)
	}
	return asked
}

// said is the reason that was just typed, or else the one given for the version that people see now.
func (p FormPage) said(rule string) string {
	if typed, ok := p.Reasons[rule]; ok {
		return typed
	}
	for _, v := range p.Versions {
		for _, a := range v.Accepted {
			if p.Form.VersionID != nil && v.ID == *p.Form.VersionID && a.Rule == rule {
				return a.Reason
			}
		}
	}
	return ""
}

// publishVerb is on the button that publishes.
func (p FormPage) publishVerb() string {
	if p.Form.State() == models.FormDrafted {
		return "Publish"
	}
	return "Publish the changes"
}

func (p FormPage) found() []formFinding {
	return formFindings(p.Findings, p.Gaps, p.Role, formPath(p.Form.ID)+"/edit")
}

// reasonsWanted are the fields of the reasons, in order.
func (p FormPage) reasonsWanted() (places []string) {
	for _, w := range toAnswer(p.found()) {
		places = append(places, models.AcceptancePlace(w.rule.ID))
	}
	return places
}
