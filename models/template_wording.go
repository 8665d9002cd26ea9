package models

import (
	"strings"

	"greenlist/whatsapp"
)

// SameWording tells whether two templates say the same, whatever their samples, and however Meta writes the rest of them.
func SameWording(a, b whatsapp.Template) bool {
	return wording(a.Components) == wording(b.Components)
}

func wording(components []whatsapp.Component) string {
	var w strings.Builder
	for _, c := range components {
		w.WriteString(c.Type + "\x1f" + c.Format + "\x1f" + c.Text + "\x1e")
		for _, b := range c.Buttons {
			w.WriteString(b.Type + "\x1f" + b.Text + "\x1f" + b.URL + "\x1f" + b.PhoneNumber + "\x1e")
		}
		for _, card := range c.Cards {
			w.WriteString("(" + wording(card.Components) + ")")
		}
		if c.LimitedTimeOffer != nil {
			w.WriteString(c.LimitedTimeOffer.Text + "\x1e")
		}
	}
	return w.String()
}
