package sender

import (
	"context"
	"fmt"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// A wall is a Meta that takes nothing while it refuses with an error.
type wall struct {
	refusal *whatsapp.Error
	posts   int
}

func (w *wall) Send(context.Context, string, whatsapp.Message) whatsapp.Outcome {
	w.posts++
	if w.refusal != nil {
		return whatsapp.Outcome{Verdict: whatsapp.Refused, Err: w.refusal}
	}
	return whatsapp.Outcome{Verdict: whatsapp.Accepted, MessageID: fmt.Sprint("wamid.", w.posts)}
}

// wallDesk is a campaign to some people from one of a company's two numbers.
type wallDesk struct {
	*testing.T
	db       *models.DB
	clock    *modelstest.Clock
	meta     *wall
	engine   *Engine
	company  modelstest.Company
	second   models.Number
	campaign models.Campaign
}

func newWallDesk(t *testing.T, db *models.DB, clock *modelstest.Clock, people int, refusal *whatsapp.Error) *wallDesk {
	t.Helper()
	w := &wallDesk{T: t, db: db, clock: clock, meta: &wall{refusal: refusal}, company: startWith(t, db, people).company}
	w.engine = New(db, Options{Poster: w.meta})
	w.check(w.engine.register(context.Background()))
	second, err := models.ObserveNumber(context.Background(), db, w.company.Account, whatsapp.PhoneNumber{ID: "100000000000009", DisplayPhoneNumber: "+31 97 0123 4568"}, "poll")
	w.check(err)
	w.second, w.campaign = second, w.company.Sending(t, "Wall")
	return w
}

func (w *wallDesk) check(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// claims lets the sender claim, and expects so many.
func (w *wallDesk) claims(want int) []models.Dispatch {
	w.Helper()
	claimed, err := w.engine.claim(context.Background(), w.campaign.ID)
	w.check(err)
	if len(claimed.Dispatches) != want {
		w.Fatalf("at %s it claims %d, not %d: %s", w.clock.Now().Format("15:04:05"), len(claimed.Dispatches), want, claimed.Why)
	}
	return claimed.Dispatches
}

// tries lets what was claimed leave, one after the other, and writes down what came of it.
func (w *wallDesk) tries(all []models.Dispatch) (came []models.Happening) {
	w.Helper()
	for _, d := range all {
		came = append(came, w.engine.attempt(context.Background(), w.company.Number.MetaID, d))
		w.engine.goAhead.older(heardFor)
	}
	w.check(models.Advance(context.Background(), w.db, came))
	return came
}

func (w *wallDesk) restOf(n models.Number) models.Rest {
	w.Helper()
	rest, err := models.FindRest(context.Background(), w.db, n.ID)
	w.check(err)
	return rest
}

// passes lets time pass for the sender, whose lease lasts all the while.
func (w *wallDesk) passes(d time.Duration) {
	w.Helper()
	w.clock.Advance(d)
	w.check(w.engine.register(context.Background()))
}

// limits are the two that hold for all numbers of the account.
var limits = []int{whatsapp.CodeAppLimit, whatsapp.CodeAccountLimit}

// One refusal is enough: of five people who were claimed one is asked for, and of the others none before the rest is over. Then all get it, once.
func TestALimitOfRequestsIsMetOnceAndNotByEverybody(t *testing.T) {
	for _, code := range limits {
		modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
			w := newWallDesk(t, db, clock, 5, &whatsapp.Error{HTTPStatus: 400, Code: code})
			came := w.tries(w.claims(5))
			if w.meta.posts != 1 || came[0].What != models.EventPutBack || came[0].RetryAt.Sub(clock.Now()) != time.Minute {
				t.Errorf("%d: %d POSTs, and the first is %+v", code, w.meta.posts, came[0])
			}
			if rest := w.restOf(w.second); rest.Code != code || rest.Until.Sub(clock.Now()) != time.Minute {
				t.Errorf("%d: the other number rests: %+v", code, rest)
			}
			w.passes(time.Minute - time.Second)
			w.claims(0)
			w.meta.refusal = nil
			w.passes(time.Second)
			w.tries(w.claims(5))
			counts, err := models.RecountMessages(context.Background(), db, w.campaign.ID)
			if err != nil || counts[models.Accepted] != 5 || w.meta.posts != 6 {
				t.Errorf("%d: in the end %v after %d POSTs, %v", code, counts, w.meta.posts, err)
			}
		})
	}
}

