package sandbox

import (
	"strconv"
	"time"

	"greenlist/whatsapp"
)

// Behaviour is what a person does with messages from the business. Rates are
// probabilities between 0 and 1; a delay is its After plus a random part of
// its Spread. At most one of the acts follows a message that was read.
type Behaviour struct {
	Capped      bool `json:"capped,omitempty"`      // got their fill of marketing from all businesses: failed, 131049, outside a window
	Unreachable bool `json:"unreachable,omitempty"` // not on WhatsApp: failed, 131026
	Offline     bool `json:"offline,omitempty"`     // phone off: sent, delivered when back and not expired
	HidesReads  bool `json:"hides_reads,omitempty"` // reads without read receipts

	DeliverAfter  Duration `json:"deliver_after"`
	DeliverSpread Duration `json:"deliver_spread"`

	Read       float64  `json:"read"`
	ReadAfter  Duration `json:"read_after"`
	ReadSpread Duration `json:"read_spread"`

	ActAfter      Duration `json:"act_after"`
	ActSpread     Duration `json:"act_spread"`
	Reply         float64  `json:"reply,omitempty"`
	ReplyText     string   `json:"reply_text,omitempty"`
	Press         float64  `json:"press,omitempty"`
	Button        string   `json:"button,omitempty"` // words on the button; empty: any quick reply
	Stop          float64  `json:"stop,omitempty"`
	StopWord      string   `json:"stop_word,omitempty"` // empty: STOP
	StopMarketing float64  `json:"stop_marketing,omitempty"`
	Block         float64  `json:"block,omitempty"`
}

// EverydayBehaviour gets messages within two seconds and reads seven in ten
// within ten; it never answers on its own.
func EverydayBehaviour() Behaviour {
	return Behaviour{
		DeliverAfter: Duration(200 * time.Millisecond), DeliverSpread: Duration(1500 * time.Millisecond),
		Read: 0.7, ReadAfter: Duration(time.Second), ReadSpread: Duration(8 * time.Second),
		ActAfter: Duration(time.Second), ActSpread: Duration(4 * time.Second),
	}
}

// Meta's own part of the way, before a message counts as sent.
const (
	sendAfter  = Duration(30 * time.Millisecond)
	sendSpread = Duration(90 * time.Millisecond)
)

// expect puts what happens next to a message on the agenda.
func (w *world) expect(m *message, since time.Time) {
	if w.held(m) {
		return
	}
	b := w.people.behaviour(m.person)
	switch m.status {
	case "":
		w.later(m, since, sendAfter, sendSpread, w.leave)
	case whatsapp.StatusSent:
		w.later(m, since, b.DeliverAfter, b.DeliverSpread, w.arrive)
	case whatsapp.StatusDelivered:
		if w.throw(m, "read") < b.Read {
			w.later(m, since, b.ReadAfter, b.ReadSpread, w.read)
		}
	case whatsapp.StatusRead:
		if w.actOn(m, b) != nil {
			w.later(m, since, b.ActAfter, b.ActSpread, w.act)
		}
	}
}

// later does something to a message when the person is that far.
func (w *world) later(m *message, since time.Time, after, spread Duration, do func(*message, time.Time)) {
	at := since.Add(w.chance.between(after, spread, "delay", m.status, m.person.ID(), strconv.Itoa(m.nth)))
	w.agenda.add(at, func(_ *world, at time.Time) { do(m, at) })
}

// throw decides something about the n-th message to a person.
func (w *world) throw(m *message, about string) float64 {
	return w.chance.throw(about, m.person.ID(), strconv.Itoa(m.nth))
}

// act is what the person does after reading.
func (w *world) act(m *message, at time.Time) {
	do := w.actOn(m, w.people.behaviour(m.person))
	if do == nil || m.person.Blocked {
		return
	}
	w.put(entry{Status: &progress{ID: m.ID, Status: statusActed, At: at, Quiet: true}})
	do(at)
}

// actOn chooses what the person does about a message they read; nil: nothing,
// or nothing any more.
func (w *world) actOn(m *message, b Behaviour) func(at time.Time) {
	r := m.person
	left := w.throw(m, "act")
	for _, choice := range []struct {
		rate float64
		do   func(at time.Time)
	}{
		{b.Stop, func(at time.Time) { w.write(r, or(b.StopWord, "STOP"), "", at) }},
		{b.StopMarketing, func(at time.Time) { w.prefer(r, whatsapp.PreferenceStop, at) }},
		{b.Block, func(at time.Time) { w.block(r, true, at) }},
		{b.Press, func(at time.Time) { w.pressAny(m, b.Button, at) }},
		{b.Reply, func(at time.Time) { w.write(r, or(b.ReplyText, "Thanks!"), m.ID, at) }},
	} {
		if left < choice.rate {
			return choice.do
		}
		left -= choice.rate
	}
	return nil
}
