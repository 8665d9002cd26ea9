package ledger

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// spelling takes apart a payload written as marshal writes it. It fails, once
// and for all, where anything else stands; that may still be good JSON.
type spelling struct {
	rest   string
	failed bool
	*memory
}

// plain reports whether b is UTF-8 without control characters, which JSON does
// not have in its strings and marshal nowhere.
func plain(b []byte) bool {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	var strange, foreign uint64
	rest := b
	for ; len(rest) >= 8; rest = rest[8:] {
		eight := binary.LittleEndian.Uint64(rest)
		strange |= (eight - ones*0x20) & ^eight & high
		foreign |= eight & high
	}
	for _, c := range rest {
		strange |= uint64((c-0x20)&^c) & 0x80
		foreign |= uint64(c) & 0x80
	}
	return strange == 0 && (foreign == 0 || utf8.Valid(b))
}

// takes takes what may stand here, if it does.
func (s *spelling) takes(text string) bool {
	rest, ok := strings.CutPrefix(s.rest, text)
	if ok {
		s.rest = rest
	}
	return ok
}

func (s *spelling) due(text string) {
	s.failed = s.failed || !s.takes(text)
}

// string is a string. One with an escape in it is left to encoding/json.
func (s *spelling) string() string {
	s.due(`"`)
	end := strings.IndexByte(s.rest, '"')
	if s.failed || end < 0 {
		s.failed = true
		return ""
	}
	text := s.rest[:end]
	if strings.IndexByte(text, '\\') >= 0 {
		return s.escaped()
	}
	s.rest = s.rest[end+1:]
	return text
}

// escaped is a string behind its opening quote.
func (s *spelling) escaped() (text string) {
	end := 0
	for end < len(s.rest) && s.rest[end] != '"' {
		if s.rest[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(s.rest) || json.Unmarshal([]byte(`"`+s.rest[:end+1]), &text) != nil {
		s.failed = true
		return ""
	}
	s.rest = s.rest[end+1:]
	return text
}

// number is a whole number without sign or leading zeroes.
func (s *spelling) number() int64 {
	n, rest, ok := cutNumber(s.rest)
	s.rest, s.failed = rest, s.failed || !ok
	return n
}

func (s *spelling) bool() bool {
	if s.takes("true") {
		return true
	}
	s.due("false")
	return false
}

func (s *spelling) base64() []byte {
	value, err := base64.StdEncoding.Strict().DecodeString(s.string())
	s.failed = s.failed || err != nil
	return value
}

func (s *spelling) time() Time {
	t, ok := parseTime(s.string())
	s.failed = s.failed || !ok
	return t
}
