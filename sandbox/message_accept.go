package sandbox

import (
	"encoding/json"
	"time"

	"greenlist/whatsapp"
)

// accept checks a send in Meta's order and takes it on. What only the other
// end can know (nobody there, window closed, stopped) fails later.
func (w *world) accept(req *sendRequest, object json.RawMessage) (*message, *refusal) {
	now := w.now()
	id, refused := w.recipient(req)
	if refused != nil {
		return nil, refused
	}
	if !w.limits.throughput.take(now, float64(w.opts.Throughput), float64(w.opts.Throughput)) {
		return nil, refuse(130429, "Cloud API message throughput has been reached.")
	}
	t, refused := w.templateFor(req)
	if refused != nil {
		return nil, refused
	}
	r := w.meet(id)
	if !r.pair.take(now, pairRate, pairBurst) {
		return nil, refuse(131056, "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.")
	}
	m := w.newMessage(req, object, r, t, now)
	if m.Held {
		w.startHold(t, now)
	}
	w.put(entry{Message: m})
	w.expect(m, now)
	w.maybeGrow(now)
	return m, nil
}

// recipient finds whom a send is for. To wins over Recipient, as with Meta.
func (w *world) recipient(req *sendRequest) (id string, refused *refusal) {
	if id := or(string(req.To), req.Recipient); isUserID(id) || req.To == "" {
		return id, w.checkUserID(id)
	}
	digits := w.digitsOf(string(req.To))
	switch digits {
	case "":
		return "", refuse(131009, "The phone number is malformed: Please use the format: +1234567890.")
	case whatsapp.Digits(w.number.Display):
		return "", refuse(131021, "Recipient phone number cannot be the sender's phone number.")
	}
	return digits, nil
}

func (w *world) checkUserID(id string) *refusal {
	if w.people.find(id) != nil {
		return nil
	}
	return refuse(131009, "The recipient %s is not a user id of this business portfolio.", id)
}

func (w *world) newMessage(req *sendRequest, object json.RawMessage, r *resident, t *template, now time.Time) *message {
	m := &message{Person: r.ID(), At: now, Type: req.Type, Opaque: req.Opaque, ReplyTo: req.Context.MessageID,
		Input: or(string(req.To), req.Recipient), Content: object, Category: categoryService, TTL: Duration(30 * 24 * time.Hour)}
	if t != nil {
		m.Template, m.Category = t.Node.ID, t.Node.Category
		if ttl := t.Node.MessageSendTTLSeconds; ttl > 0 {
			m.TTL = Duration(time.Duration(ttl) * time.Second)
		}
	}
	m.ID = w.newMessageID(r.ID(), false, len(w.messages.byID))
	m.Fails = w.failure(m, r, now)
	m.Held = m.Fails == 0 && w.holds(t, now)
	m.Billed = w.priceOf(r, m.Category, now)
	m.Reaches = m.Fails == 0 && !r.windowOpen(now)
	return m
}

// failure is the error an accepted message will end with, 0 for none.
func (w *world) failure(m *message, r *resident, now time.Time) int {
	marketing := m.Category == whatsapp.Marketing
	switch {
	case w.faults.Fail.befalls(w, "fail"):
		return w.faults.Fail.Code
	case w.people.behaviour(r).Unreachable:
		return 131026
	case m.Template == "" && !r.windowOpen(now):
		return 131047
	case marketing && r.StoppedMarketing:
		return 131050
	case marketing && w.people.behaviour(r).Capped && !r.windowOpen(now), marketing && isUnitedStates(r.Phone):
		return 131049
	case !r.windowOpen(now) && !w.withinLimit(r, now):
		return 131048
	}
	return 0
}
