package sandbox

import (
	"fmt"
	"strings"

	"greenlist/whatsapp"
)

// Templates that keep every rule, each with its name in one of the tables. None of them is like another.

var sampleHandle = &whatsapp.Example{HeaderHandle: []string{"4::c2FtcGxl"}}

func letter() whatsapp.Template {
	return whatsapp.Template{Name: "spring_bulbs", Language: "en_US", Category: whatsapp.Marketing, Components: []whatsapp.Component{
		{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatText, Text: "Spring bulbs"},
		{Type: whatsapp.ComponentBody, Text: "The bulbs you asked about have arrived in our shop."},
		{Type: whatsapp.ComponentFooter, Text: "Veldhuis Garden Shop"},
		{Type: whatsapp.ComponentButtons, Buttons: []whatsapp.Button{{Type: whatsapp.ButtonQuickReply, Text: "Stop promotions"}}},
	}}
}

// notice is a letter that sells nothing.
func notice() whatsapp.Template {
	t := letter()
	t.Category, t.Components = whatsapp.Utility, t.Components[1:]
	t.Body().Text = "Your order has left our shop and arrives tomorrow."
	t.Component(whatsapp.ComponentButtons).Buttons = []whatsapp.Button{{Type: whatsapp.ButtonQuickReply, Text: "Where is it?"}}
	return t
}

func card() whatsapp.Card {
	return whatsapp.Card{Components: []whatsapp.Component{
		{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatImage, Example: sampleHandle},
		{Type: whatsapp.ComponentBody, Text: "Red tulips"},
		{Type: whatsapp.ComponentButtons, Buttons: []whatsapp.Button{{Type: whatsapp.ButtonURL, Text: "See them", URL: "https://veldhuis.example"}}}}}
}

func swipe() whatsapp.Template {
	return whatsapp.Template{Name: "spring_cards", Language: "en_US", Category: whatsapp.Marketing, Components: []whatsapp.Component{
		{Type: whatsapp.ComponentBody, Text: "Choose a bunch for Sunday. Reply STOP to get no more of these."},
		{Type: whatsapp.ComponentCarousel, Cards: []whatsapp.Card{card(), card()}}}}
}

func deal() whatsapp.Template {
	return whatsapp.Template{Name: "spring_deal", Language: "en_US", Category: whatsapp.Marketing, Components: []whatsapp.Component{
		{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatImage, Example: sampleHandle},
		{Type: whatsapp.ComponentOffer, LimitedTimeOffer: &whatsapp.LimitedTimeOffer{Text: "Today only", HasExpiration: true}},
		{Type: whatsapp.ComponentBody, Text: "All tulips for less. Reply STOP to get no more of these."},
		{Type: whatsapp.ComponentButtons, Buttons: []whatsapp.Button{{Type: whatsapp.ButtonCopyCode, Example: []string{"TULIP10"}},
			{Type: whatsapp.ButtonURL, Text: "To the shop", URL: "https://veldhuis.example"}}}}}
}

func signIn() whatsapp.Template {
	return whatsapp.Template{Name: "sign_in", Language: "en_US", Category: whatsapp.Authentication, Components: []whatsapp.Component{
		{Type: whatsapp.ComponentBody, AddSecurityRecommendation: true}, {Type: whatsapp.ComponentFooter, CodeExpirationMinutes: 10},
		{Type: whatsapp.ComponentButtons, Buttons: []whatsapp.Button{{Type: whatsapp.ButtonOTP, OTPType: "COPY_CODE"}}}}}
}

// Changes that the tables are made of.

func long(n int) string { return strings.Repeat("é", n) }

func named(name string) edit       { return func(t *whatsapp.Template) { t.Name = name } }
func in(language string) edit      { return func(t *whatsapp.Template) { t.Language = language } }
func headed(text string) edit      { return func(t *whatsapp.Template) { t.Header().Text = text } }
func signed(text string) edit      { return func(t *whatsapp.Template) { t.Footer().Text = text } }
func offering(text string) edit    { return func(t *whatsapp.Template) { strip(t).Text = text } }
func categorised(name string) edit { return func(t *whatsapp.Template) { t.Category = name } }

func strip(t *whatsapp.Template) *whatsapp.LimitedTimeOffer {
	return t.Component(whatsapp.ComponentOffer).LimitedTimeOffer
}

// saying sets the text, with an example for each of its variables.
func saying(text string) edit {
	return func(t *whatsapp.Template) {
		t.Body().Text, t.Body().Example = text, &whatsapp.Example{}
		var row []string
		for _, name := range whatsapp.VariableNames(text) {
			row = append(row, "x")
			t.Body().Example.BodyNamed = append(t.Body().Example.BodyNamed, whatsapp.NamedSample{Name: name, Example: "x"})
		}
		t.Body().Example.BodyText = whatsapp.SampleRows{row}
	}
}

// by makes the variables ones with names.
func by(names edit) edit {
	return func(t *whatsapp.Template) { t.ParameterFormat = whatsapp.Named; names(t) }
}

func under(c whatsapp.Component) edit {
	return func(t *whatsapp.Template) { *t.Header() = c }
}

func pressing(buttons ...whatsapp.Button) edit {
	return func(t *whatsapp.Template) { t.Component(whatsapp.ComponentButtons).Buttons = buttons }
}

// pressingMany sets so many buttons of one kind, each with a label of its own.
func pressingMany(b whatsapp.Button) func(*whatsapp.Template, int) {
	return func(t *whatsapp.Template, n int) {
		list := make([]whatsapp.Button, n)
		for i := range list {
			if list[i] = b; b.Text != "" {
				list[i].Text = fmt.Sprint(b.Text, " ", i)
			}
		}
		pressing(list...)(t)
	}
}

func replying(label string) whatsapp.Button {
	return whatsapp.Button{Type: whatsapp.ButtonQuickReply, Text: label}
}

func leading(address string, example ...string) whatsapp.Button {
	return whatsapp.Button{Type: whatsapp.ButtonURL, Text: "Look", URL: address, Example: example}
}

func calling(number string) whatsapp.Button {
	return whatsapp.Button{Type: whatsapp.ButtonPhoneNumber, Text: "Call us", PhoneNumber: number}
}

func coupons(code string) whatsapp.Button {
	return whatsapp.Button{Type: whatsapp.ButtonCopyCode, Example: []string{code}}
}

// eachCard changes all cards alike.
func eachCard(do func(*whatsapp.Card)) edit {
	return func(t *whatsapp.Template) {
		cards := t.Component(whatsapp.ComponentCarousel).Cards
		for i := range cards {
			do(&cards[i])
		}
	}
}

// lastCard changes one card of several.
func lastCard(do func(*whatsapp.Card)) edit {
	return func(t *whatsapp.Template) {
		cards := t.Component(whatsapp.ComponentCarousel).Cards
		do(&cards[len(cards)-1])
	}
}
