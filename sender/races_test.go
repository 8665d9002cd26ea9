package sender

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"sync"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

var rounds = flag.Int("n", 0, "how often each race is run; once when not given")

// eachRace runs a race on both databases, with so many people who agreed.
func eachRace(t *testing.T, people int, f func(r *raceTrack)) {
	t.Helper()
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		began := time.Now()
		eachRound(t, func(t *testing.T) { f(newRaceTrack(t, modelstest.Copy(t, d), people)) })
		t.Logf("%d times in %s: nobody twice, nobody after their no, and what Meta took is known", max(*rounds, 1), time.Since(began).Round(time.Millisecond))
	})
}

// eachRound lets every race clean up before the next.
func eachRound(t *testing.T, race func(t *testing.T)) {
	t.Helper()
	for n := range max(*rounds, 1) {
		t.Run(fmt.Sprint(n), race)
	}
}

func TestLaunchedAHundredTimesAtTheSameInstant(t *testing.T) {
	eachRace(t, 6, func(r *raceTrack) {
		campaign := r.planned("Launched by everybody")
		first, second := r.starts(0), r.starts(0)
		launched := r.together(100, func() error { mine := campaign; return mine.Launch(context.Background(), r.db, r.company.Marketer) })
		if launched != 1 {
			r.t.Errorf("it was launched %d times", launched)
		}
		r.finishes(campaign)
		r.judge(first, second)
	})
}

// Answers take longer than a second, and most of the campaign has been claimed and waits behind them. What was stopped stays here all the same.
func TestPausedResumedAndCancelledBehindSlowAnswers(t *testing.T) {
	eachRace(t, 30, func(r *raceTrack) {
		ctx := context.Background()
		r.meta.slow(1200 * time.Millisecond)
		campaign := r.planned("Slow")
		engine := r.starts(0)
		r.check(campaign.Launch(ctx, r.db, r.company.Marketer))
		stops := func(campaign models.Campaign, stop func() error) {
			r.meta.begins(r.t, time.Now())
			r.check(stop())
			stopped := time.Now()
			eventually(r.t, "everything to come back", func() bool { return r.counted(campaign)[models.Dispatching] == 0 })
			if late := r.meta.since(stopped.Add(r.soon())); late > 0 {
				r.t.Errorf("%d messages left more than %s after they were stopped", late, r.soon())
			}
		}
		stops(campaign, func() error { c := r.again(campaign); return c.Pause(ctx, r.db, r.company.Marketer, "") })
		r.meta.slow(0)
		resumed := time.Now()
		c := r.again(campaign)
		r.check(c.Resume(ctx, r.db, r.company.Marketer))
		if waited := r.meta.begins(r.t, resumed).Sub(resumed); waited > r.soon() {
			r.t.Errorf("it went on %s after it was resumed", waited)
		}
		r.finishes(campaign)
		r.meta.slow(1200 * time.Millisecond)
		off := r.planned("Called off")
		r.check(off.Launch(ctx, r.db, r.company.Marketer))
		stops(off, func() error { c := r.again(off); return c.Cancel(ctx, r.db, r.company.Marketer) })
		r.judge(engine)
	})
}

// This is the control: who never asks again sends on for as long as the answers take.
func TestWhoDoesNotAskAgainSendsWhatWasPaused(t *testing.T) {
	t.Parallel()
	ctx, r := context.Background(), newRaceTrack(t, modelstest.SQLite(t), 8)
	r.meta.slow(1200 * time.Millisecond)
	campaign := r.planned("Paused in vain")
	r.deafTo = campaign.ID
	engine := r.starts(0)
	r.check(campaign.Launch(ctx, r.db, r.company.Marketer))
	r.meta.begins(t, time.Time{})
	c := r.again(campaign)
	r.check(c.Pause(ctx, r.db, r.company.Marketer, ""))
	r.meta.begins(t, time.Now().Add(time.Second))
	engine.stop()
}

// Half of the people leave while two senders send.
func TestPeopleLeaveWhileTheyAreSentTo(t *testing.T) {
	eachRace(t, 40, func(r *raceTrack) {
		campaign := r.planned("To those who leave")
		engines := []*racer{r.starts(0), r.starts(0)}
		r.check(campaign.Launch(context.Background(), r.db, r.company.Marketer))
		var leaving sync.WaitGroup
		for w := range 4 {
			leaving.Go(func() {
				for i := w; i < len(r.people)/2; i += 4 {
					person := r.people[i]
					if err := person.Withdraw(context.Background(), r.db, models.Withdrawal{Channel: "staff", Who: r.company.Marketer}); err != nil {
						r.t.Error(err)
					}
				}
			})
		}
		leaving.Wait()
		r.finishes(campaign)
		r.judge(engines...)
	})
}

