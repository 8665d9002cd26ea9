package whatsapp

import "slices"

// knownComponents are the types Meta takes; the last ones are not checked
// any further here.
var knownComponents = []string{ComponentHeader, ComponentBody, ComponentFooter, ComponentButtons, ComponentCarousel,
	ComponentOffer, "CALL_PERMISSION_REQUEST", "TAP_TARGET_CONFIGURATION", "ORDER_DETAILS", "ORDER_STATUS"}

// structure checks which parts there are, not what stands in them.
func (l *linter) structure() {
	seen := map[string]bool{}
	for i := range l.t.Components {
		c := &l.t.Components[i]
		kind := upper(c.Type)
		if !slices.Contains(knownComponents, kind) {
			l.add(Finding{Rule: "part-unknown", Place: placeOf(c), Title: "Unknown part", Source: sourceComponents,
				Message: "WhatsApp has no such part of a template."})
		}
		if seen[kind] {
			l.add(Finding{Rule: "part-twice", Place: placeOf(c), Title: "Twice the same part", Source: sourceComponents,
				Message: "A template can have this part once."})
		}
		seen[kind] = true
	}
	if !seen[ComponentBody] {
		l.add(Finding{Rule: "body-missing", Place: "body", Title: "No text", Source: sourceComponents,
			Message: "Write the text of the message."})
	}
}

// placeOf is where a part of the template is, for one that may not say what it is.
func placeOf(c *Component) string {
	if c.Type == "" {
		return "part"
	}
	return lower(c.Type)
}
