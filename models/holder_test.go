package models_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

var (
	vink    = models.NewHolder{Name: "Vink Accountants", Role: models.HolderAuditor, Way: models.ByMail, Address: "audit@vink.example"}
	archive = models.NewHolder{Name: "Archive", Role: models.HolderOther, Way: models.ByWeb, Address: "https://archive.example/checkpoints"}
)

func addHolder(t *testing.T, db *models.DB, n models.NewHolder) models.Holder {
	t.Helper()
	h, err := models.AddHolder(ctx, db, models.System, n)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func handOut(t *testing.T, db *models.DB) {
	t.Helper()
	if err := models.HandOutCheckpoints(ctx, db); err != nil {
		t.Fatal(err)
	}
}

// deliverAll hands over everything that is due, and returns what that was.
func deliverAll(t *testing.T, db *models.DB) (all []models.Mail) {
	t.Helper()
	for due := claimMails(t, db); len(due) > 0; due = claimMails(t, db) {
		for _, m := range due {
			if err := m.Arrived(ctx, db, 250); err != nil {
				t.Fatal(err)
			}
			all = append(all, m)
		}
	}
	return all
}

func holding(t *testing.T, db *models.DB) models.Holding {
	t.Helper()
	h, err := models.FindHolding(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAHolderGetsTheCheckpointExactlyAsSigned(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		newMailRoom(t, db)
		if h := holding(t, db); h.Someone() || len(h.Holders) != 0 || h.Size != 0 {
			t.Fatalf("%+v", h)
		}
		h := addHolder(t, db, vink)
		if now := holding(t, db); now.Someone() {
			t.Fatal("held before it was delivered")
		}
		m := theMail(t, db)
		e, err := m.Open(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		vkey, err := db.VerifierKey()
		if err != nil {
			t.Fatal(err)
		}
		read, err := ledger.OpenCheckpoint([]byte(e.Note), []string{vkey})
		if err != nil || read.Size != *m.Size || m.Address != vink.Address || *m.HolderID != h.ID {
			t.Fatalf("%+v, %+v, %v", read, m, err)
		}
		if err := m.Arrived(ctx, db, 250); err != nil {
			t.Fatal(err)
		}
		now := holding(t, db)
		if !now.Someone() || now.Size != read.Size || now.Holders[0].Held.Size != read.Size || !now.Holders[0].Held.DeliveredAt.Equal(db.Now()) {
			t.Errorf("%+v", now)
		}
	})
}

func TestEverybodyGetsOneADayAtThree(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := newMailRoom(t, db)
		addHolder(t, db, vink)
		addHolder(t, db, archive)
		deliverAll(t, db)
		c.Willing(t, 1)
		handOut(t, db)
		if early := deliverAll(t, db); len(early) != 0 {
			t.Fatalf("twice on a day: %+v", early)
		}
		clock.Advance(16*time.Hour + 59*time.Minute) // 02:59 in Amsterdam
		handOut(t, db)
		if early := deliverAll(t, db); len(early) != 0 {
			t.Fatalf("before three: %+v", early)
		}
		clock.Advance(time.Minute)
		for range 3 {
			handOut(t, db)
		}
		day := deliverAll(t, db)
		if len(day) != 2 || *day[0].Size != *day[1].Size || *day[0].HolderID == *day[1].HolderID {
			t.Fatalf("%+v", day)
		}
		clock.Advance(24 * time.Hour)
		handOut(t, db)
		if quiet := deliverAll(t, db); len(quiet) != 0 {
			t.Errorf("nothing was added, and yet: %+v", quiet)
		}
	})
}

// However busy the log, and whatever the hour at which somebody was added, nothing waits for a day.
func TestNothingStaysUncoveredForADay(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := newMailRoom(t, db)
		clock.Advance(16 * time.Hour) // 02:00 in Amsterdam: the day has not had its hour
		addHolder(t, db, vink)
		deliverAll(t, db)
		given := 0
		for n := range 5 * 24 {
			if n%4 == 1 {
				c.Person(t, n)
			}
			clock.Advance(time.Hour)
			handOut(t, db)
			given += len(deliverAll(t, db))
		}
		h := holding(t, db)
		if h.Longest == 0 || h.Longest > models.AnchorPolicy || given < 5 || given > 7 {
			t.Errorf("longest %s, %d given", h.Longest, given)
		}
		c.Person(t, 999)
		for range 30 {
			clock.Advance(time.Hour)
			handOut(t, db)
		}
		if h = holding(t, db); h.Longest <= models.AnchorPolicy || h.Uncovered == nil {
			t.Errorf("a mail server that takes nothing goes unnoticed: %s", h.Longest)
		}
	})
}

