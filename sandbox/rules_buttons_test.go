package sandbox

import (
	"encoding/json"
	"strings"

	"greenlist/whatsapp"
)

// What Meta says of how many buttons there are, of which kind and in which order.
var rulesOfButtons = []rule{
	{"there are at most ten buttons", "buttons-many", 2388060, letter, most(10, pressingMany(replying("Choice")))},
	{"there is one at least, or no part for them", "buttons-none", 2388060, letter, keeps(pressing(replying("Yes")), lacking(whatsapp.ComponentButtons)).breaks(pressing())},
	{"there are at most two links", "buttons-of-a-kind", 2388060, letter, most(2, pressingMany(leading("https://veldhuis.example")))},
	{"there is one number to call", "buttons-of-a-kind", 2388060, letter, onlyOne(pressingMany(calling("+44 7700 900123")))},
	{"there is one code", "buttons-of-a-kind", 2388060, letter, onlyOne(pressingMany(coupons("TULIP10")))},
	{"there is one flow", "buttons-of-a-kind", 2388060, letter, onlyOne(pressingMany(whatsapp.Button{Type: whatsapp.ButtonFlow, Text: "Fill in", FlowID: "1"}))},
	{"there is one catalogue", "buttons-of-a-kind", 2388060, letter, onlyOne(pressingMany(whatsapp.Button{Type: whatsapp.ButtonCatalog}))},
	{"there is one list of products", "buttons-of-a-kind", 2388060, letter, onlyOne(pressingMany(whatsapp.Button{Type: whatsapp.ButtonMPM}))},
	{"there is one product", "buttons-of-a-kind", 2388060, letter, onlyOne(pressingMany(whatsapp.Button{Type: whatsapp.ButtonSPM}))},
	{"there is one button that calls on WhatsApp", "buttons-of-a-kind", 2388060, letter, onlyOne(pressingMany(whatsapp.Button{Type: whatsapp.ButtonVoiceCall, Text: "Call"}))},
	{"there is one button that asks for a contact", "buttons-of-a-kind", 2388060, letter, onlyOne(pressingMany(whatsapp.Button{Type: "REQUEST_CONTACT_INFO"}))},
	{"buttons are of a known type, in any case", "button-kind", 2388060, letter,
		keeps(pressing(whatsapp.Button{Type: "quick_reply", Text: "Yes"})).breaks(pressing(whatsapp.Button{Type: "LEVER", Text: "Pull"}), pressing(whatsapp.Button{Text: "Yes"}))},
	{"a button for sign-in codes is for sign-in codes", "button-otp", 2388060, letter, keeps(pressing(coupons("TULIP10"))).breaks(pressing(whatsapp.Button{Type: whatsapp.ButtonOTP, OTPType: "COPY_CODE"}))},
	{"answers stand together", "buttons-order", 2388060, letter,
		keeps(pressing(replying("Yes"), replying("No"), leading("https://veldhuis.example")), pressing(leading("https://veldhuis.example"), replying("Yes"), replying("No"))).
			breaks(pressing(replying("Yes"), leading("https://veldhuis.example"), replying("No")))},
	{"a computer shows at most three buttons", "buttons-desktop", taken, letter, most(3, pressingMany(replying("Choice")))},
	{"a computer shows answers only by themselves", "buttons-desktop", taken, letter,
		keeps(pressing(leading("https://veldhuis.example"), calling("+44 7700 900123"))).breaks(pressing(replying("Yes"), leading("https://veldhuis.example")))},
	{"a flow is named, by its number, name or description", "flow-missing", unnumbered, letter,
		keeps(pressing(filling("flow_name")), pressing(filling("flow_json")), pressing(whatsapp.Button{Type: whatsapp.ButtonFlow, Text: "Fill in", FlowID: "1"})).breaks(pressing(filling("navigate_screen")))},
}

