package whatsapp

import "encoding/json"

// messagesWire is the value of the fields messages and user_preferences.
type messagesWire struct {
	Metadata    maybe[metadataWire] `json:"metadata"`
	Contacts    []json.RawMessage   `json:"contacts"`
	Messages    []json.RawMessage   `json:"messages"`
	Statuses    []json.RawMessage   `json:"statuses"`
	Preferences []json.RawMessage   `json:"user_preferences"`
	Errors      maybe[[]Error]      `json:"errors"`
}

type metadataWire struct {
	PhoneNumberID      looseString `json:"phone_number_id"`
	DisplayPhoneNumber looseString `json:"display_phone_number"`
}

type contactWire struct {
	Profile struct {
		Name     string `json:"name"`
		Username string `json:"username"`
	} `json:"profile"`
	WaID         looseString `json:"wa_id"`
	UserID       looseString `json:"user_id"`
	ParentUserID looseString `json:"parent_user_id"`
}

func readMessages(o Origin) (messagesWire, Origin, error) {
	var w messagesWire
	if err := json.Unmarshal(o.Raw, &w); err != nil {
		return w, o, err
	}
	o.PhoneNumberID = string(w.Metadata.or().PhoneNumberID)
	o.DisplayPhoneNumber = string(w.Metadata.or().DisplayPhoneNumber)
	return w, o, nil
}

func parseMessages(o Origin) ([]Event, error) {
	w, o, err := readMessages(o)
	if err != nil {
		return nil, err
	}
	contacts := readContacts(w.Contacts)
	var events []Event
	for i, raw := range w.Messages {
		events = append(events, orBroken(o, raw, func(o Origin) (Event, error) {
			return parseInbound(o, contactOf(contacts, i, len(w.Messages)))
		}))
	}
	for i, raw := range w.Statuses {
		events = append(events, orBroken(o, raw, func(o Origin) (Event, error) {
			return parseStatus(o, contactOf(contacts, i, len(w.Statuses)))
		}))
	}
	if len(w.Errors.or()) > 0 {
		events = append(events, ErrorEvent{o, w.Errors.or()})
	}
	if len(events) == 0 {
		events = append(events, UnknownEvent{o})
	}
	return events, nil
}

// orBroken narrows the origin to one item and reads it.
func orBroken(o Origin, raw json.RawMessage, parse func(Origin) (Event, error)) Event {
	o.Raw = raw
	event, err := parse(o)
	if err != nil {
		return BrokenEvent{o, err}
	}
	return event
}

// readContacts reads the list of people; one that cannot be read stays empty,
// because names are never worth losing a message for.
func readContacts(list []json.RawMessage) []contactWire {
	all := make([]contactWire, len(list))
	for i, raw := range list {
		var c contactWire
		if json.Unmarshal(raw, &c) == nil {
			all[i] = c
		}
	}
	return all
}

// contactOf finds the person of the i-th of n messages by position: the lists
// are parallel, or there is one person for all. Callers check that it is the
// same person before they believe it.
func contactOf(all []contactWire, i, n int) contactWire {
	switch {
	case len(all) == 1:
		return all[0]
	case len(all) == n && i < len(all):
		return all[i]
	}
	return contactWire{}
}

// is reports whether a contact may be the person with this phone or user id:
// nothing that both sides know contradicts it.
func (c contactWire) is(phone, userID string) bool {
	if phone != "" && c.WaID != "" && string(c.WaID) != phone {
		return false
	}
	if userID != "" && c.UserID != "" && string(c.UserID) != userID {
		return false
	}
	return true
}
