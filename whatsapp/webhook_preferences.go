package whatsapp

import (
	"encoding/json"
	"errors"
)

type preferenceWire struct {
	WaID         looseString      `json:"wa_id"`
	UserID       looseString      `json:"user_id"`
	ParentUserID looseString      `json:"parent_user_id"`
	Detail       string           `json:"detail"`
	Category     string           `json:"category"`
	Value        string           `json:"value"`
	Timestamp    maybe[looseTime] `json:"timestamp"`
	SignupID     looseString      `json:"signup_id"`
}

func parsePreferences(o Origin) ([]Event, error) {
	w, o, err := readMessages(o)
	if err != nil {
		return nil, err
	}
	contacts := readContacts(w.Contacts)
	var events []Event
	for i, raw := range w.Preferences {
		events = append(events, orBroken(o, raw, func(o Origin) (Event, error) {
			return parsePreference(o, contactOf(contacts, i, len(w.Preferences)))
		}))
	}
	if len(events) == 0 {
		events = append(events, UnknownEvent{o})
	}
	return events, nil
}

func parsePreference(o Origin, c contactWire) (Event, error) {
	var w preferenceWire
	if err := json.Unmarshal(o.Raw, &w); err != nil {
		return nil, err
	}
	if w.Value == "" {
		return nil, errors.New("whatsapp: a preference without a value")
	}
	o.At = w.Timestamp.or().Time
	e := PreferenceEvent{Origin: o, Phone: string(w.WaID), UserID: string(w.UserID), ParentUserID: string(w.ParentUserID),
		Value: lower(w.Value), Category: lower(w.Category), Detail: w.Detail, SignupID: string(w.SignupID)}
	if c.is(e.Phone, e.UserID) {
		e.Phone = orElse(e.Phone, string(c.WaID))
		e.UserID = orElse(e.UserID, string(c.UserID))
		e.ParentUserID = orElse(e.ParentUserID, string(c.ParentUserID))
	}
	return e, nil
}
