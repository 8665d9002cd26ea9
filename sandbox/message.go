package sandbox

import (
	"encoding/json"
	"time"

	"greenlist/whatsapp"
)

// message is one message of the business or of a person.
type message struct {
	ID       string             `json:"id"`
	Person   string             `json:"person"`
	Inbound  bool               `json:"inbound,omitempty"`
	At       time.Time          `json:"at"`
	Type     string             `json:"type"`
	Text     string             `json:"text,omitempty"`
	Payload  string             `json:"payload,omitempty"` // of a pressed button
	Ad       *whatsapp.Referral `json:"ad,omitempty"`      // that opened the chat
	File     *whatsapp.Media    `json:"file,omitempty"`    // that a person sent
	ReplyTo  string             `json:"reply_to,omitempty"`
	Content  json.RawMessage    `json:"content,omitempty"` // the object named like the type, as sent
	Template string             `json:"template,omitempty"`
	Category string             `json:"category,omitempty"`
	Opaque   string             `json:"opaque,omitempty"`
	Input    string             `json:"input,omitempty"` // the address as the client wrote it
	Fails    int                `json:"fails,omitempty"` // the error it will fail with
	Billed   string             `json:"billed,omitempty"`
	Reaches  bool               `json:"reaches,omitempty"` // counts towards the messaging limit
	TTL      Duration           `json:"ttl,omitempty"`
	Quiet    bool               `json:"quiet,omitempty"` // nobody listened
	Held     bool               `json:"held,omitempty"`  // until it is known how people take the template

	person   *resident
	template *template // as it was when sent
	nth      int       // how many the person had got before
	status   string
	changed  time.Time
	untold   bool // nobody was told that it was delivered
}

// Statuses that no webhook tells.
const (
	statusActed = "acted" // read, and answered or otherwise acted upon
	statusLost  = "lost"  // sent, and will never arrive
)

// progress is a step of a message.
type progress struct {
	ID     string    `json:"id"`
	Status string    `json:"status"`
	At     time.Time `json:"at"`
	Quiet  bool      `json:"quiet,omitempty"`
	Fails  int       `json:"fails,omitempty"` // why, where nobody could know beforehand
}

// post is every message there is.
type post struct {
	byID map[string]*message
	sent []*message            // of the business, in order of acceptance
	held map[string][]*message // by template
}

func newPost() *post { return &post{byID: map[string]*message{}, held: map[string][]*message{}} }

func (w *world) keepMessage(m *message) {
	m.person, m.changed = w.people.find(m.Person), m.At
	w.messages.byID[m.ID] = m
	m.person.thread = append(m.person.thread, m)
	w.people.touch(m.person)
	if m.Inbound {
		w.keepInbound(m)
		return
	}
	w.keepSent(m)
}

func (w *world) keepInbound(m *message) {
	if m.At.After(m.person.wrote) {
		m.person.wrote = m.At
	}
	if !m.Quiet {
		w.outbox.push(update{msg: m})
	}
}

func (w *world) keepSent(m *message) {
	if m.template = w.templates.byID[m.Template]; m.template != nil {
		m.template.rating.used = m.At
		m.template.rating.sends++
	}
	w.messages.keepHeld(m)
	m.nth = m.person.sends
	m.person.sends++
	w.messages.sent = append(w.messages.sent, m)
	if m.Reaches {
		w.limits.reach(m.Person, m.At)
	}
}

func (w *world) keepProgress(p progress) {
	m := w.messages.byID[p.ID]
	m.status, m.changed, m.Fails = p.Status, p.At, or(p.Fails, m.Fails)
	w.tally(m, p)
	if !p.Quiet {
		w.outbox.push(update{msg: m, status: &p})
	}
}

// tally counts what quality and prices depend on.
func (w *world) tally(m *message, p progress) {
	switch p.Status {
	case whatsapp.StatusDelivered:
		m.untold = p.Quiet
		m.person.unread++
		if m.Category == categoryService {
			w.limits.delivered(p.At)
		}
		w.rate(m, rating{delivered: 1}, p.At)
	case whatsapp.StatusRead:
		m.person.unread--
		w.rate(m, rating{read: 1}, p.At)
	}
}

// shown is the status as the outside knows it.
func (m *message) shown() string {
	switch m.status {
	case statusActed:
		return whatsapp.StatusRead
	case statusLost:
		return whatsapp.StatusSent
	}
	return m.status
}
