package models

// Standing is where a message stands in the words of the people who sent it; the finer states are on the person's row.
type Standing string

const (
	StandsWaiting   Standing = "waiting"
	StandsSent      Standing = "sent"
	StandsDelivered Standing = "delivered"
	StandsRead      Standing = "read"
	StandsFailed    Standing = "failed"
	StandsNotSent   Standing = "not_sent"
	StandsUnknown   Standing = "unknown"
)

// Standings in the order in which a report shows them.
var Standings = []Standing{StandsWaiting, StandsSent, StandsDelivered, StandsRead, StandsFailed, StandsNotSent, StandsUnknown}

var standing = map[MessageState]Standing{
	Queued: StandsWaiting, Dispatching: StandsWaiting, Accepted: StandsSent, Sent: StandsSent, Delivered: StandsDelivered, Read: StandsRead,
	Failed: StandsFailed, Skipped: StandsNotSent, Cancelled: StandsNotSent, Unknown: StandsUnknown, Unresolved: StandsUnknown,
}

// Standing of a state.
func (s MessageState) Standing() Standing { return standing[s] }

// states are those that a standing gathers.
func (s Standing) states() (states []MessageState) {
	for state, of := range standing {
		if of == s {
			states = append(states, state)
		}
	}
	return states
}

// Funnel is a campaign in numbers. Sent, delivered and read hold each other: who read it has had it delivered.
type Funnel struct {
	Total, Waiting, Sent, Delivered, Read, Failed, NotSent, Unknown int64
	// Unresolved of the unknown will never be heard of.
	Unresolved int64
	// OnlyCounted of those who read it are kept by nobody's name; they stand among the delivered.
	OnlyCounted int64
}

// Funnel sums the states up.
func (c Counts) Funnel() Funnel {
	f := Funnel{Total: c.Total(), Read: c[Read] + c[ReadCounted], OnlyCounted: c[ReadCounted]}
	f.Delivered = c[Read] + c[Delivered]
	f.Sent = f.Delivered + c[Sent] + c[Accepted]
	f.Waiting = c[Queued] + c[Dispatching]
	f.Failed = c[Failed]
	f.NotSent = c[Skipped] + c[Cancelled]
	f.Unknown, f.Unresolved = c[Unknown]+c[Unresolved], c[Unresolved]
	return f
}

// Settled is how many messages need nothing more from the sender.
func (f Funnel) Settled() int64 { return f.Total - f.Waiting }
