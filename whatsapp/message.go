package whatsapp

import (
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"
)

// Message is one outgoing message to one person: a template, or free text,
// with or without buttons, inside the customer service window. To is a phone number in E.164;
// Recipient is a business-scoped user id and counts only when To is empty.
// Opaque (at most 512 characters) comes back in every status of the message.
// ReplyTo is the id of the message being answered.
type Message struct {
	To        string
	Recipient string
	Opaque    string
	Template  *TemplateMessage
	Text      *TextMessage
	Buttons   *ButtonsMessage
	ReplyTo   string
}

// TextMessage is free text, at most 4096 characters.
type TextMessage struct {
	Body       string `json:"body"`
	PreviewURL bool   `json:"preview_url,omitempty"`
}

type messageWire struct {
	Product       string                  `json:"messaging_product"`
	RecipientType string                  `json:"recipient_type,omitempty"`
	To            looseString             `json:"to,omitempty"`
	Recipient     string                  `json:"recipient,omitempty"`
	Type          string                  `json:"type"`
	Template      *templateMessageWire    `json:"template,omitempty"`
	Text          *TextMessage            `json:"text,omitempty"`
	Interactive   *interactiveMessageWire `json:"interactive,omitempty"`
	Context       *replyWire              `json:"context,omitempty"`
	Opaque        string                  `json:"biz_opaque_callback_data,omitempty"`
}

type replyWire struct {
	MessageID string `json:"message_id"`
}

// Limits of a message, in characters.
const (
	maxText   = 4096
	maxOpaque = 512
)

// MarshalJSON writes Meta's shape. It refuses a message to nobody, one that is
// not exactly one of template, text and buttons, empty text, what is too long,
// and buttons that nobody could tell apart.
func (m Message) MarshalJSON() ([]byte, error) {
	if err := m.fault(); err != nil {
		return nil, err
	}
	return json.Marshal(m.wire())
}

func (m Message) fault() error {
	switch {
	case m.To == "" && m.Recipient == "":
		return errors.New("whatsapp: message to nobody")
	case m.kinds() != 1:
		return errors.New("whatsapp: a message is a template, text, or text with buttons")
	case m.Text != nil && strings.TrimSpace(m.Text.Body) == "":
		return errors.New("whatsapp: a message without words")
	case m.Text != nil && utf8.RuneCountInString(m.Text.Body) > maxText:
		return errors.New("whatsapp: a message of more than 4096 characters")
	case utf8.RuneCountInString(m.Opaque) > maxOpaque:
		return errors.New("whatsapp: callback data of more than 512 characters")
	case m.Buttons != nil:
		return m.Buttons.fault()
	}
	return nil
}

func (m Message) kinds() (n int) {
	for _, is := range []bool{m.Template != nil, m.Text != nil, m.Buttons != nil} {
		if is {
			n++
		}
	}
	return n
}

func (m Message) wire() messageWire {
	w := messageWire{Product: "whatsapp", RecipientType: "individual",
		To: looseString(m.To), Template: m.Template.wire(), Text: m.Text, Type: "text", Opaque: m.Opaque}
	if m.To == "" {
		w.Recipient = m.Recipient
	}
	if m.Template != nil {
		w.Type = "template"
	}
	if m.Buttons != nil {
		w.Type, w.Interactive = "interactive", m.Buttons.wire()
	}
	if m.ReplyTo != "" {
		w.Context = &replyWire{m.ReplyTo}
	}
	return w
}

// UnmarshalJSON reads what MarshalJSON writes; of other kinds of message it
// reads the address only.
func (m *Message) UnmarshalJSON(b []byte) error {
	var w messageWire
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	*m = Message{To: string(w.To), Recipient: w.Recipient, Opaque: w.Opaque, Template: w.Template.message(), Text: w.Text, Buttons: w.Interactive.message()}
	if w.Context != nil {
		m.ReplyTo = w.Context.MessageID
	}
	return nil
}
