package whatsapp

import (
	"slices"
	"strings"
	"testing"
)

func TestLintCodes(t *testing.T) {
	checkLint(t, soundCode, []lintCase{
		{"own words", func(t *Template) { t.Body().Text = "Uw code" }, "code-words", 0, "body"},
		{"Meta's words in a listing", func(t *Template) { t.ID, t.Body().Text = "1", "{{1}}" }, "", 0, ""},
		{"header", func(t *Template) {
			t.Components = append(t.Components, Component{Type: ComponentHeader, Format: FormatText, Text: "Dag"})
		}, "code-part", 0, "header"},
		{"a place in the header", func(t *Template) {
			t.Components = append(t.Components, Component{Type: ComponentHeader, Format: FormatLocation})
		}, "code-part", 0, "header"},
		{"91 minutes", func(t *Template) { t.Footer().CodeExpirationMinutes = 91 }, "code-expiry", 0, "footer"},
		{"no button", func(t *Template) { t.Components = t.Components[:2] }, "code-button", 0, "buttons"},
		{"other button", func(t *Template) { t.Buttons()[0].Type = ButtonURL }, "code-button", 0, "buttons"},
		{"lifetime", func(t *Template) { t.MessageSendTTLSeconds = 901 }, "lifetime-range", 0, "lifetime"},
	})
}

func TestLintOffers(t *testing.T) {
	checkLint(t, soundOffer, []lintCase{
		{"no way to say stop", func(t *Template) { t.Body().Text = "Dag allemaal, kom kijken." }, "opt-out-words", 0, "body"},
		{"a way to say stop", func(t *Template) { t.Body().Text = "Dag allemaal, kom kijken. Antwoord STOP en u hoort niets meer." }, "", 0, ""},
		{"long name", func(t *Template) { t.Component(ComponentOffer).LimitedTimeOffer.Text = strings.Repeat("a", 17) }, "offer-long", 2388040, "offer"},
		{"no name", func(t *Template) { t.Component(ComponentOffer).LimitedTimeOffer = nil }, "offer-text", 0, "offer"},
		{"utility", func(t *Template) { t.Category = Utility }, "offer-category", 0, "category"},
		{"text header", func(t *Template) {
			t.Components = append(t.Components, Component{Type: ComponentHeader, Format: FormatText, Text: "Dag"})
		}, "offer-header", 0, "header"},
		{"footer", func(t *Template) { t.Components = append(t.Components, Component{Type: ComponentFooter, Text: "Veld"}) }, "offer-footer", 0, "footer"},
		{"buttons turned round", func(t *Template) { slices.Reverse(t.Buttons()) }, "offer-buttons", 0, "buttons"},
		{"601 characters", body(strings.Repeat("a", 601)), "body-long", 2388040, "body"},
	})
}

func TestLintCarousels(t *testing.T) {
	cards := func(t *Template) []Card { return t.Component(ComponentCarousel).Cards }
	checkLint(t, soundCarousel, []lintCase{
		{"one card", func(t *Template) { t.Component(ComponentCarousel).Cards = cards(t)[:1] }, "cards-count", 0, "cards"},
		{"no header", func(t *Template) { cards(t)[1].Components = cards(t)[1].Components[1:] }, "card-header", 0, "card 2, header"},
		{"other parts", func(t *Template) {
			cards(t)[1].Components = slices.Delete(cards(t)[1].Components, 1, 2)
		}, "cards-differ", 0, "card 2"},
		{"long text", func(t *Template) { cards(t)[0].Components[1].Text = strings.Repeat("a", 161) }, "body-long", 2388040, "card 1, body"},
		{"footer", func(t *Template) {
			cards(t)[0].Components = append(cards(t)[0].Components, Component{Type: ComponentFooter, Text: "x"})
		}, "card-footer", 0, "card 1, footer"},
		{"code button", func(t *Template) {
			cards(t)[0].Components[2].Buttons[0] = Button{Type: ButtonCopyCode, Example: []string{"A"}}
		}, "card-button-kind", 0, "card 1, button 1"},
		{"three buttons", func(t *Template) {
			b := &cards(t)[0].Components[2].Buttons
			*b = append(*b, Button{Type: ButtonQuickReply, Text: "A"}, Button{Type: ButtonQuickReply, Text: "B"})
		}, "card-buttons", 0, "card 1, buttons"},
	})
}