// Who meets a number that sends too fast waits longer each time, and is not given up for it.
func TestSendingTooFastCostsNobodyTheirMessage(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		w := newWallDesk(t, db, clock, 1, &whatsapp.Error{HTTPStatus: 429, Code: codeThroughput})
		for n := range mostRefusals + 2 {
			if came := w.tries(w.claims(1)); came[0].What != models.EventPutBack || came[0].RetryAt.Sub(clock.Now()) < min(time.Second<<n, time.Hour/2) {
				t.Fatalf("refused %d times: %s, again in %s", n+1, came[0].What, came[0].RetryAt.Sub(clock.Now()))
			}
			w.passes(2 * time.Hour)
		}
		w.meta.refusal = nil
		if came := w.tries(w.claims(1)); came[0].What != models.EventAccepted {
			t.Errorf("in the end: %+v", came[0])
		}
	})
}

// What Meta does to one number only lets the others go on.
func TestMaintenanceOfANumberLetsTheOthersGoOn(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		w := newWallDesk(t, db, clock, 1, &whatsapp.Error{HTTPStatus: 400, Code: 131057})
		w.tries(w.claims(1))
		if own, other := w.restOf(w.company.Number), w.restOf(w.second); own.Code != 131057 || other.Code != 0 {
			t.Errorf("it rests: %+v; the other: %+v", own, other)
		}
	})
}

// Each time in a row takes twice as long, and nobody is given up: after more refusals than anybody is tried otherwise, and for hours, they get it.
func TestALimitThatLastsIsTriedLessAndLessAndCostsNobodyTheirMessage(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		w := newWallDesk(t, db, clock, 1, &whatsapp.Error{HTTPStatus: 400, Code: whatsapp.CodeAccountLimit})
		for n := range mostRefusals + 2 {
			came, want := w.tries(w.claims(1)), min(time.Minute<<min(n, 6), time.Hour)
			if got := came[0].RetryAt.Sub(clock.Now()); came[0].What != models.EventPutBack || got != want {
				t.Fatalf("refused %d times: %s, again in %s, not %s", n+1, came[0].What, got, want)
			}
			w.passes(want)
		}
		w.meta.refusal = nil
		if came := w.tries(w.claims(1)); came[0].What != models.EventAccepted {
			t.Errorf("in the end: %+v", came[0])
		}
	})
}

// Whoever has been let through for an hour begins anew.
func TestALimitThatIsMetAnHourLaterIsANewOne(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		w := newWallDesk(t, db, clock, 1, &whatsapp.Error{HTTPStatus: 400, Code: whatsapp.CodeAppLimit})
		for i, gap := range []time.Duration{0, time.Hour - time.Second, time.Hour} {
			w.passes(gap)
			w.tries(w.claims(1))
			rest := w.restOf(w.company.Number)
			if want := []int{1, 2, 1}[i]; rest.InARow != want {
				t.Errorf("%s after the last: %d in a row, not %d", gap, rest.InARow, want)
			}
			w.passes(rest.Until.Sub(clock.Now()))
		}
	})
}

// Meta may say how long. Those who were on their way when the rest began are told the same, and make it no longer; unless they are told of more.
func TestARestLastsAsLongAsMetaSays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		w := newWallDesk(t, db, clock, 4, nil)
		start := clock.Now()
		for i, c := range []struct{ at, says, until time.Duration }{
			{0, 20 * time.Minute, 20 * time.Minute},
			{2 * time.Second, 20 * time.Minute, 20 * time.Minute},
			{3 * time.Second, 0, 20 * time.Minute},
			{4 * time.Second, 30 * time.Minute, 30*time.Minute + 4*time.Second},
		} {
			clock.Advance(start.Add(c.at).Sub(clock.Now()))
			refused := whatsapp.Outcome{Verdict: whatsapp.Refused, Err: &whatsapp.Error{HTTPStatus: 429, Code: whatsapp.CodeAccountLimit, RetryAfter: c.says}}
			h := w.engine.conclude(models.Happening{MessageID: 1, Attempt: 1}, models.Dispatch{MessageID: 1, CampaignID: w.campaign.ID}, refused)
			if rest := w.restOf(w.company.Number); h.RetryAt.Sub(start) != c.until || rest.Until.Sub(start) != c.until || rest.InARow != 1 {
				t.Errorf("answer %d: again after %s, it rests %+v", i+1, h.RetryAt.Sub(start), rest)
			}
		}
	})
}

// Answers to people meet the same limit, and everybody waits for them too.
func TestALimitThatAnAnswerMeetsHoldsForCampaigns(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		w := newWallDesk(t, db, clock, 2, nil)
		refused := whatsapp.Outcome{Verdict: whatsapp.Refused, Err: &whatsapp.Error{HTTPStatus: 400, Code: whatsapp.CodeAccountLimit}}
		h := w.engine.conclude(models.Happening{MessageID: 1, Attempt: 1}, models.Dispatch{MessageID: 1}, refused)
		if h.What != models.EventPutBack || h.RetryAt.Sub(clock.Now()) != time.Minute {
			t.Errorf("the answer is %+v", h)
		}
		w.claims(0)
	})
}
