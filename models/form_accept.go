package models

import (
	"slices"
	"strings"

	"greenlist/lint"
)

// FormUnlawful is the reason why a form that breaks a rule is not published.
const FormUnlawful = "unlawful"

// AcceptedWarning is a warning with which a form was published all the same, and why. Who and when stand on the version.
type AcceptedWarning struct {
	Rule   string         `json:"rule"`
	Reason string         `json:"reason"`
	Found  []lint.Finding `json:"found"`
}

// longestAcceptance is how much a reason may say, in letters.
const longestAcceptance = 400

// AcceptancePlace is the name under which the reason for accepting a warning is asked for.
func AcceptancePlace(rule string) string { return "reason_" + rule }

// accept weighs what was found against the reasons that were given, by rule. It refuses, with reason FormUnlawful, what breaks a rule; and says as
// Invalid which warnings have no reason yet. Reasons for what was not found are left out.
func accept(found []lint.Finding, reasons []AcceptedWarning) (kept []AcceptedWarning, err error) {
	if bad := lint.Of(lint.Error, found); len(bad) > 0 {
		return nil, Refusal{Reason: FormUnlawful, Message: "The form breaks a rule and was not published: " + bad[0].Message}
	}
	wrong := Invalid{}
	kept = []AcceptedWarning{}
	for _, f := range lint.Of(lint.Warning, found) {
		at := slices.IndexFunc(kept, func(a AcceptedWarning) bool { return a.Rule == f.Rule })
		if at < 0 {
			at, kept = len(kept), append(kept, AcceptedWarning{Rule: f.Rule, Reason: reasonFor(f.Rule, reasons)})
		}
		kept[at].Found = append(kept[at].Found, f)
		switch length := len([]rune(kept[at].Reason)); {
		case length == 0:
			wrong[AcceptancePlace(f.Rule)] = "Say why this is all right. The reason is kept with what you publish."
		case length > longestAcceptance:
			wrong[AcceptancePlace(f.Rule)] = "Keep the reason to 400 letters."
		}
	}
	return kept, wrong.OrNil()
}

func reasonFor(rule string, reasons []AcceptedWarning) string {
	for _, r := range reasons {
		if r.Rule == rule {
			return strings.TrimSpace(r.Reason)
		}
	}
	return ""
}
