package handlers

import (
	"encoding/json"
	"fmt"
	"strings"

	"greenlist/models"
	"greenlist/whatsapp"
)

func (a *author) add(c whatsapp.Component) { a.want.Components = append(a.want.Components, c) }

func (a *author) plain() {
	a.header([]string{"", "", whatsapp.FormatText, whatsapp.FormatText, whatsapp.FormatImage, whatsapp.FormatVideo, whatsapp.FormatDocument, whatsapp.FormatLocation})
	a.body(1024)
	if a.IntN(2) == 0 {
		footer := a.line(60)
		a.add(whatsapp.Component{Type: whatsapp.ComponentFooter, Text: footer})
		a.set("footer", footer)
	}
	if list := a.row(); len(list) > 0 {
		a.add(whatsapp.Component{Type: whatsapp.ComponentButtons, Buttons: list})
	}
}

func (a *author) offer() {
	a.set("layout", string(models.LayoutOffer))
	a.header([]string{whatsapp.FormatImage, whatsapp.FormatVideo})
	strip := whatsapp.LimitedTimeOffer{Text: a.line(16), HasExpiration: a.IntN(2) == 0}
	a.set("offer", strip.Text)
	if strip.HasExpiration {
		a.set("offer_ends", "on")
	}
	a.add(whatsapp.Component{Type: whatsapp.ComponentOffer, LimitedTimeOffer: &strip})
	a.body(600)
	var list []whatsapp.Button
	if a.IntN(2) == 0 {
		list = append(list, a.button("", 0, whatsapp.ButtonCopyCode))
	}
	a.add(whatsapp.Component{Type: whatsapp.ComponentButtons, Buttons: append(list, a.button("", len(list), whatsapp.ButtonURL))})
}

func (a *author) cards() {
	a.set("layout", string(models.LayoutCards))
	a.body(1024)
	kind, worded, kinds := a.one([]string{whatsapp.FormatImage, whatsapp.FormatVideo}), a.IntN(2) == 0, a.cardKinds()
	c := whatsapp.Component{Type: whatsapp.ComponentCarousel}
	for i := range 2 + a.IntN(9) {
		field, key := fmt.Sprintf("card-%d-", i), fmt.Sprintf("card.%d.", i)
		a.set(field+"kind", kind)
		parts := []whatsapp.Component{a.mediaHeader(field+"media", kind)}
		if worded {
			text, example := a.text(160, 1, key)
			a.set(field+"body", text)
			parts = append(parts, whatsapp.Component{Type: whatsapp.ComponentBody, Text: text, Example: example})
		}
		var list []whatsapp.Button
		for n, kind := range kinds {
			list = append(list, a.button(field, n, kind))
		}
		if len(list) > 0 {
			parts = append(parts, whatsapp.Component{Type: whatsapp.ComponentButtons, Buttons: list})
		}
		c.Cards = append(c.Cards, whatsapp.Card{Components: parts})
	}
	a.add(c)
}

func (a *author) cardKinds() []string {
	return [][]string{{}, {whatsapp.ButtonURL}, {whatsapp.ButtonQuickReply, whatsapp.ButtonURL}, {whatsapp.ButtonPhoneNumber, whatsapp.ButtonQuickReply},
		{whatsapp.ButtonQuickReply, whatsapp.ButtonQuickReply}, {whatsapp.ButtonURL, whatsapp.ButtonURL}}[a.IntN(6)]
}

func (a *author) body(most int) {
	text, example := a.text(most, 5, "")
	a.set("body", text)
	a.add(whatsapp.Component{Type: whatsapp.ComponentBody, Text: text, Example: example})
}

func (a *author) header(kinds []string) {
	kind := a.one(kinds)
	switch kind {
	case "":
		return
	case whatsapp.FormatText:
		a.headerText()
		return
	case whatsapp.FormatLocation:
		a.add(whatsapp.Component{Type: whatsapp.ComponentHeader, Format: kind})
	default:
		a.add(a.mediaHeader("media", kind))
	}
	a.set("header_kind", kind)
}

