package whatsapp

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// looseString reads a string, a number, a boolean or null. Meta writes the
// same id as a string in REST answers and as a number in webhooks.
type looseString string

func (s *looseString) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*s = ""
		return nil
	}
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, (*string)(s))
	}
	if len(b) > 0 && (b[0] == '{' || b[0] == '[') {
		return fmt.Errorf("whatsapp: want a string or number, have %.20s", b)
	}
	*s = looseString(b)
	return nil
}

// looseInt reads a whole number written as a number or as a string; nothing
// and null are 0.
type looseInt int

func (n *looseInt) UnmarshalJSON(b []byte) error {
	var s looseString
	if err := s.UnmarshalJSON(b); err != nil {
		return err
	}
	if s == "" {
		*n = 0
		return nil
	}
	v, err := strconv.ParseInt(string(s), 10, 64)
	if err != nil {
		return fmt.Errorf("whatsapp: %q is not a whole number", string(s))
	}
	*n = looseInt(v)
	return nil
}

// looseTime reads Unix seconds (number or string) and the two date layouts
// Graph uses. Nothing and null are the zero time.
type looseTime struct{ time.Time }

func (t *looseTime) UnmarshalJSON(b []byte) error {
	var s looseString
	if err := s.UnmarshalJSON(b); err != nil {
		return err
	}
	at, err := parseTime(string(s))
	t.Time = at
	return err
}

func parseTime(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	if seconds, err := strconv.ParseInt(s, 10, 64); err == nil {
		return time.Unix(seconds, 0).UTC(), nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05-0700"} {
		if at, err := time.Parse(layout, s); err == nil {
			return at.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("whatsapp: %q is not a time", s)
}

// looseStrings reads one string or a list of them: an example is "CODE" for
// one kind of button and ["https://…"] for another.
type looseStrings []string

func (l *looseStrings) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, (*[]string)(l))
	}
	var s looseString
	if err := s.UnmarshalJSON(b); err != nil {
		return err
	}
	*l = nil
	if s != "" {
		*l = looseStrings{string(s)}
	}
	return nil
}

// maybe reads a part that is not worth losing the whole for: what it cannot
// read stays nil.
type maybe[T any] struct{ value *T }

func (m *maybe[T]) UnmarshalJSON(b []byte) error {
	var v *T
	if json.Unmarshal(b, &v) == nil {
		m.value = v
	}
	return nil
}

// or gives the value read, or the zero value.
func (m maybe[T]) or() T {
	if m.value == nil {
		var zero T
		return zero
	}
	return *m.value
}

func upper(s string) string { return strings.ToUpper(strings.TrimSpace(s)) }

func lower(s string) string { return strings.ToLower(strings.TrimSpace(s)) }
