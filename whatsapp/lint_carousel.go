package whatsapp

import (
	"fmt"
	"slices"
	"strings"
)

// carousel checks the cards: how many, what each holds, and that they match.
func (l *linter) carousel() {
	c := l.t.Component(ComponentCarousel)
	if c == nil {
		return
	}
	if n := len(c.Cards); n < MinCards || n > MaxCards {
		l.cardFinding("cards-count", "cards", fmt.Sprintf("Use 2 to 10 cards; there are %d.", n))
	}
	first := ""
	for i, card := range c.Cards {
		where := fmt.Sprintf("card %d, ", i+1)
		l.card(card, where)
		l.parts(card.Components, where, true)
		if i == 0 {
			first = shape(card)
		} else if shape(card) != first {
			l.cardFinding("cards-differ", strings.TrimSuffix(where, ", "), "Every card needs the same parts: header, text and kinds of buttons.")
		}
	}
}

func (l *linter) cardFinding(rule, place, message string) {
	l.add(Finding{Rule: rule, Place: place, Title: "Cards", Message: message, Source: sourceCarousel})
}

var (
	cardButtons    = []string{ButtonQuickReply, ButtonURL, ButtonPhoneNumber, ButtonSPM}
	productButtons = []string{ButtonURL, ButtonSPM}
)

func (l *linter) card(card Card, where string) {
	h := findComponent(card.Components, ComponentHeader)
	if h == nil || !slices.Contains([]string{FormatImage, FormatVideo, FormatProduct}, upper(h.Format)) {
		l.cardFinding("card-header", where+"header", "A card starts with a picture, a film or a product.")
	}
	if findComponent(card.Components, ComponentFooter) != nil {
		l.cardFinding("card-footer", where+"footer", "A card has no footer.")
	}
	b := findComponent(card.Components, ComponentButtons)
	if b == nil {
		return
	}
	if len(b.Buttons) > MaxCardButtons {
		l.cardFinding("card-buttons", where+"buttons", "A card has at most two buttons.")
	}
	for i, button := range b.Buttons {
		product := h != nil && upper(h.Format) == FormatProduct
		if product && !slices.Contains(productButtons, upper(button.Type)) {
			l.cardFinding("card-product-button", fmt.Sprintf("%sbutton %d", where, i+1), "The button of a product’s card shows the product or is a link.")
		}
		if !slices.Contains(cardButtons, upper(button.Type)) {
			l.cardFinding("card-button-kind", fmt.Sprintf("%sbutton %d", where, i+1), "The button of a card is a quick reply, a link or a phone number.")
		}
	}
}

// shape is the set of parts of a card, to compare cards by.
func shape(card Card) string {
	var parts []string
	for _, c := range card.Components {
		part := upper(c.Type) + " " + upper(c.Format)
		for _, b := range c.Buttons {
			part += " " + upper(b.Type)
		}
		parts = append(parts, part)
	}
	slices.Sort(parts)
	return strings.Join(parts, "; ")
}
