package models

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"greenlist/whatsapp"
)

// keptButtons are shown in the editor and go along, and are not written there.
var keptButtons = []string{whatsapp.ButtonFlow, whatsapp.ButtonVoiceCall, whatsapp.ButtonCatalog}

// draftHeaders are the headers that can be written here, but for a line of text.
var draftHeaders = []string{whatsapp.FormatImage, whatsapp.FormatVideo, whatsapp.FormatDocument, whatsapp.FormatLocation}

// DraftOf reads a draft back from Meta's shape. ok is false where the template has parts that cannot be written here. A sample file that is only
// at Meta does not come along: Meta takes none of its own addresses back.
func DraftOf(t whatsapp.Template) (d TemplateText, ok bool) {
	d = TemplateText{Name: t.Name, Language: t.Language, Category: t.Category, Wait: t.MessageSendTTLSeconds, Samples: t.Samples()}
	maps.DeleteFunc(d.Samples, func(key, _ string) bool { return strings.HasSuffix(key, "header.media") })
	ok = slices.Contains(DraftCategories, t.Category)
	for _, c := range t.Components {
		ok = d.take(c) && ok
	}
	// Cards stand below a text and nothing else.
	return d, ok && (d.Layout != LayoutCards || t.Header() == nil && t.Footer() == nil && len(t.Buttons()) == 0)
}

func (d *TemplateText) take(c whatsapp.Component) (ok bool) {
	switch c.Type {
	case whatsapp.ComponentHeader:
		if c.Format == whatsapp.FormatText {
			d.Header = c.Text
			return true
		}
		d.HeaderKind, d.Media = c.Format, ownSample(c)
		return slices.Contains(draftHeaders, c.Format)
	case whatsapp.ComponentBody:
		d.Body = c.Text
	case whatsapp.ComponentFooter:
		d.Footer = c.Text
	case whatsapp.ComponentButtons:
		d.Buttons, ok = draftButtons(c.Buttons)
		return ok
	case whatsapp.ComponentOffer:
		if d.Layout = LayoutOffer; c.LimitedTimeOffer != nil {
			d.Offer = DraftOffer{c.LimitedTimeOffer.Text, c.LimitedTimeOffer.HasExpiration}
		}
	case whatsapp.ComponentCarousel:
		return d.takeCards(c.Cards)
	default:
		return false
	}
	return true
}

func (d *TemplateText) takeCards(cards []whatsapp.Card) (ok bool) {
	d.Layout, ok = LayoutCards, true
	for _, card := range cards {
		var part TemplateText
		for _, c := range card.Components {
			ok = part.take(c) && ok
		}
		ok = ok && part.Layout == LayoutPlain && part.Header == "" && part.Footer == "" &&
			(part.HeaderKind == whatsapp.FormatImage || part.HeaderKind == whatsapp.FormatVideo)
		d.Cards = append(d.Cards, DraftCard{HeaderKind: part.HeaderKind, Media: part.Media, Body: part.Body, Buttons: part.Buttons})
	}
	return ok
}

func ownSample(c whatsapp.Component) string {
	if c.Example == nil || len(c.Example.HeaderHandle) == 0 {
		return ""
	}
	if sample := c.Example.HeaderHandle[0]; IsKeptMedia(sample) {
		return sample
	}
	return ""
}

func draftButtons(buttons []whatsapp.Button) (list []DraftButton, ok bool) {
	ok = true
	for _, b := range buttons {
		draft := DraftButton{Kind: b.Type, Text: b.Text, URL: b.URL, Phone: b.PhoneNumber}
		switch {
		case slices.Contains(keptButtons, b.Type):
			kept, err := json.Marshal(b)
			draft.Kept, ok = string(kept), ok && err == nil
		case b.Type == whatsapp.ButtonCopyCode:
			draft.Text = ""
		case b.Counts():
			draft.URL, draft.Through = b.Target, b.Start()
		default:
			ok = ok && slices.Contains(DraftButtons, b.Type)
		}
		list = append(list, draft)
	}
	return list, ok
}

// DraftButtons are the kinds of button that can be written here.
var DraftButtons = []string{whatsapp.ButtonQuickReply, whatsapp.ButtonURL, whatsapp.ButtonPhoneNumber, whatsapp.ButtonCopyCode}
