package models_test

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// A heardMessage is what somebody's telephone sent, as Meta tells of it.
type heardMessage struct {
	id, text string
	by       someone
	at       time.Time
	picture  bool // the words stand under a picture
	setting  bool // it is no message, but a choice in WhatsApp's settings
	nobody   bool // Meta does not say who sent it
}

// someone has a number, a user id, or both; WhatsApp may leave the number out.
type someone struct{ phone, userID string }

func (s someone) name() string { return s.phone + "|" + s.userID }

// A believed is a sign-up as the reference sees it.
type believed struct {
	id          int64
	declaration string
	expires     time.Time
	gone        bool
	by          string // who confirmed it
	at          time.Time
}

// rulebook says who may be confirmed. Each of its flags breaks one rule: for controls.
type rulebook struct {
	late, edited, replayed, pictures, nameless, forgotten, deaf bool
}

// may tells whether a message confirms a sign-up that still stands open.
func (r rulebook) may(s believed, m heardMessage) bool {
	return (!m.nobody || r.nameless) && (!m.picture || r.pictures) && (m.at.Before(s.expires) || r.late) && r.says(s, m)
}

// says tells whether a message is the declaration, word for word; spaces and the signs around it are the telephone's.
func (r rulebook) says(s believed, m heardMessage) bool {
	code := s.declaration[strings.LastIndex(s.declaration, " ")+1:]
	return bareWords(m.text) == bareWords(s.declaration) || r.edited && strings.Contains(m.text, code)
}

func bareWords(text string) string {
	return strings.TrimFunc(strings.Join(strings.Fields(text), " "), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// judge compares what became of a sign-up with what may become of it after some messages came, in whatever order. Where several outcomes are right
// it takes over the one that happened.
func (r rulebook) judge(s *believed, came []heardMessage, became believed) (mistake string) {
	eligible := slices.DeleteFunc(slices.Clone(came), func(m heardMessage) bool { return !r.may(*s, m) })
	right := false
	switch {
	case s.gone && (!r.forgotten || len(eligible) == 0):
		right = became.gone
	case len(eligible) == 0 || s.by != "" && !r.replayed:
		right = !became.gone && became.by == s.by && became.at.Equal(s.at)
	default:
		right = slices.ContainsFunc(eligible, func(m heardMessage) bool { return m.by.name() == became.by && m.at.Equal(became.at) })
	}
	if !right {
		return fmt.Sprintf("%+v became %+v, of %+v", *s, became, eligible)
	}
	s.by, s.at = became.by, became.at
	return ""
}

// willing are those whose last act was a yes; on the same second the no wins.
func (r rulebook) willing(all map[int64]*believed, stops []heardMessage) map[string]bool {
	last, yes := map[string]time.Time{}, map[string]bool{}
	for _, s := range all {
		if s.by != "" && s.at.After(last[s.by]) {
			last[s.by], yes[s.by] = s.at, true
		}
	}
	for _, m := range stops {
		if who := m.by.name(); !r.deaf && yes[who] && !m.at.Before(last[who]) {
			yes[who] = false
		}
	}
	return yes
}
