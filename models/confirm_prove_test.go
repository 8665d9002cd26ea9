package models_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// together is how many histories share a world.
const together = 25

// A transcript is what happened in one world, which can be judged again and again.
type transcript struct {
	seed    uint64
	steps   []step
	willing map[string]bool
}

// transcribe lives through histories; the same seed makes the same ones.
func transcribe(t *testing.T, db *models.DB, clock *modelstest.Clock, histories int) (all []transcript) {
	shop := modelstest.NewCompany(t, db).Described(t)
	form := shop.Form(t)
	for first := 0; first < histories; first += together {
		seed := uint64(first)
		w := &world{
			t: t, db: db, clock: clock, shop: shop, form: form, chance: rand.New(rand.NewPCG(seed, 10)), first: first,
			people: map[string]someone{}, told: map[string]heardMessage{}, begun: make([]believed, together),
		}
		for n := first; n < first+together; n++ {
			p := person(n)
			w.lived = append(w.lived, makeHistory(w.chance, n, first, together))
			for _, name := range []string{p.phone, p.userID} {
				if name != "" {
					w.people[name] = p
				}
			}
		}
		steps, willing := w.live()
		all = append(all, transcript{seed, steps, willing})
	}
	return all
}

// mistakes judges a transcript by a rulebook.
func (r rulebook) mistakes(tr transcript) (all []string) {
	known, stops := map[int64]*believed{}, []heardMessage{}
	for tick, s := range tr.steps {
		for _, b := range s.begun {
			known[b.id] = &b
		}
		for _, m := range s.came {
			if m.text == "STOP" && !m.nobody {
				stops = append(stops, m)
			}
		}
		for id, b := range known {
			b.gone = b.gone || !s.swept.IsZero() && b.by == "" && !b.expires.After(s.swept)
			if mistake := r.judge(b, s.came, s.became[id]); mistake != "" {
				all = append(all, fmt.Sprintf("seed %d, tick %d: %s", tr.seed, tick, mistake))
			}
		}
	}
	want := r.willing(known, stops)
	for who := range tr.willing {
		if tr.willing[who] != want[who] {
			all = append(all, fmt.Sprintf("seed %d: %s is willing: %v, should be %v", tr.seed, who, tr.willing[who], want[who]))
		}
	}
	return all
}

// Nobody is confirmed wrongly, and everybody rightly, whatever telephones and Meta do: codes that are played again, seen by others, sent in other
// words, late, by two at once, without a number; calls that come twice, late and in any order; sweeps and stops in between.
func TestConfirmationsInGeneratedHistories(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		n, began := sizeOr(200), time.Now()
		wrong, confirmed, erased := 0, 0, 0
		for _, tr := range transcribe(t, db, clock, n) {
			for _, mistake := range (rulebook{}).mistakes(tr) {
				if wrong++; wrong <= 5 {
					t.Error(mistake)
				}
			}
			for _, b := range tr.steps[len(tr.steps)-1].became {
				confirmed, erased = confirmed+ones(b.by != ""), erased+ones(b.gone)
			}
		}
		proofs, err := models.Count(context.Background(), db, `SELECT COUNT(*) FROM evidence WHERE type = 'confirmed'`)
		if err != nil || proofs != confirmed {
			t.Errorf("%d proofs of %d confirmations, %v", proofs, confirmed, err)
		}
		if stuck, err := models.FirstStuck(context.Background(), db); err != nil || stuck != "" {
			t.Errorf("a call could not be applied: %s, %v", stuck, err)
		}
		if confirmed < n/4 || erased < n/20 {
			t.Errorf("only %d confirmed and %d erased: the histories are too tame", confirmed, erased)
		}
		sameStory(t, db)
		t.Logf("%d histories in %s: %d confirmed, %d erased, %d wrong", n, time.Since(began).Round(time.Second), confirmed, erased, wrong)
	})
}

func ones(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// The proof would notice: each rule left out of the reference shows, and so does a confirmation that nobody made.
func TestConfirmationsAreWatched(t *testing.T) {
	db, clock := sqliteOnly(t)
	all := transcribe(t, db, clock, 150)
	for name, broken := range map[string]rulebook{
		"late": {late: true}, "edited": {edited: true}, "replayed": {replayed: true}, "pictures": {pictures: true}, "nameless": {nameless: true},
		"forgotten": {forgotten: true}, "deaf": {deaf: true},
	} {
		noticed := 0
		for _, tr := range all {
			noticed += len(broken.mistakes(tr))
		}
		if noticed == 0 {
			t.Errorf("with the rule on %q broken everything still fits", name)
		}
	}
	forged := all[0]
	last := forged.steps[len(forged.steps)-1].became
	for id, b := range last {
		if b.by == "" && !b.gone {
			b.by, b.at = person(0).name(), modelstest.Start
			last[id] = b
			break
		}
	}
	if len((rulebook{}).mistakes(forged)) == 0 {
		t.Error("a confirmation that nobody made was not noticed")
	}
}

func sqliteOnly(t *testing.T) (*models.DB, *modelstest.Clock) {
	t.Helper()
	clock := modelstest.NewClock()
	return modelstest.Open(t, modelstest.SQLite(t), clock.Now), clock
}
