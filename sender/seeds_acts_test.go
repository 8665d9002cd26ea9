package sender

import (
	"context"
	"fmt"
	"time"

	"greenlist/models"
)

// seedSender is one process: a connection of its own, and a clock that may be wrong.
type seedSender struct {
	life   *seedLife
	db     *models.DB
	engine *Engine
	ahead  time.Duration
	cancel context.CancelFunc
	ended  chan struct{}
}

func (l *seedLife) hire(ahead time.Duration) *seedSender {
	db, err := l.open(l.clock(ahead))
	l.check(err)
	ctx, cancel := context.WithCancel(context.Background())
	engine := New(db, Options{Poster: l.meta, Workers: 1 + l.chance.IntN(4), Name: fmt.Sprint("sender ", ahead)})
	engine.beats = l.beats
	s := &seedSender{life: l, db: db, engine: engine, ahead: ahead, cancel: cancel, ended: make(chan struct{})}
	go func() {
		defer close(s.ended)
		engine.Run(ctx)
	}()
	return s
}

// stop ends it in good order.
func (s *seedSender) stop() {
	s.cancel()
	<-s.ended
	s.db.Close()
}

// crash takes the database away from it: as soon as the transaction that was under way is over it writes nothing, and what it had in hand stays there.
// That is looked at before its last POSTs come back, which may take longer than its lease: then others have called it unknown.
func (s *seedSender) crash() {
	s.db.Close()
	time.Sleep(200 * time.Millisecond)
	rows := s.life.plain.rows(everyRow)
	s.life.seen.dies(rows)
	if l := s.engine.lease.Load(); l != nil {
		s.life.seen.drops(rows, l.process.ID)
	}
	s.stop()
}

// act does one thing that may go wrong.
func (l *seedLife) act() {
	acts := []struct {
		name string
		do   func()
	}{
		{"nothing", func() {}}, {"crash", l.crashes}, {"crash", l.crashes}, {"pause", l.pauses}, {"pause of everything", l.pausesAll}, {"no", l.leaves}, {"launch, twice at once", l.offer},
		{"locked database", l.locks}, {"cancellation", l.cancels}, {"lock longer than a lease", l.locksLong},
	}
	a := acts[l.chance.IntN(len(acts))]
	if a.name == "lock longer than a lease" && l.chance.IntN(5) > 0 {
		return
	}
	l.acts[a.name]++
	a.do()
}

func (l *seedLife) crashes() {
	i := l.chance.IntN(len(l.senders))
	l.senders[i].crash()
	time.Sleep(time.Duration(l.chance.IntN(500)) * time.Millisecond)
	l.senders[i] = l.hire(l.senders[i].ahead)
}

// offer launches a campaign twice at the same instant: one of them is late.
func (l *seedLife) offer() {
	campaign, err := models.CreateCampaign(context.Background(), l.db, l.company.Marketer, l.company.Plan(fmt.Sprint("Offer ", len(l.campaigns))))
	l.check(err)
	launched := make(chan error, 2)
	for range 2 {
		mine := campaign
		go func() { launched <- mine.Launch(context.Background(), l.db, l.company.Marketer) }()
	}
	if a, b := <-launched, <-launched; (a == nil) == (b == nil) {
		l.t.Errorf("launched twice at once: %v, %v", a, b)
	}
	l.campaigns = append(l.campaigns, campaign)
	l.seen.planned[campaign.ID] = len(l.people) + 1
}

func (l *seedLife) leaves() {
	l.check(l.people[l.chance.IntN(len(l.people))].Withdraw(context.Background(), l.db, models.Withdrawal{Channel: "staff", Who: l.company.Marketer}))
}

