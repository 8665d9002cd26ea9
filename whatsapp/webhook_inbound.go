package whatsapp

import (
	"encoding/json"
	"errors"
)

type inboundWire struct {
	ID           looseString     `json:"id"`
	Type         string          `json:"type"`
	Timestamp    looseTime       `json:"timestamp"`
	From         looseString     `json:"from"`
	FromUserID   looseString     `json:"from_user_id"`
	FromParentID looseString     `json:"from_parent_user_id"`
	GroupID      looseString     `json:"group_id"`
	Context      *contextWire    `json:"context"`
	Text         textWire        `json:"text"`
	Button       *ButtonReply    `json:"button"`
	Interactive  interactiveWire `json:"interactive"`
	Image        *Media          `json:"image"`
	Video        *Media          `json:"video"`
	Audio        *Media          `json:"audio"`
	Document     *Media          `json:"document"`
	Sticker      *Media          `json:"sticker"`
	Location     *Location       `json:"location"`
	Reaction     *reactionWire   `json:"reaction"`
	System       *SystemChange   `json:"system"`
	Edit         *editWire       `json:"edit"`
	Revoke       *editWire       `json:"revoke"`
	Unsupported  struct {
		Type string `json:"type"`
	} `json:"unsupported"`
	Order struct {
		Text string `json:"text"`
	} `json:"order"`
	Referral *Referral `json:"referral"`
	Errors   []Error   `json:"errors"`
}

type textWire struct {
	Body string `json:"body"`
}

type contextWire struct {
	From                looseString `json:"from"`
	ID                  looseString `json:"id"`
	Forwarded           bool        `json:"forwarded"`
	FrequentlyForwarded bool        `json:"frequently_forwarded"`
}

type reactionWire struct {
	MessageID looseString `json:"message_id"`
	Emoji     string      `json:"emoji"`
}

type editWire struct {
	OriginalID looseString     `json:"original_message_id"`
	Message    json.RawMessage `json:"message"`
}

func parseInbound(o Origin, person contactWire) (Event, error) {
	var w inboundWire
	if err := json.Unmarshal(o.Raw, &w); err != nil {
		return nil, err
	}
	if w.ID == "" {
		return nil, errors.New("whatsapp: a message without an id")
	}
	o.At = w.Timestamp.Time
	e := w.event(o)
	e.complete(person)
	return e, nil
}

func (w inboundWire) event(o Origin) InboundEvent {
	e := InboundEvent{Origin: o, MessageID: string(w.ID), Type: lower(w.Type), From: string(w.From),
		FromUserID: string(w.FromUserID), FromParentUserID: string(w.FromParentID), GroupID: string(w.GroupID),
		Text: orElse(w.Text.Body, w.Order.Text), Button: w.Button, Interactive: w.Interactive.reply(), Media: w.media(),
		Location: w.Location, System: w.System, UnsupportedType: w.Unsupported.Type, Referral: w.Referral, Errors: w.Errors}
	if w.Context != nil {
		e.ContextID, e.ContextFrom = string(w.Context.ID), string(w.Context.From)
		e.Forwarded = w.Context.Forwarded || w.Context.FrequentlyForwarded
	}
	w.target(&e)
	return e
}

func (w inboundWire) media() *Media {
	for _, m := range []*Media{w.Image, w.Video, w.Audio, w.Document, w.Sticker} {
		if m != nil {
			return m
		}
	}
	return nil
}

// target fills in what a message about another message says.
func (w inboundWire) target(e *InboundEvent) {
	switch {
	case w.Reaction != nil:
		e.TargetID, e.Emoji = string(w.Reaction.MessageID), w.Reaction.Emoji
	case w.Revoke != nil:
		e.TargetID = string(w.Revoke.OriginalID)
	case w.Edit != nil:
		e.TargetID = string(w.Edit.OriginalID)
		e.Edited = w.Edit.event()
	}
}

// event reads the new form of an edited message, which has no id of its own.
func (w editWire) event() *InboundEvent {
	var inner inboundWire
	if len(w.Message) == 0 || json.Unmarshal(w.Message, &inner) != nil {
		return nil
	}
	inner.Edit = nil
	e := inner.event(Origin{Raw: w.Message})
	return &e
}

// complete takes names and missing addresses from the list of people.
func (e *InboundEvent) complete(c contactWire) {
	if !c.is(e.From, e.FromUserID) {
		return
	}
	e.Name, e.Username = c.Profile.Name, c.Profile.Username
	e.From = orElse(e.From, string(c.WaID))
	e.FromUserID = orElse(e.FromUserID, string(c.UserID))
	e.FromParentUserID = orElse(e.FromParentUserID, string(c.ParentUserID))
}
