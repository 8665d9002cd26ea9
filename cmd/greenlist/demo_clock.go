package main

import (
	"sync"
	"time"
)

// pastClock stands where the story is told. The database and the pretend Meta both go by it.
type pastClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *pastClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// moveTo never goes back: evidence is written in the order of its times.
func (c *pastClock) moveTo(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.After(c.now) {
		c.now = t
	}
}

func (c *pastClock) pass(d time.Duration) { c.moveTo(c.Now().Add(d)) }
