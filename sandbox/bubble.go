package sandbox

import (
	"encoding/json"
	"strconv"
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

func (m *message) fillTemplate(b *whatsapp.Bubble) {
	var sent whatsapp.TemplateMessage
	json.Unmarshal(m.Content, &sent)
	t := m.template.Node
	p := t.Preview(keyedValues(t, sent.Components))
	b.Header, b.Body, b.Footer = p.Header, p.Body, p.Footer
	if p.HeaderFormat != whatsapp.FormatText {
		b.HeaderMedia = p.HeaderFormat
	}
	payloads := payloadsOf(sent.Components)
	for i, button := range p.Buttons {
		b.Buttons = append(b.Buttons, whatsapp.BubbleButton{Type: button.Type, Text: or(button.Text, button.Code),
			URL: button.URL, Payload: payloads[i]})
	}
}

// payloadsOf is what quick replies send back, by index.
func payloadsOf(sent []whatsapp.SendComponent) map[int]string {
	payloads := map[int]string{}
	for _, c := range sent {
		if c.Type == whatsapp.SendButton && len(c.Parameters) > 0 {
			payloads[c.Index] = c.Parameters[0].Payload
		}
	}
	return payloads
}

// keyedValues turns the parameters of a send into values by variable key.
func keyedValues(t whatsapp.Template, sent []whatsapp.SendComponent) map[string]string {
	values := map[string]string{}
	for _, c := range sent {
		prefix := ""
		switch {
		case c.Type == whatsapp.SendButton && len(c.Parameters) > 0:
			p := c.Parameters[0]
			values["button."+strconv.Itoa(c.Index)] = or(p.Text, p.CouponCode)
			continue
		case c.Type == whatsapp.SendHeader && !t.IsNamed():
			prefix = "header."
		}
		for key, value := range valuesOf(c.Parameters, t.IsNamed()) {
			values[prefix+key] = value
		}
		if c.Type == whatsapp.SendHeader {
			addHeaderValues(values, c.Parameters)
		}
	}
	return values
}

func addHeaderValues(values map[string]string, sent []whatsapp.Parameter) {
	for _, p := range sent {
		if media := mediaOf(p); media != nil {
			values["header.media"] = or(media.Link, media.ID)
		}
		if p.Location != nil {
			values["header.name"] = p.Location.Name
		}
	}
}

// valuesOf are text parameters by name, or by number from 1.
func valuesOf(sent []whatsapp.Parameter, named bool) map[string]string {
	values := map[string]string{}
	for i, p := range sent {
		name := strconv.Itoa(i + 1)
		if named {
			name = p.ParameterName
		}
		if p.Text != "" {
			values[name] = p.Text
		}
	}
	return values
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
