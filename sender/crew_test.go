package sender

import (
	"testing"
	"time"

	"greenlist/models"
)

// held is a crew whose work does not end before release is closed.
func held(workers int) (c *crew, release chan struct{}) {
	release = make(chan struct{})
	return hire(workers, func(models.Dispatch) { <-release }), release
}

func (c *crew) giveMany(n int) {
	for range n {
		c.give(models.Dispatch{})
	}
}

func TestMoreArePostedAtATimeWhereMetaTakesItsTime(t *testing.T) {
	c, release := held(0)
	c.took.Store(int64(time.Second))
	c.giveMany(MostInFlight + leastInFlight) // as many are being worked on, and so many wait
	if c.size != MostInFlight {
		t.Errorf("%d at a time, not %d", c.size, MostInFlight)
	}
	close(release)
	c.giveMany(1000)
	c.dismiss()
	if c.size != MostInFlight {
		t.Errorf("%d at a time, more than %d", c.size, MostInFlight)
	}
}

func TestNotMoreArePostedAtATimeWhereMetaAnswersAtOnce(t *testing.T) {
	c, release := held(0)
	c.took.Store(int64(slowPost))
	c.giveMany(2 * leastInFlight)
	if c.size != leastInFlight {
		t.Errorf("%d at a time, not %d", c.size, leastInFlight)
	}
	close(release)
	c.dismiss()
}

func TestNotMoreArePostedAtATimeThanWereAskedFor(t *testing.T) {
	c, release := held(2)
	c.took.Store(int64(time.Second))
	c.giveMany(4)
	close(release)
	c.giveMany(100)
	c.dismiss()
	if c.size != 2 {
		t.Errorf("%d at a time, not 2", c.size)
	}
}
