package sandbox

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"greenlist/whatsapp"
)

// fillTemplate shows a template as it was sent: with its offer, and its cards.
func (m *message) fillTemplate(b *whatsapp.Bubble) {
	var sent whatsapp.TemplateMessage
	json.Unmarshal(m.Content, &sent)
	t := m.template.Node
	values := map[string]string{}
	addValues(values, "", t.IsNamed(), sent.Components)
	p := t.Preview(values)
	fillPreview(b, p, sent.Components)
	b.Offer = offerOf(p, sent.Components)
	cards := cardsOf(sent.Components)
	for i, card := range p.Cards {
		var shown whatsapp.Bubble
		fillPreview(&shown, card, cards[i])
		b.Cards = append(b.Cards, shown)
	}
}

// fillPreview shows the message itself, or one card of it.
func fillPreview(b *whatsapp.Bubble, p whatsapp.Preview, sent []whatsapp.SendComponent) {
	b.Header, b.Body, b.Footer = p.Header, p.Body, p.Footer
	if p.HeaderFormat != whatsapp.FormatText {
		b.HeaderMedia = p.HeaderFormat
	}
	payloads := payloadsOf(sent)
	for i, button := range p.Buttons {
		b.Buttons = append(b.Buttons, whatsapp.BubbleButton{Type: button.Type, Text: or(button.Text, button.Code),
			URL: button.URL, Code: button.Code, Payload: payloads[i]})
	}
}

// offerOf is the strip above an offer; nil where the message has none.
func offerOf(p whatsapp.Preview, sent []whatsapp.SendComponent) *whatsapp.BubbleOffer {
	if p.Offer == "" {
		return nil
	}
	offer := &whatsapp.BubbleOffer{Text: p.Offer}
	for _, button := range p.Buttons {
		offer.Code = or(offer.Code, button.Code)
	}
	for _, c := range sent {
		if c.Type == whatsapp.SendOffer && len(c.Parameters) > 0 && c.Parameters[0].Offer != nil {
			offer.Ends = time.UnixMilli(c.Parameters[0].Offer.ExpirationTimeMS).UTC()
		}
	}
	return offer
}

// cardsOf are the parameters of each card, by its number from 0.
func cardsOf(sent []whatsapp.SendComponent) map[int][]whatsapp.SendComponent {
	cards := map[int][]whatsapp.SendComponent{}
	for _, c := range sent {
		for _, card := range c.Cards {
			cards[card.CardIndex] = card.Components
		}
	}
	return cards
}

// payloadsOf is what quick replies send back, by index.
func payloadsOf(sent []whatsapp.SendComponent) map[int]string {
	payloads := map[int]string{}
	for _, c := range sent {
		if c.Type == whatsapp.SendButton && len(c.Parameters) > 0 {
			payloads[c.Index] = c.Parameters[0].Payload
		}
	}
	return payloads
}

// addValues turns the parameters of a send into values by variable key; prefix
// says in which card they stand.
func addValues(values map[string]string, prefix string, named bool, sent []whatsapp.SendComponent) {
	for _, c := range sent {
		switch c.Type {
		case whatsapp.SendButton:
			if len(c.Parameters) > 0 {
				values[prefix+"button."+strconv.Itoa(c.Index)] = or(c.Parameters[0].Text, c.Parameters[0].CouponCode)
			}
		case whatsapp.SendHeader:
			addTexts(values, headerPrefix(prefix, named), named, c.Parameters)
			addHeaderValues(values, prefix, c.Parameters)
		case whatsapp.SendCarousel:
			for _, card := range c.Cards {
				addValues(values, fmt.Sprintf("%scard.%d.", prefix, card.CardIndex), named, card.Components)
			}
		default:
			addTexts(values, prefix, named, c.Parameters)
		}
	}
}

func headerPrefix(prefix string, named bool) string {
	if named {
		return prefix
	}
	return prefix + "header."
}

func addHeaderValues(values map[string]string, prefix string, sent []whatsapp.Parameter) {
	for _, p := range sent {
		if media := mediaOf(p); media != nil {
			values[prefix+"header.media"] = or(media.Link, media.ID)
		}
		if p.Location != nil {
			values[prefix+"header.name"] = p.Location.Name
		}
	}
}

// addTexts adds text parameters by name, or by number from 1.
func addTexts(values map[string]string, prefix string, named bool, sent []whatsapp.Parameter) {
	for i, p := range sent {
		name := strconv.Itoa(i + 1)
		if named {
			name = p.ParameterName
		}
		if p.Text != "" {
			values[prefix+name] = p.Text
		}
	}
}

// valuesOf are text parameters by name, or by number from 1.
func valuesOf(sent []whatsapp.Parameter, named bool) map[string]string {
	values := map[string]string{}
	addTexts(values, "", named, sent)
	return values
}
