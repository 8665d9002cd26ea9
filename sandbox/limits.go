package sandbox

import (
	"time"

	"greenlist/whatsapp"
)

// bucket is a token bucket on the sandbox's clock.
type bucket struct {
	spent float64 // what is in use of the burst
	at    time.Time
}

// take takes one if the burst is not used up; used ones come back at rate per second.
func (b *bucket) take(now time.Time, rate, burst float64) bool {
	if !b.at.IsZero() {
		b.spent = max(0, b.spent-now.Sub(b.at).Seconds()*rate)
	}
	b.at = now
	if b.spent+1 > burst {
		return false
	}
	b.spent++
	return true
}

// Pair rate: one message in six seconds to the same person, 45 of which may
// be borrowed from the future.
const (
	pairRate  = 1.0 / 6
	pairBurst = 45
)

// Calls an account's management API takes in an hour, and new templates.
const (
	callsPerHour     = 5000
	templatesPerHour = 100
)

// freeServicePerMonth messages without template are free for each number.
const freeServicePerMonth = 1000

// limits counts what Meta limits.
type limits struct {
	throughput bucket
	reached    map[string]time.Time // person → last message outside a window
	order      []reached
	service    map[string]int // month → service messages delivered
	calls      hourly
	creations  hourly
}

type reached struct {
	person string
	at     time.Time
}

func newLimits() limits {
	return limits{reached: map[string]time.Time{}, service: map[string]int{}}
}

// reach counts a person towards the portfolio's messaging limit.
func (l *limits) reach(person string, at time.Time) {
	l.reached[person] = at
	l.order = append(l.order, reached{person, at})
}

// reachedIn24h is how many different people count at the moment.
func (l *limits) reachedIn24h(now time.Time) int {
	for len(l.order) > 0 && now.Sub(l.order[0].at) >= 24*time.Hour {
		old := l.order[0]
		l.order = l.order[1:]
		if l.reached[old.person].Equal(old.at) {
			delete(l.reached, old.person)
		}
	}
	return len(l.reached)
}

// withinLimit reports whether the portfolio may message this person now.
func (w *world) withinLimit(r *resident, now time.Time) bool {
	limit, known := whatsapp.LimitOf(w.number.Limit)
	if !known || limit == whatsapp.Unlimited {
		return true
	}
	count := w.limits.reachedIn24h(now)
	_, again := w.limits.reached[r.ID()]
	return again || count < limit
}

func month(at time.Time) string { return at.UTC().Format("2006-01") }

func (l *limits) delivered(at time.Time) { l.service[month(at)]++ }

// hourly counts calls in the running hour.
type hourly struct {
	n    int
	hour time.Time
}

// count adds one and returns how many there are in this hour.
func (h *hourly) count(now time.Time) int {
	if hour := now.Truncate(time.Hour); !hour.Equal(h.hour) {
		h.n, h.hour = 0, hour
	}
	h.n++
	return h.n
}
