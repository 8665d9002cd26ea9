package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"

	"greenlist/models"
	"greenlist/whatsapp"
)

// letter is one webhook as Meta sends it, on its way.
type letter []byte

// object is JSON being made.
type object map[string]any

// deliver brings what is on its way, signed, and gives it its meaning. As from Meta, it comes in any order.
func (t *story) deliver(ctx context.Context) error {
	mail, coming := t.mail, t.coming
	t.mail, t.coming = nil, nil
	stored := make(chan error, len(mail))
	for _, body := range mail {
		go func() { stored <- t.intake.Store(ctx, body, whatsapp.Sign(demoConnection.AppSecret, body)) }()
	}
	for range mail {
		if err := <-stored; err != nil {
			return err
		}
	}
	for taken := len(mail); taken > 0; {
		var err error
		if taken, err = models.ApplyWebhooks(ctx, t.db, 100); err != nil {
			return err
		}
	}
	for _, p := range coming {
		t.arrive(p)
	}
	return nil
}

// says is a person writing to the company now.
func (t *story) says(ctx context.Context, p *person, text string) error {
	id := t.wamid()
	if p.handset {
		if err := t.phones.Write(ctx, p.phoneID(), text, ""); err != nil {
			return err
		}
		bubble, err := t.lastBubble(ctx, p)
		if err != nil {
			return err
		}
		id = bubble.ID
	}
	return t.hear(p, object{"id": id, "type": "text", "text": object{"body": text}})
}

// presses is a person tapping a quick reply under a message.
func (t *story) presses(ctx context.Context, p *person, messageID, words string) error {
	id := t.wamid()
	if p.handset {
		if err := t.phones.Press(ctx, p.phoneID(), messageID, words); err != nil {
			return err
		}
		bubble, err := t.lastBubble(ctx, p)
		if err != nil {
			return err
		}
		id = bubble.ID
	}
	return t.hear(p, object{"id": id, "type": "button", "button": object{"payload": words, "text": words}, "context": object{"id": messageID}})
}

// stopsInWhatsApp is a person choosing in WhatsApp's own settings to get no more marketing.
func (t *story) stopsInWhatsApp(p *person) error {
	value := t.value(p)
	value["user_preferences"] = []any{object{
		"wa_id": whatsapp.Digits(p.phone), "user_id": p.userID, "category": "marketing_messages", "value": whatsapp.PreferenceStop,
		"detail": "User requested to stop marketing messages", "timestamp": t.clock.Now().Unix(),
	}}
	return t.send(whatsapp.FieldPreferences, value)
}

// hear puts a message of a person into the mail.
func (t *story) hear(p *person, message object) error {
	message["timestamp"] = strconv.FormatInt(t.clock.Now().Unix(), 10)
	if p.phone != "" {
		message["from"] = whatsapp.Digits(p.phone)
	}
	if p.userID != "" {
		message["from_user_id"] = p.userID
	}
	value := t.value(p)
	value["messages"] = []any{message}
	return t.send(whatsapp.FieldMessages, value)
}

// value is what every change of a webhook about a person begins with.
func (t *story) value(p *person) object {
	contact := object{"profile": object{"name": p.name}}
	if p.phone != "" {
		contact["wa_id"] = whatsapp.Digits(p.phone)
	}
	if p.userID != "" {
		contact["user_id"] = p.userID
	}
	return object{
		"messaging_product": "whatsapp", "contacts": []any{contact},
		"metadata": object{"display_phone_number": t.number.Phone, "phone_number_id": t.number.MetaID},
	}
}

func (t *story) send(field string, value object) error {
	body, err := json.Marshal(object{"object": "whatsapp_business_account", "entry": []any{
		object{"id": demoConnection.WABAID, "changes": []any{object{"field": field, "value": value}}},
	}})
	t.mail = append(t.mail, body)
	return err
}

// wamid is an id of a message, as Meta makes them.
func (t *story) wamid() string {
	raw := make([]byte, 24)
	for i := range raw {
		raw[i] = byte(t.chance.IntN(256))
	}
	return "wamid." + base64.StdEncoding.EncodeToString(raw)
}

// lastBubble is the newest message on a person's telephone.
func (t *story) lastBubble(ctx context.Context, p *person) (whatsapp.Bubble, error) {
	thread, err := t.phones.Thread(ctx, p.phoneID())
	if err == nil && len(thread) == 0 {
		err = fmt.Errorf("nothing stands on the telephone of %s", p.name)
	}
	if err != nil {
		return whatsapp.Bubble{}, err
	}
	return thread[len(thread)-1], nil
}
