package sandbox

import (
	"encoding/json"
	"fmt"
	"slices"

	"greenlist/whatsapp"
)

// What Meta says of cards to swipe through.
var rulesOfCards = []rule{
	{"there are at most ten cards", "cards-count", unnumbered, swipe, most(10, swiping)},
	{"there are at least two", "cards-count", unnumbered, swipe, least(2, swiping)},
	{"there is a text above them", "body-missing", unnumbered, swipe, keeps(unchanged).breaks(lacking(whatsapp.ComponentBody))},
	{"a card begins with a picture, a film or a product", "card-header", unnumbered, swipe,
		keeps(eachCard(headedWith("image")), eachCard(headedWith("VIDEO")), eachCard(product(leading("https://veldhuis.example")))).
			breaks(eachCard(headedWith("DOCUMENT")), eachCard(headedWith("LOCATION")), eachCard(func(c *whatsapp.Card) { c.Components = c.Components[1:] }))},
	{"the picture of a card has a sample", "header-sample", 2388043, swipe, keeps(unchanged).breaks(lastCard(func(c *whatsapp.Card) { c.Components[0].Example = nil }))},
	{"a card has no footer", "card-footer", unnumbered, swipe, keeps(unchanged).breaks(eachCard(func(c *whatsapp.Card) {
		c.Components = append(c.Components, whatsapp.Component{Type: whatsapp.ComponentFooter, Text: "The shop"})
	}))},
	{"a card has at most two buttons", "card-buttons", unnumbered, swipe, most(2, func(t *whatsapp.Template, n int) {
		list := make([]whatsapp.Button, n)
		for i := range list {
			list[i] = replying(fmt.Sprint("Choice ", i))
		}
		cardPressing(list...)(t)
	})},
	{"they are answers, links and numbers to call", "card-button-kind", unnumbered, swipe,
		keeps(cardPressing(replying("Yes")), cardPressing(leading("https://veldhuis.example")), cardPressing(calling("+44 7700 900123"))).breaks(cardPressing(coupons("TULIP10")), cardPressing(filling("flow_name")))},
	{"a product’s card shows it, or has a link", "card-product-button", unnumbered, swipe,
		keeps(eachCard(product(whatsapp.Button{Type: whatsapp.ButtonSPM})), eachCard(product(leading("https://veldhuis.example")))).breaks(eachCard(product(replying("More"))))},
	{"all cards have a text, or none", "cards-differ", unnumbered, swipe, keeps(eachCard(wordless)).breaks(lastCard(wordless))},
	{"all cards have the same kind of header", "cards-differ", unnumbered, swipe, keeps(eachCard(headedWith("VIDEO"))).breaks(lastCard(headedWith("VIDEO")))},
	{"all cards have the same kinds of buttons", "cards-differ", unnumbered, swipe, keeps(cardPressing(replying("Yes"))).breaks(lastCard(func(c *whatsapp.Card) {
		c.Components[2].Buttons = []whatsapp.Button{replying("Yes")}
	}))},
}

// What Meta says of offers that end.
var rulesOfOffers = []rule{
	{"what it is called has at most 16 characters", "offer-long", 2388040, deal, most(16, func(t *whatsapp.Template, n int) { offering(long(n))(t) })},
	{"it is called something", "offer-text", unnumbered, deal, keeps(offering("a")).breaks(offering(""), offering(" "), func(t *whatsapp.Template) { t.Component(whatsapp.ComponentOffer).LimitedTimeOffer = nil })},
	{"it is marketing", "offer-category", unnumbered, deal, keeps(unchanged).breaks(categorised(whatsapp.Utility))},
	{"a picture or a film stands above it, or nothing", "offer-header", unnumbered, deal, keeps(above("IMAGE"), above("video"), lacking(whatsapp.ComponentHeader)).
		breaks(above("DOCUMENT"), under(whatsapp.Component{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatText, Text: "Tulips"}), sampleless("LOCATION"))},
	{"it has no footer", "offer-footer", unnumbered, deal, keeps(unchanged).breaks(func(t *whatsapp.Template) {
		t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentFooter, Text: "The shop"})
	})},
	{"it has a code and then a link, or a link", "offer-buttons", unnumbered, deal,
		keeps(pressing(coupons("TULIP10"), leading("https://veldhuis.example")), pressing(leading("https://veldhuis.example"))).
			breaks(pressing(leading("https://veldhuis.example"), coupons("TULIP10")), pressing(coupons("TULIP10")), pressing(replying("Yes")), lacking(whatsapp.ComponentButtons))},
}

