package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"slices"
	"time"

	"greenlist/models"
	"greenlist/sandbox"
	"greenlist/sender"
	"greenlist/whatsapp/graph"
)

// demoDays is how much past the demo has.
const demoDays = 60

// story is the demo's past while it is being told. Everything in it happens at a moment; what happens may lead to more.
type story struct {
	cast
	crowd
	db      *models.DB
	clock   *pastClock
	until   time.Time
	zone    *time.Location
	chance  *rand.Rand
	world   *pretendMeta
	phones  *sandbox.Remote
	meta    *graph.Client
	errands *sender.Errands
	intake  *models.Intake
	shown   *models.Shown
	agenda  []happening
	mail    []letter   // webhooks that are on their way
	links   string     // what links in messages begin with
	fingers *rand.Rand // who presses them
	atStand int        // how many customers have passed the bulb stand
}

// happening is one thing that happens in the story.
type happening struct {
	at time.Time
	do func(ctx context.Context) error
}

// demoMeta is the pretend Meta of the demo, in its past and after it.
func demoMeta(o sandbox.Options) sandbox.Options {
	o.VerifiedName, o.Limit = demoCompany.Name, "TIER_250"
	return o
}

func openStory(ctx context.Context, s *settings, place demoPlace, log *slog.Logger) (*story, error) {
	zone, err := time.LoadLocation(demoCompany.Zone)
	if err != nil {
		return nil, err
	}
	public, err := s.publicURL(s.Addr)
	if err != nil {
		return nil, err
	}
	t := &story{until: place.until, zone: zone, chance: rand.New(rand.NewPCG(20, 60)), links: public.JoinPath("l").String() + "/", fingers: rand.New(rand.NewPCG(20, 61))}
	t.clock = &pastClock{now: t.day(-demoDays, 8, 30)}
	if err := t.open(ctx, s, place, log); err != nil {
		return nil, errors.Join(err, t.close())
	}
	return t, nil
}

func (t *story) open(ctx context.Context, s *settings, place demoPlace, log *slog.Logger) error {
	keys, err := s.keys()
	if err != nil {
		return err
	}
	name, err := origin(keys)
	if err != nil {
		return err
	}
	t.db, err = models.Open(ctx, models.Options{
		Database: place.database, Kind: models.Sandbox, Origin: name, Keys: keys, Clock: t.clock.Now, Unsynced: true, Log: log,
	})
	if err != nil {
		return err
	}
	t.intake, t.shown = models.NewIntake(t.db), models.NewShown(t.db)
	if err := t.openMeta(place.journal, log); err != nil {
		return err
	}
	t.errands = sender.NewErrands(t.db, sender.ErrandOptions{Client: t.meta, Log: log})
	return nil
}

// openMeta starts a pretend Meta that calls nobody and decides nothing by itself: the story says what it does.
func (t *story) openMeta(journal string, log *slog.Logger) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	t.world, err = startSandbox(listener, demoMeta(sandbox.Options{State: journal, Now: t.clock.Now, ReviewAfter: -1, Log: log}))
	if err != nil {
		return err
	}
	t.phones = &sandbox.Remote{URL: t.world.url}
	t.meta, err = graph.New(graph.Options{BaseURL: t.world.url, Token: demoConnection.Token})
	return err
}

func (t *story) close() (err error) {
	if t.intake != nil {
		t.intake.Close()
		t.shown.Close()
	}
	if t.meta != nil {
		t.meta.CloseIdle()
	}
	if t.world != nil {
		err = t.world.close()
	}
	if t.db != nil {
		err = errors.Join(err, t.db.Close())
	}
	return err
}

// day is a moment of a day counted from the last one, in the company's zone.
func (t *story) day(offset, hour, minute int) time.Time {
	last := t.until.In(t.zone)
	return time.Date(last.Year(), last.Month(), last.Day()+offset, hour, minute, 0, 0, t.zone)
}

// at says what happens when. What would happen after the end does not.
func (t *story) at(when time.Time, do func(ctx context.Context) error) {
	if when.After(t.until) {
		return
	}
	i, _ := slices.BinarySearchFunc(t.agenda, when, func(h happening, when time.Time) int {
		if h.at.After(when) {
			return 1
		}
		return -1
	})
	t.agenda = slices.Insert(t.agenda, i, happening{when, do})
}

// later is some time after now.
func (t *story) later(least, most time.Duration, do func(ctx context.Context) error) {
	t.at(t.clock.Now().Add(t.between(least, most)), do)
}

// tell lets everything happen, in order.
func (t *story) tell(ctx context.Context) error {
	for _, plan := range []func(){t.planCompany, t.planMail, t.planForms, t.planTemplates, t.planArrivals, t.planDays, t.planLeaving, t.planCases, t.planSamples, t.planTesters, t.planPapers, t.planRenewals, t.planCampaigns, t.planTrails} {
		plan()
	}
	for len(t.agenda) > 0 {
		next := t.agenda[0]
		t.agenda = t.agenda[1:]
		t.clock.moveTo(next.at)
		if err := next.do(ctx); err != nil {
			return fmt.Errorf("at %s: %w", t.clock.Now().Format(time.DateTime), err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	t.clock.moveTo(t.until)
	return t.end(ctx)
}

// end leaves nothing on its way.
func (t *story) end(ctx context.Context) error {
	if err := t.deliver(ctx); err != nil {
		return err
	}
	if err := t.runErrands(ctx); err != nil {
		return err
	}
	_, err := models.SignCheckpoint(ctx, t.db)
	return err
}

// runErrands does what is due, as the server would.
func (t *story) runErrands(ctx context.Context) error {
	for {
		if did, err := t.errands.Once(ctx); err != nil || !did {
			return err
		}
	}
}

// The dice of the story. They fall the same every time, but for the order in which the post comes.
func (t *story) sometimes(share float64) bool { return t.chance.Float64() < share }

func (t *story) between(least, most time.Duration) time.Duration {
	return least + time.Duration(t.chance.Int64N(int64(most-least)))
}

func pickOne[T any](t *story, all []T) T { return all[t.chance.IntN(len(all))] }
