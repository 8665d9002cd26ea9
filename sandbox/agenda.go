package sandbox

import (
	"container/heap"
	"time"
)

// agenda is what will happen and when, in the sandbox's civil time: moving
// the clock makes it happen sooner.
type agenda struct {
	queue eventQueue
	seq   uint64
}

// event is one thing that will happen. run gets the moment it was due, which
// is the time it happens at even if the clock has jumped past it.
type event struct {
	at  time.Time
	seq uint64
	run func(w *world, at time.Time)
}

func (a *agenda) add(at time.Time, run func(w *world, at time.Time)) {
	a.seq++
	heap.Push(&a.queue, event{at: at, seq: a.seq, run: run})
}

// due takes the next event if its time has come.
func (a *agenda) due(now time.Time) (event, bool) {
	if len(a.queue) == 0 || a.queue[0].at.After(now) {
		return event{}, false
	}
	return heap.Pop(&a.queue).(event), true
}

type eventQueue []event

func (q eventQueue) Len() int { return len(q) }
func (q eventQueue) Less(i, j int) bool {
	if q[i].at.Equal(q[j].at) {
		return q[i].seq < q[j].seq
	}
	return q[i].at.Before(q[j].at)
}
func (q eventQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *eventQueue) Push(x any)   { *q = append(*q, x.(event)) }
func (q *eventQueue) Pop() any {
	old := *q
	last := old[len(old)-1]
	old[len(old)-1] = event{}
	*q = old[:len(old)-1]
	return last
}

// eventsPerTurn bounds how long requests wait while much is due.
const eventsPerTurn = 500

// happen runs some of what is due and reports whether more is.
func (w *world) happen() bool {
	for range eventsPerTurn {
		e, ok := w.agenda.due(w.now())
		if !ok {
			return false
		}
		e.run(w, e.at)
	}
	return true
}

// followAgenda makes things happen when they are due, until Close.
func (s *Sandbox) followAgenda() {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-timer.C:
		case <-s.wake:
		}
		timer.Reset(s.catchUp())
	}
}

// catchUp lets everything happen that is due and returns how long nothing is.
func (s *Sandbox) catchUp() (rest time.Duration) {
	for more := true; more && s.ctx.Err() == nil; {
		s.warn("journal", s.alone(func(w *world) {
			more = w.happen()
			rest = w.untilNext()
		}))
	}
	return rest
}

func (w *world) untilNext() time.Duration {
	if len(w.agenda.queue) == 0 {
		return time.Hour
	}
	return max(0, w.agenda.queue[0].at.Sub(w.now()))
}