// What Meta says of what stands on a button and behind it.
var rulesOfLabels = []rule{
	{"a label has at most 25 characters", "label-long", 2388040, letter, most(25, func(t *whatsapp.Template, n int) { pressing(replying(long(n)))(t) })},
	{"the label on a card has at most 25 too", "label-long", 2388040, swipe, most(25, func(t *whatsapp.Template, n int) { cardPressing(replying(long(n)))(t) })},
	{"a label says something", "label-missing", 2388060, letter, keeps(pressing(replying("a"))).breaks(pressing(replying("")), pressing(replying(" ")))},
	{"a code has a label of its own", "label-missing", 2388060, letter, keeps(pressing(coupons("TULIP10"))).breaks(pressing(replying("")))},
	{"a label has one line", "label-line-break", 2388060, letter, keeps(pressing(replying("Yes please"))).breaks(pressing(replying("Yes\nplease")))},
	{"a label has no emoji", "label-emoji", 2388060, letter, keeps(pressing(replying("Déjà 10 €"))).breaks(pressing(replying("Yes 🌷")), pressing(replying("🌷")))},
	{"a label has no formatting", "label-formatting", 2388060, letter, keeps(pressing(replying("5* bulbs"))).breaks(pressing(replying("*Yes*")), pressing(replying("_Yes_")), pressing(replying("~Yes~")))},
	{"each label is its own", "label-twice", taken, letter, keeps(pressing(replying("Yes"), replying("No"))).breaks(pressing(replying("Yes"), replying("yes ")))},

	{"an address has at most 2,000 characters", "url-long", 2388040, letter, most(2000, func(t *whatsapp.Template, n int) {
		const start = "https://veldhuis.example/"
		pressing(leading(start + strings.Repeat("a", n-len(start))))(t)
	})},
	{"a link has an address", "url-missing", 2388060, letter, keeps(pressing(leading("https://veldhuis.example"))).breaks(pressing(leading("")), pressing(leading(" ")))},
	{"an address is a whole one", "url-format", 2388060, letter,
		keeps(pressing(leading("https://veldhuis.example/a?b=c"))).breaks(pressing(leading("veldhuis.example")), pressing(leading("javascript:alert(1)")), pressing(leading("https://")), pressing(leading("{{1}}", "x")))},
	{"an address is https", "url-insecure", taken, letter, keeps(pressing(leading("https://veldhuis.example"))).breaks(pressing(leading("http://veldhuis.example")))},
	{"an address has at most one variable", "url-variables", 2388060, letter, most(1, func(t *whatsapp.Template, n int) {
		pressing(leading("https://veldhuis.example/"+strings.Repeat("{{1}}", n), "x"))(t)
	})},
	{"the variable is the end of the address", "url-variable-place", 2388060, letter,
		keeps(pressing(leading("https://veldhuis.example/a?b={{1}}", "x"))).breaks(pressing(leading("https://veldhuis.example/{{1}}/b", "x")))},
	{"the variable is called {{1}}", "url-variable-name", inReview, letter,
		keeps(pressing(leading("https://veldhuis.example/{{1}}", "x"))).breaks(pressing(leading("https://veldhuis.example/{{2}}", "x")))},
	{"the variable has an example, whole or the end of it", "sample-missing", 2388043, letter,
		keeps(pressing(leading("https://veldhuis.example/{{1}}", "https://veldhuis.example/x")), pressing(leading("https://veldhuis.example/{{1}}", "x"))).breaks(pressing(leading("https://veldhuis.example/{{1}}")))},
	{"a number has at most 20 characters", "phone-long", 2388040, letter, most(20, func(t *whatsapp.Template, n int) { pressing(calling("+" + strings.Repeat("3", n-1)))(t) })},
	{"there is a number to call", "phone-missing", 2388060, letter, keeps(pressing(calling("15550100"))).breaks(pressing(calling("")))},
	{"a number is one", "phone-format", 2388060, letter, keeps(pressing(calling("+1 (555) 01-00"))).breaks(pressing(calling("call us")), pressing(calling("+")))},
	{"a code has at most 20 characters", "code-long", 2388040, letter,
		keeps(pressing(coupons(strings.Repeat("A", 15)))).breaks(pressing(coupons(strings.Repeat("A", 21))))},
	{"more than 15 of them are new", "code-long", taken, letter,
		keeps(pressing(coupons(strings.Repeat("A", 14))), pressing(coupons(strings.Repeat("A", 15)))).breaks(pressing(coupons(strings.Repeat("A", 16))), pressing(coupons(strings.Repeat("A", 20))))},
	{"a code has letters and digits", "code-format", 2388060, letter, keeps(pressing(coupons("Tulip10"))).breaks(pressing(coupons("TULIP-10")), pressing(coupons("TULIP 10")), pressing(coupons("TÜLIP")))},
	{"a code has an example", "sample-missing", 2388043, letter, keeps(pressing(coupons("A"))).breaks(pressing(coupons("")))},
}

func filling(name string) whatsapp.Button {
	return whatsapp.Button{Type: whatsapp.ButtonFlow, Text: "Fill in", Extra: whatsapp.Extra{name: json.RawMessage(`"survey"`)}}
}

func cardPressing(buttons ...whatsapp.Button) edit {
	return eachCard(func(c *whatsapp.Card) { c.Components[2].Buttons = buttons })
}
