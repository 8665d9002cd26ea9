package whatsapp

import (
	"encoding/json"
	"errors"
)

type statusWire struct {
	ID                looseString             `json:"id"`
	Status            string                  `json:"status"`
	Timestamp         maybe[looseTime]        `json:"timestamp"`
	RecipientID       looseString             `json:"recipient_id"`
	RecipientUserID   looseString             `json:"recipient_user_id"`
	RecipientParentID looseString             `json:"recipient_parent_user_id"`
	ParentRecipientID looseString             `json:"parent_recipient_user_id"`
	Opaque            looseString             `json:"biz_opaque_callback_data"`
	Pricing           maybe[Pricing]          `json:"pricing"`
	Conversation      maybe[conversationWire] `json:"conversation"`
	Errors            maybe[[]Error]          `json:"errors"`
}

type conversationWire struct {
	ID looseString `json:"id"`
}

func parseStatus(o Origin, person contactWire) (Event, error) {
	var w statusWire
	if err := json.Unmarshal(o.Raw, &w); err != nil {
		return nil, err
	}
	if w.ID == "" || w.Status == "" {
		return nil, errors.New("whatsapp: a status without message id or status")
	}
	o.At = w.Timestamp.or().Time
	e := StatusEvent{Origin: o, MessageID: string(w.ID), Status: lower(w.Status),
		RecipientID: string(w.RecipientID), RecipientUserID: string(w.RecipientUserID),
		RecipientParentUserID: string(w.RecipientParentID), Opaque: string(w.Opaque),
		Pricing: w.Pricing.value, ConversationID: string(w.Conversation.or().ID), Errors: w.Errors.or()}
	if e.RecipientParentUserID == "" {
		e.RecipientParentUserID = string(w.ParentRecipientID)
	}
	e.complete(person)
	return e, nil
}

// complete takes from the list of people what the status itself left out.
func (e *StatusEvent) complete(c contactWire) {
	if !c.is(e.RecipientID, e.RecipientUserID) {
		return
	}
	e.RecipientID = orElse(e.RecipientID, string(c.WaID))
	e.RecipientUserID = orElse(e.RecipientUserID, string(c.UserID))
	e.RecipientParentUserID = orElse(e.RecipientParentUserID, string(c.ParentUserID))
}

func orElse(s, fallback string) string {
	if s != "" {
		return s
	}
	return fallback
}
