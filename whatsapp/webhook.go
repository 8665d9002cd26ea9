package whatsapp

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Delivery is the content of one webhook: events in the order they stand in.
type Delivery struct {
	Object string
	Events []Event
}

type deliveryWire struct {
	Object string            `json:"object"`
	Entry  []json.RawMessage `json:"entry"`
}

type entryWire struct {
	ID      looseString       `json:"id"`
	Time    json.RawMessage   `json:"time"`
	Changes []json.RawMessage `json:"changes"`
}

type changeWire struct {
	Field string          `json:"field"`
	Value json.RawMessage `json:"value"`
}

// Parse reads the body of a webhook whose signature has been verified. It
// fails only when the body is not a JSON object with entries; what cannot be
// read inside becomes a BrokenEvent, what has no type an UnknownEvent, so that
// nothing is lost and nothing holds up its neighbours.
func Parse(body []byte) (Delivery, error) {
	var w deliveryWire
	if err := json.Unmarshal(body, &w); err != nil {
		return Delivery{}, fmt.Errorf("whatsapp: webhook: %w", err)
	}
	if w.Entry == nil {
		return Delivery{}, errors.New("whatsapp: webhook has no entries")
	}
	d := Delivery{Object: w.Object}
	for _, raw := range w.Entry {
		d.Events = append(d.Events, parseEntry(raw)...)
	}
	return d, nil
}

func parseEntry(raw json.RawMessage) []Event {
	var entry entryWire
	if err := json.Unmarshal(raw, &entry); err != nil {
		return []Event{BrokenEvent{Origin{Raw: raw}, err}}
	}
	var at looseTime
	if len(entry.Time) > 0 && at.UnmarshalJSON(entry.Time) != nil {
		at.Time = time.Time{}
	}
	if len(entry.Changes) == 0 {
		return []Event{UnknownEvent{Origin{AccountID: string(entry.ID), At: at.Time, Raw: raw}}}
	}
	var events []Event
	for _, change := range entry.Changes {
		events = append(events, parseChange(Origin{AccountID: string(entry.ID), At: at.Time}, change)...)
	}
	return events
}

// parsers read the value of a change, by field. A parser is given an origin
// whose Raw is the whole value.
var parsers = map[string]func(Origin) ([]Event, error){
	FieldMessages:           parseMessages,
	FieldPreferences:        parsePreferences,
	FieldTemplateStatus:     parseTemplateStatus,
	FieldTemplateQuality:    parseTemplateQuality,
	FieldTemplateCategory:   parseTemplateCategory,
	FieldTemplateComponents: parseTemplateComponents,
	FieldNumberQuality:      parseNumberQuality,
	FieldNumberName:         parseNumberName,
	FieldCapability:         parseCapability,
	FieldAccount:            parseAccount,
	FieldAccountReview:      parseAccountReview,
	FieldAccountAlerts:      parseAccountAlert,
}

func parseChange(o Origin, raw json.RawMessage) []Event {
	var change changeWire
	if err := json.Unmarshal(raw, &change); err != nil {
		o.Raw = raw
		return []Event{BrokenEvent{o, err}}
	}
	o.Field, o.Raw = change.Field, change.Value
	parse, known := parsers[change.Field]
	if !known || len(change.Value) == 0 {
		o.Raw = raw
		return []Event{UnknownEvent{o}}
	}
	events, err := parse(o)
	if err != nil {
		return []Event{BrokenEvent{o, err}}
	}
	return events
}
