package sandbox

import (
	"time"

	"greenlist/whatsapp"
)

// move takes a message one step further and asks what comes next.
func (w *world) move(m *message, status string, at time.Time, quiet bool) {
	w.put(entry{Status: &progress{ID: m.ID, Status: status, At: at, Quiet: quiet || !w.listening()}})
	w.expect(m, at)
}

// leave is the end of Meta's own work: the message is on its way, or failed.
func (w *world) leave(m *message, at time.Time) {
	if m.Fails != 0 {
		w.move(m, whatsapp.StatusFailed, at, false)
		return
	}
	w.move(m, whatsapp.StatusSent, at, false)
}

// arrive brings a message to the phone. To somebody who blocked the business
// it never arrives, and nobody says so.
func (w *world) arrive(m *message, at time.Time) {
	switch {
	case m.status != whatsapp.StatusSent:
	case m.person.Blocked, at.Sub(m.At) > time.Duration(m.TTL):
		w.move(m, statusLost, at, true)
	case w.people.behaviour(m.person).Offline:
		m.person.waiting = append(m.person.waiting, m)
	default:
		untold := w.faults.Webhooks.Skip > 0 && w.roll("skip") < w.faults.Webhooks.Skip
		w.move(m, whatsapp.StatusDelivered, at, untold)
		w.assessSometimes(m, at)
	}
}

// read is the person opening the chat as far as this message.
func (w *world) read(m *message, at time.Time) {
	if m.status == whatsapp.StatusDelivered {
		w.move(m, whatsapp.StatusRead, at, w.people.behaviour(m.person).HidesReads)
	}
}

// readAll is the person looking at the whole chat.
func (w *world) readAll(r *resident, at time.Time) {
	for i := len(r.thread) - 1; i >= 0 && r.unread > 0; i-- {
		w.read(r.thread[i], at)
	}
}

// switchOn delivers what waited while the phone was off, if it is on now.
func (w *world) switchOn(r *resident) {
	if len(r.waiting) == 0 || w.people.behaviour(r).Offline {
		return
	}
	waiting := r.waiting
	r.waiting = nil
	for _, m := range waiting {
		w.arrive(m, w.now())
	}
}
