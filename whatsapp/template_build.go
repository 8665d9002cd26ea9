package whatsapp

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
)

// builder is a Mold at work.
type builder struct {
	named  bool
	values map[string]string
	names  map[string][]string // of the variables of texts, where they are known
}

func (b builder) parts(list []Component, prefix string) []SendComponent {
	var all []SendComponent
	for i := range list {
		c := &list[i]
		switch upper(c.Type) {
		case ComponentHeader:
			all = append(all, filled(SendHeader, b.header(c, prefix))...)
		case ComponentBody:
			all = append(all, filled(SendBody, b.texts(c.Text, prefix))...)
		case ComponentOffer:
			all = append(all, filled(SendOffer, b.offer(c, prefix))...)
		case ComponentButtons:
			all = append(all, b.buttons(c.Buttons, prefix)...)
		case ComponentCarousel:
			all = append(all, SendComponent{Type: SendCarousel, Cards: b.cards(c.Cards, prefix)})
		}
	}
	return all
}

func filled(kind string, parameters []Parameter) []SendComponent {
	if len(parameters) == 0 {
		return nil
	}
	return []SendComponent{{Type: kind, Parameters: parameters}}
}

// texts makes one parameter for each variable of a text, repeated ones once.
// Positional ones go by number, wherever they stand in the text.
func (b builder) texts(text, prefix string) []Parameter {
	var all []Parameter
	for _, name := range b.namesIn(text) {
		parameter := Parameter{Type: ParameterText, Text: b.values[prefix+name]}
		if b.named {
			parameter.ParameterName = name
		}
		all = append(all, parameter)
	}
	return all
}

func (b builder) namesIn(text string) []string {
	if names, known := b.names[text]; known {
		return names
	}
	names := VariableNames(text)
	if !b.named {
		slices.SortStableFunc(names, byNumber)
	}
	return names
}

func byNumber(a, b string) int {
	m, _ := strconv.Atoi(a)
	n, _ := strconv.Atoi(b)
	return cmp.Compare(m, n)
}

func (b builder) header(c *Component, prefix string) []Parameter {
	switch {
	case c.HasMedia():
		return []Parameter{mediaParameter(upper(c.Format), b.values[prefix+"header.media"])}
	case upper(c.Format) == FormatLocation:
		return []Parameter{{Type: ParameterLocation, Location: b.location(prefix + "header.")}}
	case !b.named:
		prefix += "header."
	}
	return b.texts(c.Text, prefix)
}

func (b builder) location(prefix string) *Location {
	return &Location{Latitude: b.values[prefix+"latitude"], Longitude: b.values[prefix+"longitude"],
		Name: b.values[prefix+"name"], Address: b.values[prefix+"address"]}
}

// mediaParameter takes a web address for a link and anything else for an id.
// A GIF travels as a film.
func mediaParameter(format, value string) Parameter {
	ref := &MediaRef{ID: value}
	if u, err := url.Parse(value); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
		ref = &MediaRef{Link: value}
	}
	switch format {
	case FormatImage:
		return Parameter{Type: ParameterImage, Image: ref}
	case FormatDocument:
		return Parameter{Type: ParameterDocument, Document: ref}
	}
	return Parameter{Type: ParameterVideo, Video: ref}
}

func (b builder) offer(c *Component, prefix string) []Parameter {
	if c.LimitedTimeOffer == nil || !c.LimitedTimeOffer.HasExpiration {
		return nil
	}
	ms, _ := strconv.ParseInt(b.values[prefix+"offer.expires"], 10, 64)
	return []Parameter{{Type: ParameterOffer, Offer: &OfferExpiry{ms}}}
}

func (b builder) cards(cards []Card, prefix string) []SendCard {
	all := make([]SendCard, len(cards))
	for i, card := range cards {
		all[i] = SendCard{CardIndex: i, Components: b.parts(card.Components, fmt.Sprintf("%scard.%d.", prefix, i))}
	}
	return all
}

func (b builder) buttons(list []Button, prefix string) []SendComponent {
	var all []SendComponent
	for i, button := range list {
		key := fmt.Sprintf("%sbutton.%d", prefix, i)
		subType, parameter, ok := b.button(button, key)
		if ok {
			all = append(all, SendComponent{Type: SendButton, SubType: subType, Index: i, Parameters: []Parameter{parameter}})
		}
	}
	return all
}

func (b builder) button(button Button, key string) (subType string, p Parameter, ok bool) {
	switch upper(button.Type) {
	case ButtonURL:
		return "url", Parameter{Type: ParameterText, Text: b.values[key]}, len(Placeholders(button.URL)) > 0
	case ButtonOTP:
		return "url", Parameter{Type: ParameterText, Text: b.values[key]}, true
	case ButtonCopyCode:
		return "copy_code", Parameter{Type: ParameterCouponCode, CouponCode: b.values[key]}, true
	case ButtonQuickReply:
		payload := b.values[key+".payload"]
		return "quick_reply", Parameter{Type: ParameterPayload, Payload: payload}, payload != ""
	}
	return "", Parameter{}, false
}