// Each takes the other's lease for long over, or for one that never ends.
func TestTwoProcessesWhoseClocksAreTenMinutesApart(t *testing.T) {
	eachRace(t, 20, func(r *raceTrack) {
		campaign := r.planned("Ten minutes apart")
		engines := []*racer{r.starts(-5 * time.Minute), r.starts(5 * time.Minute)}
		r.check(campaign.Launch(context.Background(), r.db, r.company.Marketer))
		r.finishes(campaign)
		r.judge(engines...)
	})
}

// The lease of a sender is gone while its messages are on the wire, and another takes over.
func TestALeaseIsStolenInMidSend(t *testing.T) {
	eachRace(t, 20, func(r *raceTrack) {
		ctx := context.Background()
		r.meta.slow(300 * time.Millisecond)
		campaign := r.planned("Stolen")
		robbed := r.starts(0)
		r.check(campaign.Launch(ctx, r.db, r.company.Marketer))
		r.meta.begins(r.t, time.Time{})
		r.plain.write(`UPDATE processes SET lease_until = '2020-01-01 00:00:00.000'`)
		if _, err := models.ReapProcesses(ctx, r.db); err != nil {
			r.t.Error(err)
		}
		thief := r.starts(0)
		r.meta.slow(0)
		r.finishes(campaign)
		r.judge(robbed, thief)
	})
}

// A copy is taken in the middle of a campaign, which goes on to its end; then the copy is put in its place. It sends nothing until somebody says so.
func TestARestoredBackupSendsNothingByItself(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		eachRound(t, func(t *testing.T) { restores(t, modelstest.Copy(t, d)) })
	})
}

func restores(t *testing.T, d *scratch.Database) {
	ctx, folder, meta := context.Background(), t.TempDir(), &raceMeta{}
	open := func(d *scratch.Database) *models.DB {
		db, err := models.Open(ctx, models.Options{Database: d.Name(), Kind: models.Sandbox, Keys: d.Keys(), FenceIn: folder, Unsynced: !models.IsPostgres(d.Name())})
		if err != nil {
			t.Fatal(err)
		}
		return db
	}
	db := open(d)
	start := startWith(t, db, 8)
	campaign := start.company.Sending(t, "Restored")
	if _, err := models.ClaimCampaign(ctx, db, campaign.ID, 1, 3); err != nil {
		t.Fatal(err)
	}
	db.Close()
	backup := modelstest.Copy(t, d)
	db = open(d)
	eventually(t, "the rest to be claimed", func() bool {
		_, err := models.ClaimCampaign(ctx, db, campaign.ID, 1, 500)
		counts, err2 := models.RecountMessages(ctx, db, campaign.ID)
		return errors.Join(err, err2) == nil && counts[models.Queued] == 0
	})
	db.Close()

	db = open(backup)
	defer db.Close()
	engine := New(db, Options{Poster: meta, Name: "restored"})
	if !engine.begin(ctx) {
		t.Fatal("it did not begin")
	}
	claimed, err := engine.claim(ctx, campaign.ID)
	if err != nil || claimed.Why != models.WaitPaused || len(claimed.Dispatches) > 0 {
		t.Errorf("the copy claimed %d messages, waiting for %q, %v", len(claimed.Dispatches), claimed.Why, err)
	}
	if err := models.ResumeSending(ctx, db, start.company.Marketer, "raced"); err != nil {
		t.Fatal(err)
	}
	if claimed, err := engine.claim(ctx, campaign.ID); err != nil || len(claimed.Dispatches) == 0 {
		t.Errorf("resumed, and it claimed %d messages, %v", len(claimed.Dispatches), err)
	}
}

// soon is the second within which everything must take effect. Everyday machines are busy with other tests.
func (r *raceTrack) soon() time.Duration {
	if *rounds > 0 {
		return time.Second
	}
	return 10 * time.Second
}

func (r *raceTrack) planned(name string) models.Campaign {
	r.t.Helper()
	campaign, err := models.CreateCampaign(context.Background(), r.db, r.company.Marketer, r.company.Plan(fmt.Sprint(name, len(r.campaigns))))
	r.check(err)
	r.campaigns, r.seen.planned[campaign.ID] = append(r.campaigns, campaign), len(r.people)+1
	return campaign
}
