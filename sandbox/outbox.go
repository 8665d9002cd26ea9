package sandbox

import (
	"encoding/json"
	"maps"
	"slices"
	"time"
)

// laneCount lets a slow receiver be fed by several connections. All that
// concerns one person goes through one lane, so in fair weather it arrives in
// order; between lanes there is none, as with Meta.
const laneCount = 4

// batchSize keeps a webhook far below Meta's 3 MB.
const batchSize = 200

// update is one thing a webhook reports: a status of a message, a message a
// person wrote, or news about an account or a template.
type update struct {
	seq    int64
	msg    *message
	status *progress // of msg; nil when msg is a person's own
	news   *news
}

// news is an update whose words are fixed when it happens.
type news struct {
	Field  string          `json:"field"`
	Value  json.RawMessage `json:"value"`
	At     time.Time       `json:"at"`
	Person string          `json:"person,omitempty"`
}

// outbox holds the updates the receiver has not acknowledged.
type outbox struct {
	seq     int64
	waiting map[int64]update
	lanes   []*lane
	live    bool
	openAt  time.Time // no attempts before: the receiver is down
	misses  int       // attempts failed in a row
	lastErr string
}

// lane is a queue of updates delivered one batch after another.
type lane struct {
	fresh []update
	later []*batch
	stir  bool
	wake  chan struct{}
}

// batch is what one POST carries.
type batch struct {
	updates  []update
	attempts int
	next     time.Time
	since    time.Time
	extra    bool // a duplicate: nobody waits for its acknowledgement
}

func newOutbox() *outbox {
	o := &outbox{waiting: map[int64]update{}}
	for range laneCount {
		o.lanes = append(o.lanes, &lane{wake: make(chan struct{}, 1)})
	}
	return o
}

func (o *outbox) push(u update) {
	o.seq++
	u.seq = o.seq
	o.waiting[u.seq] = u
	if o.live {
		o.enqueue(u)
	}
}

func (o *outbox) enqueue(u update) {
	l := o.lanes[u.lane()]
	l.fresh = append(l.fresh, u)
	l.stir = true
}

func (o *outbox) forget(seqs []int64) {
	for _, seq := range seqs {
		delete(o.waiting, seq)
	}
}

// requeue ends a replay: what nobody acknowledged is to be delivered.
func (o *outbox) requeue() {
	o.live = true
	for _, seq := range slices.Sorted(maps.Keys(o.waiting)) {
		o.enqueue(o.waiting[seq])
	}
}

// stirAll makes every lane look again, after a change of faults or address.
func (o *outbox) stirAll() {
	o.openAt, o.misses = time.Time{}, 0
	for _, l := range o.lanes {
		l.stir = true
	}
}

// nudge wakes the lanes that have something new.
func (o *outbox) nudge() {
	for _, l := range o.lanes {
		if !l.stir {
			continue
		}
		l.stir = false
		select {
		case l.wake <- struct{}{}:
		default:
		}
	}
}

func (u update) lane() int {
	person := ""
	switch {
	case u.msg != nil:
		person = u.msg.Person
	case u.news != nil:
		person = u.news.Person
	}
	if person == "" {
		return 0
	}
	return int(chance(0).number(person) % laneCount)
}

// take cuts the next batch: one whose time to be tried again has come, else
// what is new. Without one it says how long to rest.
func (l *lane) take(now time.Time) (b *batch, rest time.Duration) {
	rest = time.Hour
	for i, b := range l.later {
		if !b.next.After(now) {
			l.later = slices.Delete(l.later, i, i+1)
			return b, 0
		}
		rest = min(rest, b.next.Sub(now))
	}
	if len(l.fresh) == 0 {
		return nil, rest
	}
	n := min(len(l.fresh), batchSize)
	b = &batch{updates: slices.Clone(l.fresh[:n])}
	if l.fresh = l.fresh[n:]; len(l.fresh) == 0 {
		l.fresh = nil
	}
	return b, 0
}
