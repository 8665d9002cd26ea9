package sandbox

import (
	"encoding/json"
	"strings"

	"greenlist/whatsapp"
)

// bubble is the message as it stands on the person's phone.
func (m *message) bubble() whatsapp.Bubble {
	b := whatsapp.Bubble{ID: m.ID, FromBusiness: !m.Inbound, At: m.At, Body: m.Text, ReplyTo: m.ReplyTo, Status: m.shown()}
	switch {
	case m.File != nil:
		b.HeaderMedia, b.Body = strings.ToUpper(m.Type), or(m.Text, m.File.Filename)
	case m.Inbound:
	case m.template != nil:
		m.fillTemplate(&b)
	case m.Type == "text":
		var text whatsapp.TextMessage
		json.Unmarshal(m.Content, &text)
		b.Body = text.Body
	case m.Type == "interactive":
		fillInteractive(&b, readInteractive(m.Content))
	default:
		m.fillMedia(&b)
	}
	return b
}

func (m *message) fillMedia(b *whatsapp.Bubble) {
	var object struct {
		Caption  string `json:"caption"`
		Filename string `json:"filename"`
		Name     string `json:"name"`
	}
	json.Unmarshal(m.Content, &object)
	b.HeaderMedia, b.Body = strings.ToUpper(m.Type), or(object.Caption, or(object.Filename, object.Name))
}

// interactive is the part of an interactive message the phone shows.
type interactive struct {
	Type   string     `json:"type"`
	Header spokenText `json:"header"`
	Body   spokenText `json:"body"`
	Footer spokenText `json:"footer"`
	Action struct {
		Buttons []struct {
			Reply struct {
				ID    string `json:"id"`
				Title string `json:"title"`
			} `json:"reply"`
		} `json:"buttons"`
		Parameters struct {
			DisplayText string `json:"display_text"`
			URL         string `json:"url"`
		} `json:"parameters"`
	} `json:"action"`
}

type spokenText struct {
	Text string `json:"text"`
}

// readInteractive reads loosely: what it does not know stays empty.
func readInteractive(object json.RawMessage) (i interactive) {
	json.Unmarshal(object, &i)
	return i
}

func fillInteractive(b *whatsapp.Bubble, i interactive) {
	b.Header, b.Body, b.Footer = i.Header.Text, i.Body.Text, i.Footer.Text
	for _, button := range i.Action.Buttons {
		b.Buttons = append(b.Buttons, whatsapp.BubbleButton{Type: whatsapp.ButtonQuickReply, Text: button.Reply.Title, Payload: button.Reply.ID})
	}
	if p := i.Action.Parameters; p.URL != "" {
		b.Buttons = append(b.Buttons, whatsapp.BubbleButton{Type: whatsapp.ButtonURL, Text: p.DisplayText, URL: p.URL})
	}
}
