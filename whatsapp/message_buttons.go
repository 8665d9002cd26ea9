package whatsapp

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// ButtonsMessage is text with up to three buttons that answer it, inside the
// customer service window. The id of the one that is pressed comes back, signed.
type ButtonsMessage struct {
	Body    string
	Buttons []ReplyButton
}

// ReplyButton answers a message. People read the title, at most 20 characters;
// we get the id, at most 256.
type ReplyButton struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Limits of a message with buttons, in characters.
const (
	MaxButtonsBody   = 1024
	MaxButtonTitle   = 20
	maxButtonID      = 256
	mostReplyButtons = 3
)

func (m ButtonsMessage) fault() error {
	switch body := utf8.RuneCountInString(m.Body); {
	case strings.TrimSpace(m.Body) == "":
		return errors.New("whatsapp: a message without words")
	case body > MaxButtonsBody:
		return errors.New("whatsapp: a message with buttons of more than 1024 characters")
	case len(m.Buttons) == 0 || len(m.Buttons) > mostReplyButtons:
		return errors.New("whatsapp: a message has one to three buttons")
	}
	titles, ids := map[string]bool{}, map[string]bool{}
	for _, b := range m.Buttons {
		if err := b.fault(); err != nil {
			return err
		}
		if titles[b.Title] || ids[b.ID] {
			return errors.New("whatsapp: two buttons are the same")
		}
		titles[b.Title], ids[b.ID] = true, true
	}
	return nil
}

func (b ReplyButton) fault() error {
	title, id := utf8.RuneCountInString(b.Title), utf8.RuneCountInString(b.ID)
	switch {
	case strings.TrimSpace(b.Title) == "" || title > MaxButtonTitle:
		return errors.New("whatsapp: a button says one to 20 characters")
	case strings.TrimSpace(b.ID) != b.ID || id == 0 || id > maxButtonID:
		return errors.New("whatsapp: the id of a button has one to 256 characters and no spaces around it")
	}
	return nil
}

type interactiveMessageWire struct {
	Type   string            `json:"type"`
	Body   textOnlyWire      `json:"body"`
	Action buttonsActionWire `json:"action"`
}

type textOnlyWire struct {
	Text string `json:"text"`
}

type buttonsActionWire struct {
	Buttons []replyButtonWire `json:"buttons"`
}

type replyButtonWire struct {
	Type  string      `json:"type"`
	Reply ReplyButton `json:"reply"`
}

func (m ButtonsMessage) wire() *interactiveMessageWire {
	w := interactiveMessageWire{Type: "button", Body: textOnlyWire{m.Body}}
	for _, b := range m.Buttons {
		w.Action.Buttons = append(w.Action.Buttons, replyButtonWire{"reply", b})
	}
	return &w
}

// message reads back what wire wrote; nil for another kind of interactive
// message.
func (w *interactiveMessageWire) message() *ButtonsMessage {
	if w == nil || w.Type != "button" {
		return nil
	}
	m := ButtonsMessage{Body: w.Body.Text}
	for _, b := range w.Action.Buttons {
		m.Buttons = append(m.Buttons, b.Reply)
	}
	return &m
}
