package models

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"greenlist/whatsapp"
)

// Content is the draft in Meta's shape.
func (d TemplateText) Content() whatsapp.Template {
	t := whatsapp.Template{
		Name: d.Name, Language: d.Language, Category: d.Category, ParameterFormat: whatsapp.Positional, MessageSendTTLSeconds: d.Wait,
	}
	if d.named() {
		t.ParameterFormat = whatsapp.Named
	}
	if d.Layout == LayoutCards {
		t.Components = append(d.body(d.Body, ""), d.carousel())
		return t
	}
	t.Components = d.header()
	if d.Layout == LayoutOffer {
		offer := whatsapp.LimitedTimeOffer{Text: d.Offer.Text, HasExpiration: d.Offer.Ends}
		t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentOffer, LimitedTimeOffer: &offer})
	}
	t.Components = append(t.Components, d.body(d.Body, "")...)
	if d.Footer != "" && d.Layout != LayoutOffer {
		t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentFooter, Text: d.Footer})
	}
	t.Components = append(t.Components, d.buttonRow(d.Buttons, "")...)
	return t
}

func (d TemplateText) header() []whatsapp.Component {
	switch {
	case d.HeaderKind != "":
		return []whatsapp.Component{mediaHeader(d.HeaderKind, d.Media)}
	case d.Header != "":
		return []whatsapp.Component{{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatText, Text: d.Header, Example: d.headerExample()}}
	}
	return nil
}

func mediaHeader(kind, sample string) whatsapp.Component {
	c := whatsapp.Component{Type: whatsapp.ComponentHeader, Format: kind}
	if sample != "" {
		c.Example = &whatsapp.Example{HeaderHandle: []string{sample}}
	}
	return c
}

func (d TemplateText) body(text, prefix string) []whatsapp.Component {
	if text == "" {
		return nil
	}
	return []whatsapp.Component{{Type: whatsapp.ComponentBody, Text: text, Example: d.bodyExample(text, prefix)}}
}

func (d TemplateText) buttonRow(list []DraftButton, prefix string) []whatsapp.Component {
	if len(list) == 0 {
		return nil
	}
	return []whatsapp.Component{{Type: whatsapp.ComponentButtons, Buttons: d.buttons(list, prefix)}}
}

func (d TemplateText) carousel() whatsapp.Component {
	c := whatsapp.Component{Type: whatsapp.ComponentCarousel}
	for i, card := range d.Cards {
		prefix := cardPrefix(i)
		kind := card.HeaderKind
		if kind == "" {
			kind = whatsapp.FormatImage
		}
		parts := append([]whatsapp.Component{mediaHeader(kind, card.Media)}, d.body(card.Body, prefix)...)
		c.Cards = append(c.Cards, whatsapp.Card{Components: append(parts, d.buttonRow(card.Buttons, prefix)...)})
	}
	return c
}

// cardPrefix stands before the keys of what a card has variables for.
func cardPrefix(card int) string { return fmt.Sprintf("card.%d.", card) }

// buttons gives a link with a variable its sample as a whole address.
func (d TemplateText) buttons(list []DraftButton, prefix string) []whatsapp.Button {
	all := make([]whatsapp.Button, len(list))
	for i, b := range list {
		sample := d.Samples[fmt.Sprintf("%sbutton.%d", prefix, i)]
		all[i] = b.content(sample)
	}
	return all
}

func (b DraftButton) content(sample string) whatsapp.Button {
	var kept whatsapp.Button
	if b.Kept != "" && json.Unmarshal([]byte(b.Kept), &kept) == nil {
		return kept
	}
	made := whatsapp.Button{Type: b.Kind, Text: b.Text}
	switch b.Kind {
	case whatsapp.ButtonURL:
		if made.URL = b.URL; b.Through != "" && b.URL != "" {
			return made.Through(b.Through, b.URL)
		}
		if holes := whatsapp.Placeholders(b.URL); len(holes) > 0 && sample != "" {
			start := b.URL[:holes[0].Start]
			made.Example = []string{start + strings.TrimPrefix(sample, start)}
		}
	case whatsapp.ButtonPhoneNumber:
		made.PhoneNumber = b.Phone
	case whatsapp.ButtonCopyCode:
		made.Text = ""
		if sample != "" {
			made.Example = []string{sample}
		}
	}
	return made
}

// named tells whether any variable has a name instead of a number; the lint says so when both are mixed.
func (d TemplateText) named() bool {
	texts := []string{d.Body}
	if d.Layout == LayoutCards {
		for _, c := range d.Cards {
			texts = append(texts, c.Body)
		}
	} else if d.HeaderKind == "" {
		texts = append(texts, d.Header)
	}
	return slices.ContainsFunc(whatsapp.Placeholders(strings.Join(texts, "\n")), func(p whatsapp.Placeholder) bool {
		return strings.Trim(p.Name, "0123456789") != ""
	})
}
