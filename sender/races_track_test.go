package sender

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
	"greenlist/whatsapp"
)

// A raceTrack is a company, its people, and a Meta that takes everything.
type raceTrack struct {
	hunt
	file *scratch.Database
	meta *raceMeta
	// deafTo is a campaign that senders go on with, whatever becomes of it.
	deafTo int64
}

func newRaceTrack(t *testing.T, d *scratch.Database, people int) *raceTrack {
	t.Helper()
	r := &raceTrack{file: d, meta: &raceMeta{}}
	r.hunt = hunt{t: t, plain: plainly(t, d), chance: rand.New(rand.NewPCG(1, 2)), db: modelstest.Open(t, d, nil)}
	r.seen = ending{planned: map[int64]int{}, cancelled: map[int64]bool{}}
	start := startWith(t, r.db, people)
	r.company, r.people = start.company, start.people
	return r
}

// racer is one process.
type racer struct {
	db   *models.DB
	stop func()
}

// starts begins a process whose clock is so far ahead.
func (r *raceTrack) starts(ahead time.Duration) *racer {
	r.t.Helper()
	db := modelstest.Open(r.t, r.file, func() time.Time { return time.Now().Add(ahead) })
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	engine := New(db, Options{Poster: r.meta, Workers: 2, Name: fmt.Sprint(ahead)})
	if r.deafTo != 0 {
		engine.goAhead.hear(r.deafTo, heard{time.Now().Add(time.Hour), true})
	}
	go func() { ended <- engine.Run(ctx) }()
	stop := sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			r.t.Error(err)
		}
	})
	r.t.Cleanup(stop)
	return &racer{db, stop}
}

// together lets so many do the same at the same instant, and counts who succeeded.
func (r *raceTrack) together(n int, do func() error) (succeeded int64) {
	var done atomic.Int64
	var ready, working sync.WaitGroup
	start := make(chan struct{})
	for range n {
		ready.Add(1)
		working.Go(func() {
			ready.Done()
			<-start
			if do() == nil {
				done.Add(1)
			}
		})
	}
	ready.Wait()
	close(start)
	working.Wait()
	return done.Load()
}

func (r *raceTrack) again(c models.Campaign) models.Campaign {
	r.t.Helper()
	found, err := models.FindCampaign(context.Background(), r.db, c.ID)
	r.check(err)
	return found
}

func (r *raceTrack) counted(c models.Campaign) models.Counts {
	r.t.Helper()
	counts, err := models.RecountMessages(context.Background(), r.db, c.ID)
	r.check(err)
	return counts
}

func (r *raceTrack) finishes(c models.Campaign) {
	r.t.Helper()
	eventually(r.t, "the campaign to finish", func() bool { return r.again(c).State == models.CampaignFinished })
}

// judge stops everybody, tells that all which was taken was delivered, and holds the invariants against what there is.
func (r *raceTrack) judge(racers ...*racer) {
	r.t.Helper()
	for _, racer := range racers {
		racer.stop()
	}
	r.seen.posts = r.meta.book()
	var told []models.Happening
	for _, p := range r.seen.posts {
		told = append(told, models.Happening{MessageID: p.attempt.MessageID, Attempt: p.attempt.Attempt, What: models.EventDelivered, At: r.db.Now()})
	}
	r.check(models.Advance(context.Background(), r.db, told))
	r.readRows(&r.seen)
	r.readLog(&r.seen)
	for _, c := range r.campaigns {
		if r.again(c).State == models.CampaignCancelled {
			r.seen.cancelled[c.ID] = true
		}
	}
	// Senders take one another for dead here, also because the machine left one waiting for longer than its lease: I5 is for those who die.
	r.seen.deaths = append(r.seen.deaths, attemptsOf(r.seen.rows))
	complain(r.t, r.seen.verdicts())
}

// raceMeta takes every message, after a while.
type raceMeta struct {
	delay atomic.Int64

	mu    sync.Mutex
	posts []posting
}

func (m *raceMeta) slow(d time.Duration) { m.delay.Store(int64(d)) }

// Send implements Poster.
func (m *raceMeta) Send(ctx context.Context, _ string, message whatsapp.Message) whatsapp.Outcome {
	id, _ := models.ParseAttemptID(message.Opaque)
	m.mu.Lock()
	m.posts = append(m.posts, posting{attempt: id, to: message.To, at: time.Now(), taken: true})
	wamid := fmt.Sprint("wamid.race.", id.MessageID, ".", len(m.posts))
	m.mu.Unlock()
	pause(ctx, time.Duration(m.delay.Load()))
	return whatsapp.Outcome{Verdict: whatsapp.Accepted, MessageID: wamid}
}

func (m *raceMeta) book() []posting {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.posts)
}

// since counts what left after a moment.
func (m *raceMeta) since(moment time.Time) int { return len(after(m.book(), moment)) }

// begins waits until something leaves after a moment, and says when that was.
func (m *raceMeta) begins(t *testing.T, moment time.Time) (first time.Time) {
	t.Helper()
	eventually(t, "a message to leave", func() bool {
		posts := after(m.book(), moment)
		if len(posts) > 0 {
			first = posts[0].at
		}
		return len(posts) > 0
	})
	return first
}
