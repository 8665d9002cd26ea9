package whatsapp

import "slices"

// knownComponents are the types Meta takes; the last ones are not checked
// any further here.
var knownComponents = []string{ComponentHeader, ComponentBody, ComponentFooter, ComponentButtons, ComponentCarousel,
	ComponentOffer, "CALL_PERMISSION_REQUEST", "TAP_TARGET_CONFIGURATION", "ORDER_DETAILS", "ORDER_STATUS"}

// structure checks which parts there are, not what stands in them.
func (l *linter) structure() {
	seen := map[string]bool{}
	for _, c := range l.t.Components {
		kind := upper(c.Type)
		if !slices.Contains(knownComponents, kind) {
			l.add(Finding{Rule: "part-unknown", Place: lower(c.Type), Title: "Unknown part", Source: sourceComponents,
				Message: "WhatsApp has no such part of a template."})
		}
		if seen[kind] {
			l.add(Finding{Rule: "part-twice", Place: lower(c.Type), Title: "Twice the same part", Source: sourceComponents,
				Message: "A template can have this part once."})
		}
		seen[kind] = true
	}
	if !seen[ComponentBody] {
		l.add(Finding{Rule: "body-missing", Place: "body", Title: "No text", Source: sourceComponents,
			Message: "Write the text of the message."})
	}
}
