package views

import (
	"strconv"
	"strings"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// file is what stands above the message: what was chosen for this campaign, or else the sample the template was approved with.
func (p Plan) file(v whatsapp.Variable) string {
	if chosen := p.Fields.Values[v.Key].Text; chosen != "" {
		return chosen
	}
	if models.IsKeptMedia(v.Sample) {
		return v.Sample
	}
	return ""
}

// format is the kind of header that a file is for.
func (p Plan) format(v whatsapp.Variable) string {
	components := p.Wording.Components
	if number, inside := strings.CutPrefix(v.Key, "card."); inside {
		at, _, _ := strings.Cut(number, ".")
		n, _ := strconv.Atoi(at)
		components = p.Wording.Component(whatsapp.ComponentCarousel).Cards[n].Components
	}
	for _, c := range components {
		if c.HasMedia() {
			return c.Format
		}
	}
	return whatsapp.FormatImage
}

// ends is the end of an offer as a browser writes it, in the company's zone; what cannot be read stays as it was typed.
func (p Plan) ends(v whatsapp.Variable) string {
	text := p.Fields.Values[v.Key].Text
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return p.in(time.UnixMilli(n)).Format(LocalTime)
	}
	return text
}

// valueLabel asks for what is the same in every message.
func valueLabel(v whatsapp.Variable) string {
	if v.Kind == whatsapp.KindText || v.Kind == whatsapp.KindURL {
		return upperFirst(v.Place) + ", {{" + v.Name + "}}"
	}
	place, inside := "", ""
	if card, _, found := strings.Cut(v.Place, ", "); found {
		place, inside = upperFirst(card)+": ", " on "+card
	}
	switch v.Kind {
	case whatsapp.KindCode:
		return place + "the code people copy"
	case whatsapp.KindOffer:
		return "When the offer ends"
	case whatsapp.KindLocation:
		return map[string]string{"latitude": "Latitude of the place", "longitude": "Longitude of the place", "name": "Name of the place", "address": "Its address"}[v.Name]
	}
	return "What stands above the text" + inside
}

var valueHelp = map[string]string{
	whatsapp.KindCode:  "Letters and digits, 20 at most; 15 is safer.",
	whatsapp.KindOffer: "In your company’s time zone. The phone counts down to it.",
}