func TestACheckpointThatArrivesLateCoversNothingNew(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := newMailRoom(t, db)
		h := addHolder(t, db, vink)
		deliverAll(t, db)
		give := func(n int) {
			c.Person(t, n)
			if err := h.Give(ctx, db, c.Marketer); err != nil {
				t.Fatal(err)
			}
		}
		give(1)
		first := theMail(t, db)
		clock.Advance(time.Minute)
		give(2)
		second := theMail(t, db)
		if err := second.Arrived(ctx, db, 250); err != nil {
			t.Fatal(err)
		}
		clock.Advance(time.Minute)
		if err := first.Arrived(ctx, db, 250); err != nil {
			t.Fatal(err)
		}
		now := holding(t, db)
		if now.Holders[0].Held.Size != *second.Size || now.Size != *second.Size || now.Longest > time.Minute {
			t.Errorf("%+v", now)
		}
	})
}

func TestWhoStoppedGetsNoMore(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := newMailRoom(t, db)
		h := addHolder(t, db, vink)
		deliverAll(t, db)
		c.Person(t, 1)
		if err := h.Give(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		waiting, err := models.ListMails(ctx, db, models.MailSearch{State: models.MailWaiting, HolderID: h.ID})
		if err != nil || len(waiting.Mails) != 1 {
			t.Fatalf("%+v, %v", waiting, err)
		}
		stale := h
		if err := h.Stop(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		if err := stale.Give(ctx, db, c.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("given by somebody who has not seen that they stopped: %v", err)
		}
		if err := waiting.Mails[0].Resend(ctx, db, c.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("sent again to somebody who wants no more: %v", err)
		}
		if err := h.Give(ctx, db, c.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("%v", err)
		}
		clock.Advance(48 * time.Hour)
		handOut(t, db)
		if after := deliverAll(t, db); len(after) != 0 {
			t.Errorf("%+v", after)
		}
		if now := holding(t, db); now.Someone() || now.Holders[0].Held == nil {
			t.Errorf("%+v", now)
		}
		if err := h.Stop(ctx, db, c.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("stopped twice: %v", err)
		}
		addHolder(t, db, vink)
		stops, err := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE subject = 'checkpoint-holder' AND action IN ('add', 'stop')`)
		if err != nil || stops != 3 {
			t.Errorf("%d entries, %v", stops, err)
		}
	})
}

func TestTheLogIsSignedEveryDayWithoutHolders(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := newMailRoom(t, db)
		count := func() int {
			n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM checkpoints`)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		for day := 1; day <= 3; day++ {
			c.Person(t, day)
			handOut(t, db)
			handOut(t, db)
			if count() != day {
				t.Fatalf("%d checkpoints on day %d", count(), day)
			}
			clock.Advance(24 * time.Hour)
		}
	})
}

func TestHoldersThatCannotBeReached(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		newMailRoom(t, db)
		for field, change := range map[string]func(*models.NewHolder){
			"name": func(n *models.NewHolder) { n.Name = " " }, "role": func(n *models.NewHolder) { n.Role = "friend" }, "way": func(n *models.NewHolder) { n.Way = "pigeon" },
			"address": func(n *models.NewHolder) { n.Address = "audit" },
		} {
			n := vink
			change(&n)
			_, err := models.AddHolder(ctx, db, models.System, n)
			if wrong := (models.Invalid{}); !errors.As(err, &wrong) || wrong[field] == "" {
				t.Errorf("%s: %v", field, err)
			}
		}
		for _, url := range []string{"http://archive.example/", "https://a:b@archive.example/", "archive.example", "https://archive.example/#x"} {
			n := archive
			n.Address = url
			if _, err := models.AddHolder(ctx, db, models.System, n); err == nil {
				t.Errorf("%s was taken", url)
			}
		}
		addHolder(t, db, vink)
		_, err := models.AddHolder(ctx, db, models.System, vink)
		if wrong := (models.Invalid{}); !errors.As(err, &wrong) || wrong["address"] == "" {
			t.Errorf("one address twice: %v", err)
		}
	})
}

func TestASandboxKeepsItsMail(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		newMailRoom(t, db)
		addHolder(t, db, vink)
		if n, err := models.KeepMails(ctx, db); err != nil || n != 1 {
			t.Fatalf("%d, %v", n, err)
		}
		if due := claimMails(t, db); len(due) != 0 {
			t.Errorf("what is kept is sent: %+v", due)
		}
		if h := holding(t, db); !h.Someone() || h.Holders[0].Last.State != models.MailKept {
			t.Errorf("%+v", h)
		}
	})
}

func TestSeveralProcessesHandOutOneEach(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		clock := modelstest.NewClock()
		db := modelstest.Open(t, d, clock.Now)
		c := newMailRoom(t, db)
		addHolder(t, db, vink)
		addHolder(t, db, archive)
		deliverAll(t, db)
		clock.Advance(24 * time.Hour)
		c.Person(t, 1)
		var work sync.WaitGroup
		for range 4 {
			other := modelstest.Open(t, d, clock.Now)
			other.Correspond(modelstest.Letters{})
			work.Go(func() {
				for range 3 {
					if err := models.HandOutCheckpoints(ctx, other); err != nil {
						t.Error(err)
					}
				}
			})
		}
		work.Wait()
		day := deliverAll(t, db)
		if len(day) != 2 || *day[0].HolderID == *day[1].HolderID || *day[0].Size != *day[1].Size {
			t.Errorf("%+v", day)
		}
	})
}
