package sender

import (
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"greenlist/models"
)

// seedTotal is what all lives came to.
type seedTotal struct {
	mu             sync.Mutex
	began          time.Time
	lives, posts   int
	looked, broken [8]int
	acts, did      map[string]int
	states         models.Counts
}

func (s *seedTotal) add(l *seedLife) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.acts == nil {
		s.acts, s.did, s.states = map[string]int{}, map[string]int{}, models.Counts{}
	}
	s.lives, s.posts = s.lives+1, s.posts+len(l.seen.posts)
	for i, v := range l.seen.verdicts() {
		s.looked[i] += v.looked
		s.broken[i] += len(v.broken)
	}
	for act, n := range l.acts {
		s.acts[act] += n
	}
	for what, n := range l.meta.did {
		s.did[what] += n
	}
	if l.skewed {
		s.acts["clocks ten minutes apart"]++
	}
	for state, n := range l.seen.counted() {
		s.states[state] += n
	}
}

func (s *seedTotal) String() string {
	took := time.Since(s.began)
	text := fmt.Sprintf("  %d lives in %s, %.1f a second, %d POSTs\n", s.lives, took.Round(time.Second), float64(s.lives)/took.Seconds(), s.posts) +
		often("acts and faults", s.acts) + often("what Meta did", s.did) + often("ended as", s.states)
	var all []verdict
	for i, inv := range invariants {
		all = append(all, verdict{invariant: inv, looked: s.looked[i], broken: make([]string, s.broken[i])})
	}
	return text + tableOf(all)
}

// often says how often each thing happened.
func often[K ~string, N ~int | ~int64](what string, times map[K]N) string {
	text := fmt.Sprintf("  %s\n", what)
	for _, name := range slices.Sorted(maps.Keys(times)) {
		text += fmt.Sprintf("    %-40s%10d\n", name, times[name])
	}
	return text
}