// pauses holds the latest campaign. Within a second nothing of it leaves any more, and nothing is claimed from the moment on.
func (l *seedLife) pauses() {
	ctx := context.Background()
	campaign, err := models.FindCampaign(ctx, l.db, l.campaigns[len(l.campaigns)-1].ID)
	l.check(err)
	if campaign.Pause(ctx, l.db, l.company.Marketer, "") != nil {
		return
	}
	l.standsStill("paused", campaign.ID)
	l.check(campaign.Resume(ctx, l.db, l.company.Marketer))
}

func (l *seedLife) pausesAll() {
	ctx := context.Background()
	l.check(models.PauseSending(ctx, l.db, l.company.Marketer, "a look"))
	l.standsStill("paused with all others", 0)
	l.check(models.ResumeSending(ctx, l.db, l.company.Marketer, "looked at"))
}

// standsStill looks for two seconds at what was just stopped; 0 is everything.
func (l *seedLife) standsStill(why string, campaign int64) {
	condition := fmt.Sprintf(`(campaign_id = %d OR %d = 0) AND campaign_id IS NOT NULL`, campaign, campaign)
	s := standstill{why: why, from: l.db.Now(), before: l.plain.rows(condition)}
	time.Sleep(2 * time.Second)
	s.after, s.until = l.plain.rows(condition), l.db.Now()
	l.seen.stands = append(l.seen.stands, s)
}

// locks lets somebody hold the only lock there is for a while.
func (l *seedLife) locks() {
	l.lockFor(time.Duration(50+l.chance.IntN(700))*time.Millisecond, func() {})
}

// locksLong outlasts the lease, so that what was in hand is nobody's any more. That is looked at while nobody else can write: whoever waits for the lock
// may be the one who takes it over.
func (l *seedLife) locksLong() {
	l.lockFor(models.LeaseTime+time.Second, func() { l.seen.dies(l.plain.rows(everyRow)) })
}

func (l *seedLife) lockFor(d time.Duration, last func()) {
	ctx := context.Background()
	conn, err := l.plain.Conn(ctx)
	l.check(err)
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `BEGIN IMMEDIATE`); err != nil {
		return // Somebody has had it for ten seconds.
	}
	time.Sleep(d)
	last()
	_, err = conn.ExecContext(ctx, `ROLLBACK`)
	l.check(err)
}

// sendsAgain lets a day pass and something newer be heard of. Then somebody decides to send again what nothing was heard of, a sender crashes over it now
// and then, and Meta tells only afterwards of some that it had taken all the same.
func (l *seedLife) sendsAgain(last *seedSender) *seedSender {
	last.stop()
	l.later.Add(int64(25 * time.Hour))
	last = l.hire(3 * time.Hour)
	l.offer()
	l.finishes(last)
	_, err := models.ResolveSilence(context.Background(), l.db)
	l.check(err)
	for _, c := range l.campaigns {
		l.resends(c)
	}
	if l.chance.IntN(3) == 0 {
		l.acts["crash over what is sent again"]++
		time.Sleep(time.Duration(l.chance.IntN(700)) * time.Millisecond)
		last.crash()
		last = l.hire(3 * time.Hour)
	}
	time.Sleep(time.Duration(l.chance.IntN(2000)) * time.Millisecond)
	l.meta.tellWithheld()
	l.finishes(last)
	return last
}

// resends decides twice at the same instant: one of them is late.
func (l *seedLife) resends(c models.Campaign) {
	found := l.find(c)
	if found.State != models.CampaignFinished {
		return
	}
	before := l.plain.rows(fmt.Sprintf(`campaign_id = %d AND state = 'unresolved'`, c.ID))
	decided := make(chan int, 2)
	for range 2 {
		mine := found
		go func() {
			n, _ := mine.Resend(context.Background(), l.db, l.company.Marketer)
			decided <- n
		}()
	}
	if n := <-decided + <-decided; n != len(before) {
		l.t.Errorf("%d messages of campaign %d were put in line, and nothing was heard of %d", n, c.ID, len(before))
	}
	l.acts["message that somebody sent again"] += len(before)
	l.seen.decides(before, l.plain.rows(everyRow))
}
