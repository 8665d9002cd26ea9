package sender

import (
	"context"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// A stopping is what somebody does at one process, and how another may go on with the same campaign.
type stopping struct {
	name   string
	stop   func(ctx context.Context, db *models.DB, c models.Campaign, who models.Actor) error
	resume func(ctx context.Context, db *models.DB, c models.Campaign, who models.Actor) error // nil: never
}

var stoppings = []stopping{
	{"pause", func(ctx context.Context, db *models.DB, c models.Campaign, who models.Actor) error {
		return c.Pause(ctx, db, who, "staff")
	},
		func(ctx context.Context, db *models.DB, c models.Campaign, who models.Actor) error {
			return c.Resume(ctx, db, who)
		}},
	{"pause of everything", func(ctx context.Context, db *models.DB, _ models.Campaign, who models.Actor) error {
		return models.PauseSending(ctx, db, who, "")
	},
		func(ctx context.Context, db *models.DB, _ models.Campaign, who models.Actor) error {
			return models.ResumeSending(ctx, db, who, "tried")
		}},
	{"brake", func(ctx context.Context, db *models.DB, c models.Campaign, _ models.Actor) error {
		return models.BrakeFor(ctx, db, c.ID, 131042)
	},
		func(ctx context.Context, db *models.DB, c models.Campaign, who models.Actor) error {
			number, err := models.FindNumber(ctx, db, *c.NumberID)
			if err != nil {
				return err
			}
			return number.Release(ctx, db, who, "tried")
		}},
	{"cancellation", func(ctx context.Context, db *models.DB, c models.Campaign, who models.Actor) error {
		return c.Cancel(ctx, db, who)
	}, nil},
}

// Two processes share one database. What one of them commits binds the other: nothing is claimed from then on, and what it had claimed and not POSTed
// leaves within the second for which it believes what it has heard, or never.
func TestWhatOneProcessStopsTheOthersStop(t *testing.T) {
	if heardFor >= time.Second {
		t.Fatalf("a pause is heard after %s", heardFor)
	}
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		p := newPair(t, d)
		for _, s := range stoppings {
			t.Run(s.name, func(t *testing.T) { p.t = t; p.obeys(s) })
		}
	})
}

// A pair is two processes: one sends, at the other sit the staff.
type pair struct {
	t       *testing.T
	company modelstest.Company
	sender  *Engine
	staff   *Engine
	meta    *raceMeta
}

func newPair(t *testing.T, d *scratch.Database) *pair {
	clock := modelstest.NewClock()
	p := &pair{t: t, meta: &raceMeta{}}
	near, far := modelstest.Open(t, d, clock.Now), modelstest.Open(t, d, clock.Now)
	p.company = startWith(t, far, 6).company
	p.sender, p.staff = New(near, Options{Poster: p.meta}), New(far, Options{Poster: p.meta})
	for _, e := range []*Engine{p.sender, p.staff} {
		p.check(e.register(context.Background()))
	}
	return p
}

func (p *pair) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *pair) obeys(s stopping) {
	ctx := context.Background()
	campaign := p.company.Sending(p.t, s.name)
	claimed, err := models.ClaimCampaign(ctx, p.sender.db, campaign.ID, p.sender.processID(), 3)
	p.check(err)
	if len(claimed.Dispatches) != 3 {
		p.t.Fatalf("claimed %d", len(claimed.Dispatches))
	}
	before := p.leaves(claimed.Dispatches[0])
	if before.What != models.EventAccepted {
		p.t.Fatalf("nothing stands in the way, and it is %s", before.What)
	}
	p.check(s.stop(ctx, p.staff.db, campaign, p.company.Marketer))
	for _, e := range []*Engine{p.sender, p.staff} {
		if late, err := e.claim(ctx, campaign.ID); err != nil || len(late.Dispatches)+late.Skipped > 0 {
			p.t.Errorf("claimed after it: %+v, %v", late, err)
		}
	}
	p.sender.goAhead.older(heardFor)
	stays := p.leaves(claimed.Dispatches[1])
	if stays.What != models.EventPutBack || stays.Reason != "not_started" {
		p.t.Errorf("what was claimed before it leaves a moment later: %s", stays.What)
	}
	// The control: who does not ask again sends it.
	p.sender.goAhead.hear(campaign.ID, heard{time.Now().Add(time.Hour), true})
	deaf := p.leaves(claimed.Dispatches[2])
	if deaf.What != models.EventAccepted {
		p.t.Errorf("the control stays too: %s", deaf.What)
	}
	p.check(models.Advance(ctx, p.sender.db, []models.Happening{before, stays, deaf}))
	p.goesOn(s, campaign)
}

// goesOn lets the staff let it go, at their process; the others take what has not left yet.
func (p *pair) goesOn(s stopping, campaign models.Campaign) {
	ctx := context.Background()
	current, err := models.FindCampaign(ctx, p.staff.db, campaign.ID)
	p.check(err)
	want := 0
	if s.resume != nil {
		p.check(s.resume(ctx, p.staff.db, current, p.company.Marketer))
		want = 4 // of six two have left, and one never agreed
	}
	if rest, err := p.sender.claim(ctx, campaign.ID); err != nil || len(rest.Dispatches) != want {
		p.t.Errorf("then it claimed %d, not %d: %v", len(rest.Dispatches), want, err)
	}
}

// leaves makes one attempt, and looks whether Meta saw it.
func (p *pair) leaves(d models.Dispatch) models.Happening {
	p.t.Helper()
	posts := len(p.meta.book())
	h := p.sender.attempt(context.Background(), p.company.Number.MetaID, d)
	if posted := len(p.meta.book()) > posts; posted != (h.What == models.EventAccepted) {
		p.t.Errorf("it is %s, and Meta saw it: %v", h.What, posted)
	}
	return h
}

// older lets time pass for what was heard.
func (g *goAhead) older(d time.Duration) {
	for id, h := range *g.heard.Load() {
		g.hear(id, heard{h.at.Add(-d), h.on})
	}
}
