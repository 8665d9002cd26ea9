package sandbox

import (
	"slices"
	"time"
)

// Faults are the misfortunes switched on at the moment. Rates are
// probabilities between 0 and 1.
type Faults struct {
	Latency Duration `json:"latency"` // before every Graph answer

	// Of sends. The first three strike after the message was accepted and
	// recorded, so the client cannot know; the others before.
	Hang      float64 `json:"hang"`       // accepted, then no answer until the client gives up
	Reset     float64 `json:"reset"`      // accepted, then the connection is cut
	ErrAfter  float64 `json:"err_after"`  // accepted, then 500 with code 131000
	ErrBefore float64 `json:"err_before"` // not accepted, 500 with code 131000
	Limit     float64 `json:"limit"`      // not accepted, 429 with code 130429

	Refuse CodeFault `json:"refuse,omitzero"` // not accepted, with an error of Meta's
	Fail   CodeFault `json:"fail,omitzero"`   // accepted, and failed with an error of Meta's

	Webhooks WebhookFaults `json:"webhooks"`
}

// WebhookFaults are the misfortunes of delivery.
type WebhookFaults struct {
	Pause     bool    `json:"pause"`     // nothing is delivered; it waits
	Duplicate float64 `json:"duplicate"` // an update comes a second time
	Shuffle   float64 `json:"shuffle"`   // an update comes later than those after it
	Lose      float64 `json:"lose"`      // an attempt gets lost and is retried
	Skip      float64 `json:"skip"`      // nobody tells that a message was delivered, only that it was read
}

// CodeFault is an error of Meta's that befalls sends. No rate is every time.
type CodeFault struct {
	Code int     `json:"code"`
	Rate float64 `json:"rate,omitempty"`
}

// befalls throws the dice for one send.
func (f CodeFault) befalls(w *world, what string) bool {
	return f.Code != 0 && (f.Rate == 0 || w.roll(what) < f.Rate)
}

// mishap is what a fault does to one send.
type mishap string

const (
	noMishap  mishap = ""
	hang      mishap = "hang"
	reset     mishap = "reset"
	errAfter  mishap = "err_after"
	errBefore mishap = "err_before"
	overLimit mishap = "limit"
)

// mishap throws the dice for one send.
func (w *world) mishap() mishap {
	f := w.faults
	left := w.roll("mishap")
	for _, m := range []struct {
		kind mishap
		rate float64
	}{{hang, f.Hang}, {reset, f.Reset}, {errAfter, f.ErrAfter}, {errBefore, f.ErrBefore}, {overLimit, f.Limit}} {
		if left < m.rate {
			return m.kind
		}
		left -= m.rate
	}
	return noMishap
}

// Delays of updates that come late or twice, in real time.
const (
	lateBy     = 50 * time.Millisecond
	lateSpread = 400 * time.Millisecond
)

// muddle sets some updates of a first attempt aside, to come later.
func (w *world) muddle(l *lane, b *batch) {
	if w.faults.Webhooks.Shuffle == 0 || b.attempts > 0 || !b.next.IsZero() {
		return
	}
	b.updates = slices.DeleteFunc(b.updates, func(u update) bool {
		late := w.roll("shuffle") < w.faults.Webhooks.Shuffle
		if late {
			l.later = append(l.later, w.lateBatch(u, false))
		}
		return late
	})
}

// echo sends some updates of a delivered batch again.
func (w *world) echo(l *lane, b *batch) {
	for _, u := range b.updates {
		if rate := w.faults.Webhooks.Duplicate; rate > 0 && w.roll("duplicate") < rate {
			l.later = append(l.later, w.lateBatch(u, true))
		}
	}
}

func (w *world) lateBatch(u update, extra bool) *batch {
	wait := lateBy + time.Duration(w.roll("late")*float64(lateSpread))
	return &batch{updates: []update{u}, extra: extra, next: time.Now().Add(wait), since: w.now()}
}
