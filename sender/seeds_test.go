package sender

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

var (
	seeds    = flag.Int("seeds", everydaySeeds, "how many seeded lives of the sender are lived")
	seedFrom = flag.Uint64("from", 1, "the first of these seeds; 0 takes another each time")
)

// Everything that can go wrong is chosen by a seed: what Meta answers and when, what it tells and how often, crashes, a database that is locked, clocks
// ten minutes apart, pauses, cancellations, people who leave. Time is made up, so that a life of half a minute takes some milliseconds.
func TestSeededLivesOfTheSender(t *testing.T) {
	t.Parallel()
	first := chosen(*seedFrom)
	start, total := newSeedStart(t), &seedTotal{began: time.Now()}
	t.Cleanup(start.close)
	t.Run("seeds", func(t *testing.T) {
		for n := range *seeds {
			seed := first + uint64(n)
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				defer func() {
					if t.Failed() {
						t.Logf("to see it again: go test ./sender -count=1 -run SeededLives -args -seeds 1 -from %d", seed)
					}
				}()
				stand := start.take(t)
				synctest.Test(t, func(t *testing.T) { total.add(liveBy(t, start, stand, seed)) })
				start.give(stand)
			})
		}
	})
	t.Logf("seeds from %d\n%s", first, total)
}

// seedLife is one life: staff at their own connection, some senders, and a pretend Meta.
type seedLife struct {
	hunt
	open    func(clock func() time.Time) (*models.DB, error)
	beats   beats
	began   time.Time
	later   atomic.Int64 // nanoseconds that nobody lived through
	meta    *seedMeta
	senders []*seedSender
	skewed  bool
	decides bool // somebody does, of those of whom nothing is heard for a day
	acts    map[string]int
}

func liveBy(t *testing.T, start *seedStart, stand *modelstest.Stand, seed uint64) *seedLife {
	file, plain := start.copied(t, stand, seed)
	if seed%4 > 0 {
		file.Connections = 2 // each plans its statements itself
	}
	l := newSeedLife(t, file, plain, start.stage, seed)
	if n := plain.count("messages", "true"); n > 0 {
		t.Fatalf("there are %d messages before anything was offered", n)
	}
	for n := range 1 + seed%2 {
		l.senders = append(l.senders, l.hire(time.Duration(n)*l.skew()))
	}
	l.offer()
	for range 5 + l.chance.IntN(5) {
		time.Sleep(time.Duration(50+l.chance.IntN(800)) * time.Millisecond)
		l.act()
		l.seen.look(l.plain.rows(everyRow))
	}
	l.end()
	complain(t, l.seen.verdicts())
	return l
}

// slowBeats let a life of made-up time pass without asking a thousand times whether there is something to do.
var slowBeats = beats{webhooks: 400 * time.Millisecond, sequence: 3 * time.Second, campaigns: 500 * time.Millisecond, settle: 2 * time.Second, idle: 500 * time.Millisecond}

func newSeedLife(t *testing.T, d *scratch.Database, plain plainSQL, start seedStage, seed uint64) *seedLife {
	l := &seedLife{began: time.Now(), acts: map[string]int{}, beats: slowBeats, skewed: seed%5 == 0, decides: seed%4 == 1}
	l.open = func(clock func() time.Time) (*models.DB, error) { return d.Open(context.Background(), clock) }
	l.hunt = hunt{t: t, chance: rand.New(rand.NewPCG(seed, 4)), company: start.company, people: start.people, plain: plain}
	l.hunt.db = modelstest.Open(t, d, l.clock(0))
	l.company.DB = l.db
	l.seen = ending{planned: map[int64]int{}, cancelled: map[int64]bool{}}
	l.meta = newSeedMeta(l, seed)
	return l
}

// clock is the time as somebody sees it whose clock is so far ahead.
func (l *seedLife) clock(ahead time.Duration) func() time.Time {
	return func() time.Time {
		return modelstest.Start.Add(time.Hour + ahead + time.Since(l.began) + time.Duration(l.later.Load()))
	}
}

func (l *seedLife) skew() time.Duration {
	if !l.skewed {
		return 0
	}
	return []time.Duration{-10 * time.Minute, 10 * time.Minute}[l.chance.IntN(2)]
}

// end lets everybody stop in good order, and a last sender, hours later, do what is left; then it reads what there is.
func (l *seedLife) end() {
	for _, s := range l.senders {
		s.stop()
	}
	l.meta.calmDown()
	last := l.hire(3 * time.Hour)
	l.finishes(last)
	if l.decides {
		last = l.sendsAgain(last)
	}
	time.Sleep(time.Second)
	last.stop()
	l.meta.close()
	if aside, err := models.CountPoison(context.Background(), l.db); err != nil || aside > 0 {
		l.t.Errorf("%d calls of Meta were set aside for what was wrong with the database, %v", aside, err)
	}
	l.readAll()
}

// finishes waits until everything is over and told.
func (l *seedLife) finishes(last *seedSender) {
	for n := 0; l.unfinished() > 0 || l.meta.pending() > 0; n++ {
		if n == 200 {
			l.t.Fatalf("after a minute %d campaigns have not finished, and %d calls of Meta have not been taken", l.unfinished(), l.meta.pending())
		}
		switch n {
		case 5:
			l.askAboutLate(last.db)
		case 100:
			l.callOff()
		}
		time.Sleep(300 * time.Millisecond)
	}
}

func (l *seedLife) readAll() {
	l.readRows(&l.seen)
	l.readLog(&l.seen)
	l.seen.posts = l.meta.book()
	l.seen.look(l.seen.rows)
	if l.skewed {
		l.seen.deaths = append(l.seen.deaths, attemptsOf(l.seen.rows)) // one took the other for dead
	}
	for i, s := range l.seen.stands {
		if s.after == nil {
			l.seen.stands[i].after = among(l.seen.rows, s.before)
		}
	}
}

// askAboutLate asks a person about campaigns that nobody started while it was time: they go out now, or never.
func (l *seedLife) askAboutLate(db *models.DB) {
	for _, c := range l.campaigns {
		switch found := l.find(c); {
		case found.State != models.CampaignScheduled:
		case l.chance.IntN(2) == 0:
			l.acts["late start"]++
			l.check(found.StartLate(context.Background(), db, l.company.Marketer))
		default:
			l.acts["late, called off"]++
			l.callsOff(found)
		}
	}
}

// callOff ends what has not ended by itself.
func (l *seedLife) callOff() {
	for _, c := range l.campaigns {
		if found := l.find(c); found.State != models.CampaignFinished && found.State != models.CampaignCancelled {
			l.callsOff(found)
		}
	}
}

func (l *seedLife) callsOff(c models.Campaign) {
	l.check(c.Cancel(context.Background(), l.db, l.company.Marketer))
	l.seen.cancelled[c.ID] = true
}

func attemptsOf(rows map[int64]messageRow) map[int64]int {
	all := map[int64]int{}
	for id, r := range rows {
		all[id] = r.attempt
	}
	return all
}
