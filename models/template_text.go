package models

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"greenlist/whatsapp"
)

// TemplateText is a template as people write it. Samples are examples for the reviewers at Meta, by the keys of whatsapp.Variable.
type TemplateText struct {
	Name     string
	Language string
	Category string
	// Layout decides which of the parts below count. What was typed for another layout stays typed.
	Layout TemplateLayout
	// HeaderKind is a whatsapp.Format…, empty for a line of text or nothing; Header is that line, Media the sample of a picture, film or document.
	HeaderKind string
	Header     string
	Media      string
	Offer      DraftOffer
	Body       string
	Footer     string
	Buttons    []DraftButton
	Cards      []DraftCard
	// Wait is for how many seconds WhatsApp tries to deliver a message; 0 leaves it at Meta's 30 days.
	Wait    int
	Samples map[string]string
}

// TemplateLayout is what kind of message a template makes.
type TemplateLayout string

const (
	LayoutPlain TemplateLayout = ""
	LayoutCards TemplateLayout = "cards" // a text, and cards that are swiped through
	LayoutOffer TemplateLayout = "offer" // a picture with an offer and, if it ends, a countdown
)

// DraftOffer is the strip of a limited-time offer. Ends shows a countdown to a moment that every campaign says.
type DraftOffer struct {
	Text string
	Ends bool
}

// DraftButton is one button. Kind is a whatsapp.Button…, or StopButton. Kept is a button that is not written here, such as one that opens a flow,
// in Meta's own shape.
//
// A link whose presses are counted goes by way of an address of ours, whose beginning is Through; URL is where it leads all the same.
type DraftButton struct{ Kind, Text, URL, Phone, Kept, Through string }

// StopButton is a quick reply with which people stop marketing. Tidy makes a quick reply of it, in words that are understood when they come back.
const StopButton = "STOP"

// DraftCard is one card of a carousel: a picture or a film, a text, and up to two buttons.
type DraftCard struct {
	HeaderKind string
	Media      string
	Body       string
	Buttons    []DraftButton
}

// DraftCategories are what can be drafted here: Meta writes the words of authentication templates itself.
var DraftCategories = []string{whatsapp.Marketing, whatsapp.Utility}

// NewTemplateText is what an empty editor holds: marketing with a button that stops it.
func NewTemplateText(language string) TemplateText {
	return TemplateText{Language: language, Category: whatsapp.Marketing, Samples: map[string]string{},
		Buttons: []DraftButton{{Kind: whatsapp.ButtonQuickReply, Text: OptOutWords(language)}}}
}

// Tidy does what people mean: a name becomes one that Meta takes, line ends are one character, empty buttons go, so that the examples of those after
// them follow, and a way to say stop without words gets ours.
func (d TemplateText) Tidy() TemplateText {
	d.Name = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(d.Name)))
	d.Header, d.Footer, d.Offer.Text = strings.TrimSpace(d.Header), strings.TrimSpace(d.Footer), strings.TrimSpace(d.Offer.Text)
	d.Body = tidyBody(d.Body)
	d.Buttons, d.Samples = d.tidyButtons(d.Buttons, d.Samples, "button.")
	d.Cards = slices.Clone(d.Cards)
	for i, c := range d.Cards {
		d.Cards[i].Body = tidyBody(c.Body)
		d.Cards[i].Buttons, d.Samples = d.tidyButtons(c.Buttons, d.Samples, fmt.Sprintf("card.%d.button.", i))
	}
	return d
}

func tidyBody(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

// tidyButtons also gives the samples of all the text, of which those of these buttons have the prefix.
func (d TemplateText) tidyButtons(list []DraftButton, samples map[string]string, prefix string) ([]DraftButton, map[string]string) {
	list, samples = dropButtons(list, samples, prefix, func(b DraftButton) bool { return b.Kind == "" })
	for i, b := range list {
		b.Text, b.URL, b.Phone = strings.TrimSpace(b.Text), strings.TrimSpace(b.URL), strings.TrimSpace(b.Phone)
		if b.Kind == StopButton {
			b.Kind, b.Text = whatsapp.ButtonQuickReply, cmp.Or(b.Text, OptOutWords(d.Language))
		}
		list[i] = b
	}
	return list, samples
}

func (d TemplateText) check() error {
	wrong := Invalid{}
	if d.Name == "" {
		wrong.Add("name", "Give the template a name, so that you find it again.")
	}
	if strings.Trim(d.Name, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" || len(d.Name) > 512 {
		wrong.Add("name", "Use only a to z, digits and underscores, 512 characters at most.")
	}
	if !whatsapp.KnownLanguage(d.Language) {
		wrong.Add("language", "Choose the language the text is written in.")
	}
	if !slices.Contains(DraftCategories, d.Category) {
		wrong.Add("category", "Choose marketing or utility.")
	}
	if !slices.Contains([]TemplateLayout{LayoutPlain, LayoutCards, LayoutOffer}, d.Layout) {
		wrong.Add("layout", "Choose what kind of message it is.")
	}
	if d.HeaderKind != "" && !slices.Contains(draftHeaders, d.HeaderKind) {
		wrong.Add("header", "Choose what stands above the text.")
	}
	return wrong.OrNil()
}
