package models

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"
)

// Shown counts how often forms are looked at. Looking must not cost a write each time, so the counts gather in memory and are written together;
// a crash loses the last few, and no one's yes hangs on them.
type Shown struct {
	db      *DB
	mu      sync.Mutex
	counts  map[countKey]int64
	stop    chan struct{}
	stopped chan struct{}
}

// shownBeat is how long counts gather.
const shownBeat = 10 * time.Second

// NewShown starts counting. Close writes what is left.
func NewShown(db *DB) *Shown {
	s := &Shown{db: db, counts: map[countKey]int64{}, stop: make(chan struct{}), stopped: make(chan struct{})}
	go s.write()
	return s
}

// Note counts one look at a version in a language, at a place; on a website for trying things out none.
func (s *Shown) Note(v FormVersion, language string, at Place) {
	if at.Staging {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts[v.countKey(language, at.Source, at.cameFrom(), at.Tag)]++
}

// Flush writes what has gathered. What could not be written is kept for the next time.
func (s *Shown) Flush(ctx context.Context) error {
	counts := s.take()
	if len(counts) == 0 {
		return nil
	}
	err := s.db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		for _, key := range slices.SortedFunc(maps.Keys(counts), countKey.compare) { // all in one order, so that processes do not wait in a ring
			if err := tx.countStep(ctx, key, StepShown, counts[key]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		s.giveBack(counts)
	}
	return err
}

func (s *Shown) take() map[countKey]int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	counts := s.counts
	s.counts = map[countKey]int64{}
	return counts
}

func (s *Shown) giveBack(counts map[countKey]int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for key, n := range counts {
		s.counts[key] += n
	}
}

// Close writes what is left and stops. Nobody may call Note afterwards.
func (s *Shown) Close() {
	close(s.stop)
	<-s.stopped
}

func (s *Shown) write() {
	defer close(s.stopped)
	beat := time.NewTicker(shownBeat)
	defer beat.Stop()
	for going := true; going; {
		select {
		case <-beat.C:
		case <-s.stop:
			going = false
		}
		_ = s.Flush(context.Background()) // what was not written waits for the next beat
	}
}