func (a *author) headerText() {
	c := whatsapp.Component{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatText, Text: a.line(40)}
	if a.IntN(2) == 0 {
		a.texts++
		name := "1"
		if a.named {
			name = a.one(names)
			c.Example = &whatsapp.Example{HeaderNamed: []whatsapp.NamedSample{{Name: name, Example: a.sample(name)}}}
		} else {
			c.Example = &whatsapp.Example{HeaderText: []string{a.sample("header.1")}}
		}
		c.Text += " {{" + name + "}}"
	}
	a.set("header", c.Text)
	a.add(c)
}

func (a *author) mediaHeader(field, kind string) whatsapp.Component {
	kept := a.one(a.media[kind])
	a.set(field, kept)
	a.set(field+"_kind", kind)
	return whatsapp.Component{Type: whatsapp.ComponentHeader, Format: kind, Example: &whatsapp.Example{HeaderHandle: []string{kept}}}
}

// row is up to ten buttons, with the answers together before or after the others.
func (a *author) row() (list []whatsapp.Button) {
	others := []string{whatsapp.ButtonURL, whatsapp.ButtonURL, whatsapp.ButtonPhoneNumber, whatsapp.ButtonCopyCode, whatsapp.ButtonFlow}
	a.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
	kinds, answers := others[:a.IntN(len(others)+1)], []string{}
	for len(answers)+len(kinds) < whatsapp.MaxButtons && a.IntN(3) > 0 {
		answers = append(answers, whatsapp.ButtonQuickReply)
	}
	if a.IntN(2) == 0 {
		kinds = append(answers, kinds...)
	} else {
		kinds = append(kinds[:len(kinds):len(kinds)], answers...)
	}
	for i, kind := range kinds {
		list = append(list, a.button("", i, kind))
	}
	return list
}

func (a *author) button(prefix string, i int, kind string) whatsapp.Button {
	field := fmt.Sprintf("%sbutton-%d-", prefix, i)
	key := strings.ReplaceAll(strings.TrimSuffix(field, "-"), "-", ".")
	b := whatsapp.Button{Type: kind, Text: a.line(25)}
	a.set(field+"kind", kind)
	switch kind {
	case whatsapp.ButtonQuickReply:
		if a.IntN(4) == 0 {
			b.Text = a.one([]string{"STOP", "Afmelden", "Stop promotions"})
		} else if a.IntN(4) == 0 {
			b.Text = models.OptOutWords(a.want.Language)
			a.set(field+"kind", models.StopButton)
		}
	case whatsapp.ButtonURL:
		a.link(&b, field, key)
	case whatsapp.ButtonPhoneNumber:
		b.PhoneNumber = a.one([]string{"+31 970 1020 0100", "+3197010200100", "+44 7700 900123", "(0) 555 0123", "+1 555-0123"})
		a.set(field+"phone", b.PhoneNumber)
	case whatsapp.ButtonCopyCode:
		b.Text, b.Example = "", []string{a.one([]string{"A", "TULP10", "fern2026x", "ABCDEFGHIJ0123456789"})}
		a.set("sample-"+key, b.Example[0])
	case whatsapp.ButtonFlow:
		b.FlowID, b.Extra = "4711", whatsapp.Extra{"flow_action": json.RawMessage(`"navigate"`), "navigate_screen": json.RawMessage(`"START"`)}
		kept, _ := json.Marshal(b)
		a.set(field+"kept", string(kept))
	}
	a.set(field+"text", b.Text)
	return b
}

func (a *author) link(b *whatsapp.Button, field, key string) {
	b.URL = a.one([]string{"https://zaailing.example", "https://zaailing.example/a?b=c&d=%20#e", "http://zaailing.example/tuin", "https://zaailing.example/blümen"})
	if a.IntN(2) == 0 {
		end := a.one([]string{"x", "nl/tulp?a=1&b=2", "%7B", "é"})
		a.set("sample-"+key, end)
		b.URL += "/"
		b.Example = []string{b.URL + end}
		b.URL += "{{1}}"
	}
	a.set(field+"url", b.URL)
}
