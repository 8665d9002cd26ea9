package sandbox

import (
	"strconv"

	"greenlist/whatsapp"
)

// checkOffer wants the end of an offer that has one.
func checkOffer(offer *whatsapp.Component, sent []whatsapp.SendComponent) *refusal {
	if offer == nil || offer.LimitedTimeOffer == nil || !offer.LimitedTimeOffer.HasExpiration {
		return nil
	}
	for _, p := range findSent(sent, whatsapp.SendOffer) {
		if p.Offer != nil && p.Offer.ExpirationTimeMS > 0 {
			return nil
		}
	}
	return refuse(131008, "limited_time_offer: Parameter 'expiration_time_ms' is mandatory")
}

// checkCarousel wants exactly the cards that were approved, each with what it needs, as if it were a template of its own.
func checkCarousel(t whatsapp.Template, sent []whatsapp.SendComponent) *refusal {
	carousel := t.Component(whatsapp.ComponentCarousel)
	if carousel == nil {
		return nil
	}
	given, n := cardsOf(sent), 0
	for _, c := range sent {
		n += len(c.Cards)
	}
	if n != len(carousel.Cards) {
		return refuse(132012, "carousel: number of cards (%d) does not match the expected number of cards (%d)", n, len(carousel.Cards))
	}
	for i, card := range carousel.Cards {
		if refused := checkParameters(whatsapp.Template{ParameterFormat: t.ParameterFormat, Components: card.Components}, given[i]); refused != nil {
			refused.Details = "card " + strconv.Itoa(i) + ": " + refused.Details
			return refused
		}
	}
	return nil
}