// What Meta says of templates for sign-in codes.
var rulesOfCodes = []rule{
	{"a code lasts at most 90 minutes", "code-expiry", unnumbered, signIn, most(90, lasting)},
	{"a code lasts at least one", "code-expiry", unnumbered, signIn, least(1, lasting)},
	{"the words are WhatsApp’s", "code-words", unnumbered, signIn,
		keeps(unchanged).breaks(saying("Your code is here."), signed("The shop"))},
	{"it has no other parts", "code-part", unnumbered, signIn, keeps(unchanged).breaks(
		adding(whatsapp.Component{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatText, Text: "Code"}), adding(whatsapp.Component{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatLocation}),
		adding(whatsapp.Component{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatImage, Example: sampleHandle}))},
	{"it has one button, of three kinds", "code-button", unnumbered, signIn,
		keeps(pressing(fillingIn("copy_code")), pressing(fillingIn("ONE_TAP", "supported_apps")), pressing(fillingIn("ZERO_TAP", "supported_apps", "zero_tap_terms_accepted"))).
			breaks(pressing(fillingIn("BY_MAGIC")), pressing(fillingIn("COPY_CODE"), fillingIn("COPY_CODE")), pressing(leading("https://veldhuis.example")), lacking(whatsapp.ComponentButtons))},
	{"a code that is filled in says where", "code-app", unnumbered, signIn, keeps(pressing(fillingIn("ONE_TAP", "supported_apps"))).breaks(pressing(fillingIn("ONE_TAP")))},
	{"one without a tap needs consent to terms", "code-terms", unnumbered, signIn,
		keeps(pressing(fillingIn("ZERO_TAP", "supported_apps", "zero_tap_terms_accepted"))).breaks(pressing(fillingIn("ZERO_TAP", "supported_apps")))},
}

// What reviewers mind, and what disappoints.
var rulesOfWords = []rule{
	{"a template does not lead to a chat", "link-chat", inReview, letter,
		keeps(saying("See veldhuis.example for more of them.")).breaks(saying("Write to wa.me/15550100 for more of them."), pressing(leading("https://wa.me/15550100")), pressing(leading("https://api.whatsapp.com/send")))},
	{"a link says where it leads", "link-short", taken, letter, keeps(saying("See habit.ly.example for more.")).breaks(saying("See bit.ly/bulbs for more of them."), pressing(leading("https://tinyurl.com/bulbs")))},
	{"a utility template promotes nothing", "utility-promotes", taken, notice,
		keeps(saying("Your order leaves our shop today.")).breaks(saying("Your order is there; get 20% off the next one."), saying("A voucher is waiting for you here."))},
	{"nothing is promoted in marketing alone", "utility-promotes", taken, notice, keeps(saying("Your order is ready.")).breaks(saying("Our sale begins today."))},
	{"some goods are not sold", "policy-goods", taken, letter, keeps(saying("A vine for your garden.")).breaks(saying("Vodka for your garden."), saying("A wine from our garden."))},
	{"nobody asks for secrets", "policy-personal", taken, letter, keeps(saying("Send us your postcode.")).breaks(saying("Send us your card number."), saying("Send us your CVV."))},
	{"marketing says how it is stopped", "opt-out-button", taken, letter,
		keeps(unchanged, pressing(replying("Unsubscribe"))).breaks(pressing(replying("Yes please")), lacking(whatsapp.ComponentButtons))},
	{"an offer says it in its text", "opt-out-words", taken, deal, keeps(unchanged).breaks(saying("All tulips for less."))},
}

func swiping(t *whatsapp.Template, n int) {
	var list []whatsapp.Card
	for range n {
		list = append(list, card())
	}
	t.Component(whatsapp.ComponentCarousel).Cards = list
}

func lasting(t *whatsapp.Template, minutes int) { t.Footer().CodeExpirationMinutes = minutes }

func headedWith(kind string) func(*whatsapp.Card) {
	return func(c *whatsapp.Card) { c.Components[0].Format = kind }
}

func product(b whatsapp.Button) func(*whatsapp.Card) {
	return func(c *whatsapp.Card) {
		c.Components = []whatsapp.Component{{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatProduct}, {Type: whatsapp.ComponentButtons, Buttons: []whatsapp.Button{b}}}
	}
}

func wordless(c *whatsapp.Card) { c.Components = slices.Delete(c.Components, 1, 2) }

func adding(c whatsapp.Component) edit {
	return func(t *whatsapp.Template) { t.Components = append([]whatsapp.Component{c}, t.Components...) }
}

func fillingIn(kind string, given ...string) whatsapp.Button {
	b := whatsapp.Button{Type: whatsapp.ButtonOTP, OTPType: kind, Extra: whatsapp.Extra{}}
	for _, name := range given {
		b.Extra[name] = json.RawMessage(map[string]string{"supported_apps": `[{"package_name":"example.veldhuis","signature_hash":"K8a/AINcGX7"}]`, "zero_tap_terms_accepted": "true"}[name])
	}
	return b
}
