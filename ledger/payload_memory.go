package ledger

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// memory reads payloads and remembers the terms it met. A form's terms are the
// same in all its records and make up half of each, and a million records are
// read in one go.
type memory struct{ known []knownTerms }

type knownTerms struct {
	raw   string
	terms Terms
}

// memorySize bounds what each record is compared with.
const memorySize = 64

// read is ReadPayload.
func (m *memory) read(t Type, payload []byte) (Payload, error) {
	p := m.recognise(t, payload)
	if p == nil {
		if p = blank(t); p == nil {
			return nil, fmt.Errorf("ledger: unknown type %q", t)
		}
		if err := unmarshal(payload, p); err != nil {
			return nil, err
		}
	}
	if p.Head().Type != t {
		return nil, fmt.Errorf("ledger: the leaf says %q, the payload %q", t, p.Head().Type)
	}
	return p, nil
}

// recognise reads a payload that is spelled as SealPayload spells it, which
// leaves nothing to refuse. It is nil for every other, good or not.
func (m *memory) recognise(t Type, payload []byte) Payload {
	p := blank(t)
	if p == nil || !plain(payload) {
		return nil
	}
	to := reflect.ValueOf(p).Elem()
	s := spelling{rest: string(payload), memory: m}
	shapes[to.Type()](&s, to)
	if s.failed || s.rest != "" {
		return nil
	}
	return p
}

// termsShape reads terms, or finds that they are those it read before: JSON
// objects end where they end, so what begins like one is that one.
func termsShape(read shape) shape {
	return func(s *spelling, to reflect.Value) {
		for i := range s.known {
			if s.takes(s.known[i].raw) {
				*to.Addr().Interface().(*Terms) = s.known[i].terms
				return
			}
		}
		before := s.rest
		read(s, to)
		if !s.failed && len(s.known) < memorySize {
			raw := strings.Clone(before[:len(before)-len(s.rest)])
			s.known = append(s.known, knownTerms{raw, to.Interface().(Terms)})
		}
	}
}

func unmarshal(payload []byte, v any) error {
	if err := json.Unmarshal(payload, v); err != nil {
		return err
	}
	return tidyObject(payload)
}
