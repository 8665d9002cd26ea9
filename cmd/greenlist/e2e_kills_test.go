package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/models"
)

var (
	kills    = flag.Int("kills", 20, "how often the server is killed while people opt in and out, on both databases together")
	killSeed = flag.Uint64("seed", 1, "what those kills are chosen by; 0 takes another each time")
)

// The real program serves a real database, people say yes and no over HTTP all the time in every way there is, campaigns go out, and the program gets
// SIGKILL at random moments: while it starts, while it answers, while it gives webhooks their meaning, while it gives evidence its place. What
// is judged then, is judged by two who do not know of each other: models.CompareWithLog holds every row against the log and every entry against the
// rows; and those who asked know what they were answered, and compare that with the bundle. It is the process that is killed and not the
// machine: what SQLite has handed to the system the system still has. That commits wait for the disk is a setting, and not shown here.
func TestKilledWhilePeopleOptInAndOut(t *testing.T) {
	t.Parallel()
	seed := *killSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	eachInstall(t, func(t *testing.T, i *install) {
		s := openSiege(t, i, seed)
		began := time.Now()
		s.endure(*kills / 2)
		took := time.Since(began)
		s.settles()
		found := s.sameStory()
		if found.Waiting > 0 {
			t.Errorf("%d entries of the log have no place", found.Waiting)
		}
		told := s.exported()
		s.book.judge(t, told)
		unanswered, happened := s.book.open(told)
		s.whoSaidNo()
		t.Log(s.book.table())
		t.Logf("seed %d: %d kills, %d of them while it started, in %s; %d acts, %d asked for until they were answered, and of %d that were never answered %d happened; %d entries of the log, %d uses of a yes",
			seed, *kills/2, s.early, took.Round(time.Second), s.book.acts, s.book.repeated, unanswered, happened, found.Entries, found.Uses)
	})
}

// A siege is a company whose server is killed again and again.
type siege struct {
	*company
	form   models.Form
	chance *rand.Rand
	gate   gate
	book   *book
	crowd  []*customer
	over   context.Context
	early  int
}

// openSiege makes the company, with what its customers need.
func openSiege(t *testing.T, i *install, seed uint64) *siege {
	t.Helper()
	c := newCompany(t, newStage(t, i.with("GREENLIST_TRUSTED_PROXIES=127.0.0.0/8")), 0)
	c.describe()
	s := &siege{company: c, chance: rand.New(rand.NewPCG(seed, 0)), form: c.publish("Shop counter"), book: newBook()}
	for n := range 6 {
		s.crowd = append(s.crowd, s.newCustomer(n, seed))
	}
	// The database is left alone from here on, so that on SQLite nobody but the program holds what it has to mend.
	c.must(c.db.Close())
	s.gate.open(s.server.url)
	return s
}

// endure kills the server so often while the customers go on, and looks at what is left every few times. Between the looks the program itself mends
// what was torn; what is half done stays half done until somebody looks, because nothing completes it.
func (s *siege) endure(kills int) {
	s.t.Helper()
	var end func()
	s.over, end = context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		var all sync.WaitGroup
		for _, c := range s.crowd {
			all.Go(c.live)
		}
		all.Wait()
	}()
	for n := range kills {
		if n%5 == 2 {
			s.anna.try(s.plan(fmt.Sprint("Offer ", n))+"/launch", nil)
		}
		s.waits()
		s.gate.close()
		s.server.kill()
		s.server.keepsSilent()
		s.server.said.forget()
		if n%5 == 0 {
			s.sameStory()
		}
		if s.chance.IntN(10) == 0 {
			s.startsInVain()
		}
		s.again()
		s.gate.open(s.server.url)
	}
	end()
	<-done
}

// waits lets the server live until it has answered some requests; or, one time in three, so long that it may also come to what it does beside:
// giving a batch of calls their meaning, sending, giving entries their place.
func (s *siege) waits() {
	s.t.Helper()
	if s.chance.IntN(3) == 0 {
		<-time.After(time.Duration(s.chance.IntN(2500)) * time.Millisecond)
		return
	}
	enough, deadline := s.gate.answered(s.chance.IntN(40)), time.After(time.Duration(100+s.chance.IntN(900))*time.Millisecond)
	select {
	case <-enough:
		<-time.After(time.Duration(s.chance.IntN(15_000)) * time.Microsecond)
	case <-deadline:
	}
}

// startsInVain kills the server while it starts.
func (s *siege) startsInVain() {
	s.t.Helper()
	c := s.with("GREENLIST_ADDR=" + strings.TrimPrefix(s.server.url, "http://")).begin("serve")
	<-time.After(time.Duration(s.chance.IntN(60)) * time.Millisecond)
	c.kill()
	c.said.forget()
	s.early++
}

// settles lets the server do what was asked of it. What it had not come to when it is stopped, is done with its own verbs.
func (s *siege) settles() {
	s.t.Helper()
	ctx, db := context.Background(), s.open()
	defer db.Close()
	until(s.t, "every entry to have its place", func() bool {
		log, err := models.FindLogSummary(ctx, db)
		return err == nil && log.Waiting == 0
	})
	s.server.stop()
	sequencer := models.Sequencer{}
	for _, verb := range []func() (int, error){
		func() (int, error) { return models.ApplyWebhooks(ctx, db, 200) },
		func() (int, error) { return sequencer.Sequence(ctx, db) },
	} {
		for done, err := verb(); done > 0 || err != nil; done, err = verb() {
			if err != nil {
				s.t.Fatal(err)
			}
		}
	}
	if stuck, err := models.ListPoison(ctx, db, 5); err != nil || len(stuck) > 0 {
		s.t.Errorf("calls were not understood: %+v, %v", stuck, err)
	}
}

// sameStory opens the database as it lies there, and asks whether it and its log tell the same story.
func (s *siege) sameStory() models.LogComparison {
	s.t.Helper()
	db := s.open()
	defer db.Close()
	found, err := models.CompareWithLog(context.Background(), db)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, discord := range found.Discords {
		s.t.Error(discord)
	}
	return found
}

// whoSaidNo looks up those whose last word was a no that was answered: none of them may be messaged.
func (s *siege) whoSaidNo() {
	s.t.Helper()
	ctx, db, said := context.Background(), s.open(), 0
	defer db.Close()
	for _, c := range s.crowd {
		for _, p := range c.people {
			if !p.no {
				continue
			}
			said++
			person, err := models.FindContactByAddress(ctx, db, p.phone, "")
			s.must(err)
			consents, err := models.ListConsents(ctx, db, person.ID)
			s.must(err)
			for _, k := range consents {
				if k.State == models.ConsentGiven {
					s.t.Errorf("%s said no, was told that it is heard, and may be messaged", p.phone)
				}
			}
		}
	}
	if said == 0 {
		s.t.Error("nobody said no in the end: nothing was looked at")
	}
}
