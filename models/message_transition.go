package models

import (
	"time"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// Happening is something that happened to one attempt of a message.
type Happening struct {
	MessageID int64
	// CampaignID is the message's, where whoever tells it knows that; 0 otherwise.
	CampaignID int64
	Attempt    int
	What       Event
	At         time.Time
	// WAMID is Meta's id of the message, where known.
	WAMID string
	// Code and Detail are Meta's error, where there is one.
	Code   int
	Detail string
	// Reason is our own word for why, kept with failed and unknown.
	Reason string
	// RetryAt is when a refused attempt may be made again.
	RetryAt time.Time
	// Counted says that a refusal is the message's own: after too many of them it is given up.
	Counted bool
	// Held says that Meta took the message and keeps it back for now, until it has seen how others take it.
	Held bool
	// hook is the signed call that told it, where one did.
	hook *ledger.Webhook
	// reached is whom Meta says it was about, where it names them.
	reached *Address
}

// reasonCancelled is why messages were not sent that still waited when their campaign was cancelled.
const reasonCancelled = "campaign_cancelled"

// Event is the kind of a Happening.
type Event string

const (
	// EventAccepted: 2xx with a message id.
	EventAccepted Event = "accepted"
	// EventRefused: definitely not accepted, and not worth another try.
	EventRefused Event = "refused"
	// EventPutBack: definitely not accepted (or never started), to be tried again at RetryAt.
	EventPutBack Event = "put back"
	// EventCalledOff: put back when its campaign had been cancelled.
	EventCalledOff Event = "called off"
	// EventUnseen: the POST's outcome was not seen: time-out, reset, 5xx, a crash.
	EventUnseen Event = "unseen"
	// EventSent to EventFailed are Meta's statuses.
	EventSent      Event = "sent"
	EventDelivered Event = "delivered"
	EventRead      Event = "read"
	EventFailed    Event = "failed"
	// EventSilence: the horizon passed and later attempts were heard of.
	EventSilence Event = "silence"
	// EventResent: somebody decided to send again what nothing will be heard of.
	EventResent Event = "resent"
)

// rank orders what Meta has told us. A message only rises.
var rank = map[MessageState]int{
	Queued: 0, Dispatching: 0, Unknown: 0, Unresolved: 0, Accepted: 1, Sent: 2, Delivered: 3, Read: 4,
}

var statusState = map[Event]MessageState{
	EventAccepted: Accepted, EventSent: Sent, EventDelivered: Delivered, EventRead: Read,
}

// apply moves m as h demands and reports whether anything changed. It never lowers what is known, and whatever the order in which
// happenings arrive, the end is the same.
func (m *Message) apply(h Happening) bool {
	before := *m
	switch h.What {
	case EventAccepted, EventSent, EventDelivered, EventRead:
		m.rise(h)
	case EventFailed:
		m.fail(h)
	case EventRefused, EventPutBack, EventCalledOff, EventUnseen:
		m.conclude(h)
	case EventSilence:
		if m.State == Unknown {
			m.State = Unresolved
		}
	case EventResent:
		if m.State == Unresolved && h.Attempt == m.Attempt {
			m.settle(Queued, h)
			m.DueAt = h.At
		}
	}
	return changed(before, *m)
}

// rise applies good news. A time is the earliest that was heard, so that the order in which they come does not matter.
//
//	A status for an earlier attempt cancels a queued retry: the person has the message.
func (m *Message) rise(h Happening) {
	if m.triedAgain() && rank[statusState[h.What]] < rank[Delivered] {
		return
	}
	onlyAnswered := m.onlyAnswered()
	if h.WAMID != "" && m.WAMID == nil && h.Attempt == m.Attempt && !m.erased {
		m.WAMID = &h.WAMID
	}
	if h.What == EventAccepted && h.Attempt != m.Attempt {
		return
	}
	m.stampTimes(h)
	to := statusState[h.What]
	if !m.mayRise(to) && !(onlyAnswered && rank[to] >= rank[Sent]) {
		return
	}
	m.State, m.Reason, m.ErrorCode, m.ErrorDetail = to, "", 0, ""
}

// mayRise: what Meta saw happen did happen. Delivered outweighs failed, whichever is heard first; and an attempt that Meta sent did reach
// the person, even if a later decision of ours said it would not.
func (m *Message) mayRise(to MessageState) bool {
	switch m.State {
	case Failed:
		return rank[to] >= rank[Delivered]
	case Skipped, Cancelled:
		return rank[to] >= rank[Sent]
	}
	return rank[to] > rank[m.State]
}

// onlyAnswered tells of a failure that nobody reported: Meta's answer to the POST refused it, and gave it no id. If a report says all the same that
// it was sent, it was.
func (m *Message) onlyAnswered() bool { return m.State == Failed && m.WAMID == nil && !m.erased }

func (m *Message) stampTimes(h Happening) {
	for _, stamp := range []struct {
		event Event
		at    **time.Time
	}{{EventAccepted, &m.AcceptedAt}, {EventSent, &m.SentAt}, {EventDelivered, &m.DeliveredAt}, {EventRead, &m.ReadAt}} {
		if h.What == stamp.event && (*stamp.at == nil || h.At.Before(**stamp.at)) {
			at := h.At
			*stamp.at = &at
		}
	}
}

// fail applies Meta's failed status, which comes only from rank sent or below, and only for the attempt it is about.
func (m *Message) fail(h Happening) {
	if h.Attempt != m.Attempt || m.triedAgain() {
		return
	}
	if h.WAMID != "" && m.WAMID == nil && !m.erased {
		m.WAMID = &h.WAMID
	}
	if rank[m.State] > rank[Sent] || terminal(m.State) {
		return
	}
	if !h.RetryAt.IsZero() && m.CampaignID != nil {
		m.tryAgain(h)
		return
	}
	m.settle(Failed, h)
	at := h.At
	m.FailedAt = &at
}

func terminal(s MessageState) bool { return s == Failed || s == Skipped || s == Cancelled }

// conclude applies our own view of the POST. A webhook that came first knows better, so only dispatching moves.
func (m *Message) conclude(h Happening) {
	if m.State != Dispatching || h.Attempt != m.Attempt {
		return
	}
	switch h.What {
	case EventRefused:
		m.settle(Failed, h)
		at := h.At
		m.FailedAt = &at
	case EventPutBack:
		m.settle(Queued, h)
		m.DueAt = h.RetryAt
		m.count(h)
	case EventCalledOff:
		h.Reason = reasonCancelled
		m.settle(Cancelled, h)
	case EventUnseen:
		m.settle(Unknown, h)
	}
}

func (m *Message) count(h Happening) {
	switch {
	case h.Code == whatsapp.CodeEnough:
		m.Enough++
	case h.Counted:
		m.Refusals++
	}
}

func (m *Message) settle(state MessageState, h Happening) {
	m.State, m.Reason, m.ErrorCode, m.ErrorDetail = state, h.Reason, h.Code, h.Detail
	if m.erased {
		m.ErrorDetail = ""
	}
}

func changed(a, b Message) bool {
	return a.State != b.State || a.Reason != b.Reason || a.ErrorCode != b.ErrorCode || a.WAMID != b.WAMID || !a.DueAt.Equal(b.DueAt) ||
		a.AcceptedAt != b.AcceptedAt || a.SentAt != b.SentAt || a.DeliveredAt != b.DeliveredAt || a.ReadAt != b.ReadAt || a.FailedAt != b.FailedAt
}
