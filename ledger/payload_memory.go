package ledger

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// memory reads payloads and remembers the terms it met. A form's terms are the
// same in all its records and make up half of each, and a million records are
// read in one go.
type memory struct{ known []knownTerms }

type knownTerms struct {
	raw   []byte
	terms Terms
}

// memorySize bounds what each record is compared with.
const memorySize = 64

var termsKey = []byte(`"terms":`)

// read is ReadPayload.
func (m *memory) read(t Type, payload []byte) (Payload, error) {
	p := blank(t)
	if p == nil {
		return nil, fmt.Errorf("ledger: unknown type %q", t)
	}
	if err := m.unmarshal(payload, p); err != nil {
		return nil, err
	}
	if p.Head().Type != t {
		return nil, fmt.Errorf("ledger: the leaf says %q, the payload %q", t, p.Head().Type)
	}
	return p, nil
}

func (m *memory) unmarshal(payload []byte, p Payload) error {
	e, ok := p.(*ConsentEvent)
	if !ok {
		return unmarshal(payload, p)
	}
	outer := struct {
		*ConsentEvent
		Terms json.RawMessage `json:"terms"` // hides the event's own
	}{ConsentEvent: e}
	rest, known := m.recognise(payload)
	if err := unmarshal(rest, &outer); err != nil {
		return err
	}
	if known != nil && string(outer.Terms) == "0" {
		e.Terms = known.terms
		return nil
	}
	if err := json.Unmarshal(outer.Terms, &e.Terms); err != nil {
		return err
	}
	if known == nil && len(m.known) < memorySize {
		m.known = append(m.known, knownTerms{outer.Terms, e.Terms})
	}
	return nil
}

// recognise puts 0 in the place of terms it knows. It does so only where the
// payload has one key of that name, so that whoever finds the 0 at the top
// knows what stood there. A quote within a string is escaped, so the key's
// bytes are nothing but a key.
func (m *memory) recognise(payload []byte) (rest []byte, known *knownTerms) {
	head, tail, ok := bytes.Cut(payload, termsKey)
	if !ok || bytes.Contains(tail, termsKey) {
		return payload, nil
	}
	for i := range m.known {
		if after, ok := bytes.CutPrefix(tail, m.known[i].raw); ok {
			return bytes.Join([][]byte{head, termsKey, []byte("0"), after}, nil), &m.known[i]
		}
	}
	return payload, nil
}

func unmarshal(payload []byte, v any) error {
	if err := json.Unmarshal(payload, v); err != nil {
		return err
	}
	return tidyObject(payload)
}
