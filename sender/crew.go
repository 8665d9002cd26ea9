package sender

import (
	"sync"
	"sync/atomic"
	"time"

	"greenlist/models"
)

const (
	// leastInFlight is how many POSTs of a number may be in flight at first: enough for its pace where Meta answers at once.
	leastInFlight = 64
	// MostInFlight is how many may be where Meta takes its time: 1,000 a second with answers after a quarter of one.
	MostInFlight = 256
	// slowPost is from when on more POSTs at a time help. What takes less waits for processors, and more of them would only get into each other's way.
	slowPost = 20 * time.Millisecond
)

// crew are the workers of a lane, one POST at a time each. It grows where they are too few to keep the pace.
type crew struct {
	jobs    chan models.Dispatch
	do      func(models.Dispatch)
	size    int
	most    int
	took    atomic.Int64 // how long the last job took
	working sync.WaitGroup
}

// hire begins with so many workers; 0 are leastInFlight, and more when they are needed.
func hire(workers int, do func(models.Dispatch)) *crew {
	least, most := workers, workers
	if workers == 0 {
		least, most = leastInFlight, MostInFlight
	}
	c := &crew{jobs: make(chan models.Dispatch, least), do: do, most: most}
	for range least {
		c.grow()
	}
	return c
}

func (c *crew) grow() {
	c.size++
	c.working.Go(func() {
		for d := range c.jobs {
			begun := time.Now()
			c.do(d)
			c.took.Store(int64(time.Since(begun)))
		}
	})
}

// give waits until somebody can take the job. One at a time may give.
func (c *crew) give(d models.Dispatch) {
	select {
	case c.jobs <- d:
		return
	default:
	}
	if c.size < c.most && time.Duration(c.took.Load()) > slowPost {
		c.grow()
	}
	c.jobs <- d
}

// dismiss waits until everything that was given is done.
func (c *crew) dismiss() {
	close(c.jobs)
	c.working.Wait()
}
