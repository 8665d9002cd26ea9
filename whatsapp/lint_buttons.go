package whatsapp

import (
	"fmt"
	"strings"
)

// buttonLimits are how many buttons of a type there can be.
var buttonLimits = map[string]struct {
	n    int
	noun string
}{
	ButtonQuickReply: {MaxButtons, "quick replies"}, ButtonURL: {maxURLButtons, "links"}, ButtonPhoneNumber: {1, "phone button"},
	ButtonCopyCode: {1, "code button"}, ButtonOTP: {1, "code button"}, ButtonFlow: {1, "flow button"},
	ButtonCatalog: {1, "catalogue button"}, ButtonMPM: {1, "product list"}, ButtonSPM: {1, "product button"}, ButtonVoiceCall: {1, "call button"},
	"REQUEST_CONTACT_INFO": {1, "contact button"},
}

func (l *linter) buttons(list []Button, where string) {
	place := where + "buttons"
	if len(list) == 0 {
		l.add(Finding{Rule: "buttons-none", Code: 2388060, Place: place, Title: "No buttons", Source: sourceComponents,
			Message: "Add a button, or leave the buttons out."})
		return
	}
	l.buttonCounts(list, place)
	l.quickRepliesTogether(list, place)
	l.buttonsOnDesktop(list, place)
	labels := map[string]bool{}
	for i, b := range list {
		at := fmt.Sprintf("%sbutton %d", where, i+1)
		l.button(b, at)
		l.labelTwice(b, labels, at)
	}
}

func (l *linter) buttonCounts(list []Button, place string) {
	f := Finding{Code: 2388060, Place: place, Title: "Too many buttons", Source: sourceComponents}
	if len(list) > MaxButtons {
		f.Rule, f.Message = "buttons-many", fmt.Sprintf("Use at most %d buttons.", MaxButtons)
		l.add(f)
	}
	counts := map[string]int{}
	for _, b := range list {
		kind := upper(b.Type)
		counts[kind]++
		if limit, known := buttonLimits[kind]; known && counts[kind] == limit.n+1 {
			f.Rule, f.Message = "buttons-of-a-kind", fmt.Sprintf("Use at most %d %s.", limit.n, limit.noun)
			l.add(f)
		}
	}
}

// quickRepliesTogether checks that quick replies stand in one group.
func (l *linter) quickRepliesTogether(list []Button, place string) {
	groups, before := 0, false
	for _, b := range list {
		quick := upper(b.Type) == ButtonQuickReply
		if quick && !before {
			groups++
		}
		before = quick
	}
	if groups > 1 {
		l.add(Finding{Rule: "buttons-order", Code: 2388060, Place: place, Title: "Order of the buttons", Source: sourceComponents,
			Message: "Put the quick replies together, before or after the other buttons."})
	}
}

// buttonsOnDesktop warns about mixtures that WhatsApp on a computer leaves out.
func (l *linter) buttonsOnDesktop(list []Button, place string) {
	quick := 0
	for _, b := range list {
		if upper(b.Type) == ButtonQuickReply {
			quick++
		}
	}
	f := Finding{Rule: "buttons-desktop", Severity: SeverityWarning, Place: place, Title: "Not shown on computers", Source: sourceComponents}
	switch {
	case len(list) > 3:
		f.Message = "With four or more buttons a phone shows two and a list, and a computer does not show the message."
	case quick > 0 && quick < len(list):
		f.Message = "Quick replies mixed with other buttons are not shown on computers."
	default:
		return
	}
	l.add(f)
}

func (l *linter) labelTwice(b Button, seen map[string]bool, place string) {
	label := strings.ToLower(strings.TrimSpace(b.Text))
	if label != "" && seen[label] {
		l.add(Finding{Rule: "label-twice", Severity: SeverityWarning, Place: place, Title: "Same label twice", Source: sourceErrors,
			Message: "Give every button a label of its own, so that answers can be told apart."})
	}
	seen[label] = true
}
