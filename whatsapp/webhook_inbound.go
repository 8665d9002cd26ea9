package whatsapp

import (
	"encoding/json"
	"errors"
)

type inboundWire struct {
	ID           looseString            `json:"id"`
	Type         string                 `json:"type"`
	Timestamp    maybe[looseTime]       `json:"timestamp"`
	From         looseString            `json:"from"`
	FromUserID   looseString            `json:"from_user_id"`
	FromParentID looseString            `json:"from_parent_user_id"`
	GroupID      looseString            `json:"group_id"`
	Context      maybe[contextWire]     `json:"context"`
	Text         maybe[textWire]        `json:"text"`
	Button       maybe[ButtonReply]     `json:"button"`
	Interactive  maybe[interactiveWire] `json:"interactive"`
	Image        maybe[Media]           `json:"image"`
	Video        maybe[Media]           `json:"video"`
	Audio        maybe[Media]           `json:"audio"`
	Document     maybe[Media]           `json:"document"`
	Sticker      maybe[Media]           `json:"sticker"`
	Location     maybe[Location]        `json:"location"`
	Reaction     maybe[reactionWire]    `json:"reaction"`
	System       maybe[SystemChange]    `json:"system"`
	Edit         maybe[editWire]        `json:"edit"`
	Revoke       maybe[editWire]        `json:"revoke"`
	Unsupported  maybe[typeWire]        `json:"unsupported"`
	Order        maybe[orderWire]       `json:"order"`
	Referral     maybe[Referral]        `json:"referral"`
	Errors       maybe[[]Error]         `json:"errors"`
}

type textWire struct {
	Body string `json:"body"`
}

type typeWire struct {
	Type string `json:"type"`
}

type orderWire struct {
	Text string `json:"text"`
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
	o.At = w.Timestamp.or().Time
	e := w.event(o)
	e.complete(person)
	return e, nil
}

func (w inboundWire) event(o Origin) InboundEvent {
	e := InboundEvent{Origin: o, MessageID: string(w.ID), Type: lower(w.Type), From: string(w.From),
		FromUserID: string(w.FromUserID), FromParentUserID: string(w.FromParentID), GroupID: string(w.GroupID),
		Text: orElse(w.Text.or().Body, w.Order.or().Text), Button: w.Button.value, Interactive: w.Interactive.or().reply(),
		Media: w.media(), Location: w.Location.value, System: w.System.value, UnsupportedType: w.Unsupported.or().Type,
		Referral: w.Referral.value, Errors: w.Errors.or()}
	about := w.Context.or()
	e.ContextID, e.ContextFrom = string(about.ID), string(about.From)
	e.Forwarded = about.Forwarded || about.FrequentlyForwarded
	w.target(&e)
	return e
}

func (w inboundWire) media() *Media {
	for _, m := range []maybe[Media]{w.Image, w.Video, w.Audio, w.Document, w.Sticker} {
		if m.value != nil {
			return m.value
		}
	}
	return nil
}

// target fills in what a message about another message says.
func (w inboundWire) target(e *InboundEvent) {
	switch {
	case w.Reaction.value != nil:
		e.TargetID, e.Emoji = string(w.Reaction.value.MessageID), w.Reaction.value.Emoji
	case w.Revoke.value != nil:
		e.TargetID = string(w.Revoke.value.OriginalID)
	case w.Edit.value != nil:
		e.TargetID = string(w.Edit.value.OriginalID)
		e.Edited = w.Edit.value.event()
	}
}

// event reads the new form of an edited message, which has no id of its own.
func (w editWire) event() *InboundEvent {
	var inner inboundWire
	if len(w.Message) == 0 || json.Unmarshal(w.Message, &inner) != nil {
		return nil
	}
	inner.Edit = maybe[editWire]{}
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
