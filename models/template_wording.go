package models

import (
	"fmt"
	"strings"

	"greenlist/whatsapp"
)

// SameWording tells whether two templates say the same, whatever their samples, and however Meta writes the rest of them: it puts words of its own
// on a code to copy, and a plus before a number to call.
func SameWording(a, b whatsapp.Template) bool {
	return wording(a.Components) == wording(b.Components)
}

func wording(components []whatsapp.Component) string {
	var w strings.Builder
	for _, c := range components {
		w.WriteString(c.Type + "\x1f" + c.Format + "\x1f" + c.Text + "\x1e")
		for _, b := range c.Buttons {
			if b.Type == whatsapp.ButtonCopyCode {
				b.Text = ""
			}
			w.WriteString(b.Type + "\x1f" + b.Text + "\x1f" + b.URL + "\x1f" + whatsapp.Digits(b.PhoneNumber) + "\x1e")
		}
		for _, card := range c.Cards {
			w.WriteString("(" + wording(card.Components) + ")")
		}
		if c.LimitedTimeOffer != nil {
			fmt.Fprintf(&w, "%s\x1f%t\x1e", c.LimitedTimeOffer.Text, c.LimitedTimeOffer.HasExpiration)
		}
	}
	return w.String()
}
