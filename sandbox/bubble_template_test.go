package sandbox

import (
	"encoding/json"
	"testing"
	"time"

	"greenlist/whatsapp"
)

var cardsTemplate = whatsapp.Template{Name: "pots", Language: "en", Components: []whatsapp.Component{
	{Type: "BODY", Text: "Hello {{1}}, two pots"},
	{Type: "CAROUSEL", Cards: []whatsapp.Card{
		{Components: []whatsapp.Component{
			{Type: "HEADER", Format: "IMAGE"}, {Type: "BODY", Text: "A {{1}} pot"},
			{Type: "BUTTONS", Buttons: []whatsapp.Button{{Type: "QUICK_REPLY", Text: "Keep one"}, {Type: "URL", Text: "See it", URL: "https://zaailing.example/{{1}}"}}},
		}},
		{Components: []whatsapp.Component{
			{Type: "HEADER", Format: "IMAGE"}, {Type: "BODY", Text: "A {{1}} pot"},
			{Type: "BUTTONS", Buttons: []whatsapp.Button{{Type: "QUICK_REPLY", Text: "Keep one"}, {Type: "URL", Text: "See it", URL: "https://zaailing.example/{{1}}"}}},
		}},
	}},
}}

// onPhone is what a template filled with values looks like when it has arrived.
func onPhone(t *testing.T, sent whatsapp.TemplateMessage, node whatsapp.Template) (*message, whatsapp.Bubble) {
	t.Helper()
	content, err := json.Marshal(sent)
	if err != nil {
		t.Fatal(err)
	}
	m := &message{ID: "wamid.1", Type: "template", Content: content, template: &template{Node: node}}
	return m, m.bubble()
}

func TestCardsStandOnThePhoneWithTheirOwnValuesAndButtons(t *testing.T) {
	t.Parallel()
	text := func(s string) []whatsapp.Parameter { return []whatsapp.Parameter{{Type: "text", Text: s}} }
	card := func(n int, size, end string) whatsapp.SendCard {
		return whatsapp.SendCard{CardIndex: n, Components: []whatsapp.SendComponent{
			{Type: whatsapp.SendBody, Parameters: text(size)},
			{Type: whatsapp.SendButton, SubType: "quick_reply", Index: 0, Parameters: []whatsapp.Parameter{{Type: "payload", Payload: "keep-" + end}}},
			{Type: whatsapp.SendButton, SubType: "url", Index: 1, Parameters: text(end)},
		}}
	}
	m, b := onPhone(t, whatsapp.TemplateMessage{Components: []whatsapp.SendComponent{
		{Type: whatsapp.SendBody, Parameters: text("Mila")},
		{Type: whatsapp.SendCarousel, Cards: []whatsapp.SendCard{card(0, "small", "s"), card(1, "large", "l")}},
	}}, cardsTemplate)
	if b.Body != "Hello Mila, two pots" || len(b.Cards) != 2 || b.Cards[0].Body != "A small pot" || b.Cards[1].Body != "A large pot" || b.Cards[1].HeaderMedia != "IMAGE" {
		t.Fatalf("%+v", b)
	}
	if url := b.Cards[1].Buttons[1].URL; url != "https://zaailing.example/l" {
		t.Errorf("the second card leads to %s", url)
	}
	// Both cards say the same; what they send back tells them apart.
	if pressed, ok := findButton(m, "keep-l"); !ok || pressed.Payload != "keep-l" {
		t.Errorf("%+v, %v", pressed, ok)
	}
	if pressed, ok := buttonAt(m, 2); !ok || pressed.Payload != "keep-l" {
		t.Errorf("by its place: %+v, %v", pressed, ok)
	}
	if _, ok := findButton(m, "See it"); ok {
		t.Error("a link answers nothing")
	}
}

func TestAnOfferStandsOnThePhoneWithItsCodeAndEnd(t *testing.T) {
	t.Parallel()
	offer := whatsapp.Template{Components: []whatsapp.Component{
		{Type: "LIMITED_TIME_OFFER", LimitedTimeOffer: &whatsapp.LimitedTimeOffer{Text: "Bulbs", HasExpiration: true}},
		{Type: "BODY", Text: "Half price"},
		{Type: "BUTTONS", Buttons: []whatsapp.Button{{Type: "COPY_CODE"}}},
	}}
	ends := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	_, b := onPhone(t, whatsapp.TemplateMessage{Components: []whatsapp.SendComponent{
		{Type: whatsapp.SendOffer, Parameters: []whatsapp.Parameter{{Type: whatsapp.ParameterOffer, Offer: &whatsapp.OfferExpiry{ExpirationTimeMS: ends.UnixMilli()}}}},
		{Type: whatsapp.SendButton, SubType: "copy_code", Index: 0, Parameters: []whatsapp.Parameter{{Type: "coupon_code", CouponCode: "BULBS25"}}},
	}}, offer)
	if b.Offer == nil || b.Offer.Text != "Bulbs" || b.Offer.Code != "BULBS25" || !b.Offer.Ends.Equal(ends) || b.Buttons[0].Code != "BULBS25" {
		t.Errorf("%+v, %+v", b.Offer, b.Buttons)
	}
	if _, plain := onPhone(t, whatsapp.TemplateMessage{}, cardsTemplate); plain.Offer != nil {
		t.Errorf("an offer out of nothing: %+v", plain.Offer)
	}
}
