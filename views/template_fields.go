package views

import (
	"fmt"
	"strconv"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
)

var layouts = []Option{
	{Value: string(models.LayoutPlain), Text: "A message", Help: "A text, with a picture and buttons if you like."},
	{Value: string(models.LayoutCards), Text: "Cards to swipe through", Help: "A text, and 2 to 10 cards below it: each a picture or film, a few words, and up to two buttons."},
	{Value: string(models.LayoutOffer), Text: "An offer that ends", Help: "A picture or film, the offer with a countdown, and a code to copy. Phones only: WhatsApp on a computer shows a notice."},
}

var headerKinds = []Option{
	{Value: "", Text: "A line of text, or nothing"}, {Value: whatsapp.FormatImage, Text: "A picture"}, {Value: whatsapp.FormatVideo, Text: "A film"},
	{Value: whatsapp.FormatDocument, Text: "A document"}, {Value: whatsapp.FormatLocation, Text: "A place on a map"},
}

// cardKinds are what can stand above the words of a card, and of an offer.
var cardKinds = []Option{{Value: whatsapp.FormatImage, Text: "A picture"}, {Value: whatsapp.FormatVideo, Text: "A film"}}

func (p TemplateEditor) headerKinds() []Option {
	if p.Text.Layout == models.LayoutOffer {
		return cardKinds
	}
	return headerKinds
}

// buttonKinds are the kinds that a row of buttons can have.
func buttonKinds(layout models.TemplateLayout, card bool) []Option {
	link, code := Option{Value: whatsapp.ButtonURL, Text: "Link"}, Option{Value: whatsapp.ButtonCopyCode, Text: "Code to copy"}
	if layout == models.LayoutOffer {
		return []Option{{Value: "", Text: "No button"}, code, link}
	}
	kinds := []Option{{Value: "", Text: "No button"}, {Value: whatsapp.ButtonQuickReply, Text: "Answer"}, {Value: models.StopButton, Text: "Way to say stop"},
		link, {Value: whatsapp.ButtonPhoneNumber, Text: "Phone call"}}
	if card {
		return kinds
	}
	return append(kinds, code)
}

// kindShown tells a way to say stop from other answers.
func kindShown(b models.DraftButton) string {
	if b.Kind == whatsapp.ButtonQuickReply && models.IsOptOutWords(b.Text) {
		return models.StopButton
	}
	return b.Kind
}

// slots are the buttons, with an empty one after them where there is room.
func (p TemplateEditor) slots() []models.DraftButton {
	most := whatsapp.MaxButtons
	if p.Text.Layout == models.LayoutOffer {
		most = 2
	}
	return withRoom(p.Text.Buttons, most)
}

// cardSlots are both buttons of a card: what is left empty is none.
func cardSlots(c models.DraftCard) []models.DraftButton {
	slots := c.Buttons
	for len(slots) < whatsapp.MaxCardButtons {
		slots = append(slots[:len(slots):len(slots)], models.DraftButton{})
	}
	return slots
}

// withRoom leaves one more place than there are, also after an empty one: somebody asked for that one.
func withRoom(list []models.DraftButton, most int) []models.DraftButton {
	if len(list) >= most {
		return list
	}
	return append(list[:len(list):len(list)], models.DraftButton{})
}

func cardField(at int, what string) string { return fmt.Sprintf("card-%d-%s", at, what) }

func buttonField(prefix string, at int, what string) string {
	return fmt.Sprintf("%sbutton-%d-%s", prefix, at, what)
}

// sampled tells whether the reviewers are given words in place of a variable. A file has a field of its own, and the rest only campaigns know.
func sampled(v whatsapp.Variable) bool {
	return v.Kind == whatsapp.KindText || v.Kind == whatsapp.KindURL || v.Kind == whatsapp.KindCode
}

// sampleLabel names the variable that an example is for.
func sampleLabel(v whatsapp.Variable) string {
	switch v.Kind {
	case whatsapp.KindURL:
		return "Example for the end of the link of " + v.Place
	case whatsapp.KindCode:
		return "Example for the code of " + v.Place
	}
	return "Example for {{" + v.Name + "}} in the " + placeName(v.Place)
}

// lifetimes are for how long WhatsApp can try, by category: Meta lets each have others.
var lifetimes = map[string][]Option{
	whatsapp.Marketing: {{Value: "", Text: "30 days, as usual"}, {Value: "43200", Text: "12 hours"}, {Value: "86400", Text: "1 day"},
		{Value: "259200", Text: "3 days"}, {Value: "604800", Text: "7 days"}, {Value: "1209600", Text: "14 days"}},
	whatsapp.Utility: {{Value: "", Text: "30 days, as usual"}, {Value: "300", Text: "5 minutes"}, {Value: "1800", Text: "30 minutes"}, {Value: "3600", Text: "1 hour"},
		{Value: "10800", Text: "3 hours"}, {Value: "43200", Text: "12 hours"}},
}

func (p TemplateEditor) lifetime() string {
	if p.Text.Wait == 0 {
		return ""
	}
	return strconv.Itoa(p.Text.Wait)
}

// lifetimes keeps in sight what was chosen elsewhere, or for another category.
func (p TemplateEditor) lifetimes() []Option {
	options, chosen := lifetimes[p.Text.Category], p.lifetime()
	if options == nil {
		options = lifetimes[whatsapp.Marketing]
	}
	for _, o := range options {
		if o.Value == chosen {
			return options
		}
	}
	return append(options[:len(options):len(options)], Option{Value: chosen, Text: whatsapp.Lifetime(p.Text.Wait)})
}

// orders are the fields as they stand on the page.
func (p TemplateEditor) order() []string {
	all := strings.Fields("name language category layout header media_file offer body footer buttons")
	for i := range whatsapp.MaxButtons {
		all = append(all, fmt.Sprintf("button-%d", i))
	}
	for i := range p.Text.Cards {
		card := fmt.Sprintf("card-%d", i)
		all = append(all, card, card+"-header", card+"-media_file", card+"-body", card+"-buttons", card+"-button-0", card+"-button-1")
	}
	return append(all, "cards", "lifetime")
}
