package whatsapp

import "strings"

// offer checks the extra rules of limited-time offers.
func (l *linter) offer() {
	c := l.t.Component(ComponentOffer)
	if c == nil {
		return
	}
	if c.LimitedTimeOffer == nil || strings.TrimSpace(c.LimitedTimeOffer.Text) == "" {
		l.offerFinding("offer-text", "offer", "Write what the offer is called.")
	} else {
		l.length(c.LimitedTimeOffer.Text, "offer", "offer-long", maxOffer)
	}
	if upper(l.t.Category) != Marketing {
		l.offerFinding("offer-category", "category", "An offer belongs to a marketing template.")
	}
	if h := l.t.Header(); h != nil && upper(h.Format) != FormatImage && upper(h.Format) != FormatVideo {
		l.offerFinding("offer-header", "header", "The header of an offer is a picture or a film.")
	}
	if l.t.Footer() != nil {
		l.offerFinding("offer-footer", "footer", "An offer has no footer.")
	}
	if !offerButtons(l.t.Buttons()) {
		l.offerFinding("offer-buttons", "buttons", "An offer has a code button and then a link, or just a link.")
	}
}

func (l *linter) offerFinding(rule, place, message string) {
	l.add(Finding{Rule: rule, Place: place, Title: "Limited-time offer", Message: message, Source: sourceOffers})
}

// offerButtons allows code and link, or a link alone.
func offerButtons(list []Button) bool {
	switch len(list) {
	case 1:
		return upper(list[0].Type) == ButtonURL
	case 2:
		return upper(list[0].Type) == ButtonCopyCode && upper(list[1].Type) == ButtonURL
	}
	return false
}
