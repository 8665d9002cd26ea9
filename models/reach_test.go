package models_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// reacher sends to one person again and again, and asks how many of them count to the messaging limit.
type reacher struct {
	*testing.T
	db      *models.DB
	clock   *modelstest.Clock
	company modelstest.Company
	person  models.Contact
	serial  int
}

// claims makes another campaign and claims the only message of it.
func (r *reacher) claims() (models.Campaign, models.Happening) {
	r.Helper()
	r.serial++
	campaign := r.company.Sending(r.T, fmt.Sprint("Campaign ", r.serial))
	return campaign, r.again(campaign)
}

// again claims the message once it is due.
func (r *reacher) again(campaign models.Campaign) models.Happening {
	r.Helper()
	r.clock.Advance(time.Minute)
	claimed := claimAll(r.T, r.db, campaign)
	if len(claimed.Dispatches) != 1 {
		r.Fatalf("claimed %+v", claimed)
	}
	d := claimed.Dispatches[0]
	return models.Happening{MessageID: d.MessageID, Attempt: d.Attempt}
}

// happens tells that something happened to an attempt just now.
func (r *reacher) happens(h models.Happening, what models.Event) {
	r.Helper()
	h.What, h.At, h.RetryAt = what, r.db.Now(), time.Time{}
	if what == models.EventPutBack {
		h.RetryAt = h.At
	}
	if what == models.EventAccepted {
		h.WAMID = fmt.Sprint("wamid.", h.MessageID)
	}
	if err := models.Advance(r.Context(), r.db, []models.Happening{h}); err != nil {
		r.Fatal(err)
	}
}

func (r *reacher) counted() int64 {
	r.Helper()
	portfolio, err := models.FindPortfolio(r.Context(), r.db, r.company.Number.PortfolioID)
	if err != nil {
		r.Fatal(err)
	}
	left, limit, err := models.LimitLeft(r.Context(), r.db, portfolio)
	if err != nil {
		r.Fatal(err)
	}
	return limit - left
}

// whatCounts is who counts to Meta's limit: everybody who may have been reached, and nobody of whom it is certain that they were not.
var whatCounts = []struct {
	name string
	want int64
	do   func(r *reacher)
}{
	{"on its way", 1, func(r *reacher) { r.claims() }},
	{"taken", 1, func(r *reacher) { _, h := r.claims(); r.happens(h, models.EventAccepted) }},
	{"nobody saw the answer", 1, func(r *reacher) { _, h := r.claims(); r.happens(h, models.EventUnseen) }},
	{"taken, and then failed", 1, func(r *reacher) {
		_, h := r.claims()
		r.happens(h, models.EventAccepted)
		r.happens(h, models.EventFailed)
	}},
	{"put back", 0, func(r *reacher) { _, h := r.claims(); r.happens(h, models.EventPutBack) }},
	{"refused for good", 0, func(r *reacher) { _, h := r.claims(); r.happens(h, models.EventRefused) }},
	{"put back into a cancelled campaign", 0, func(r *reacher) {
		campaign, h := r.claims()
		if err := campaign.Cancel(r.Context(), r.db, r.company.Marketer); err != nil {
			r.Fatal(err)
		}
		r.happens(h, models.EventPutBack)
	}},
	{"put back, and on its way again", 1, func(r *reacher) {
		campaign, h := r.claims()
		r.happens(h, models.EventPutBack)
		r.again(campaign)
		r.happens(h, models.EventPutBack) // told twice, of the first attempt
	}},
	{"put back twice", 0, func(r *reacher) {
		campaign, h := r.claims()
		r.happens(h, models.EventPutBack)
		r.happens(r.again(campaign), models.EventPutBack)
	}},
	{"put back, though it was heard that it went", 1, func(r *reacher) {
		_, h := r.claims()
		r.happens(h, models.EventSent)
		r.happens(h, models.EventPutBack)
	}},
	{"put back, and another was taken before", 1, func(r *reacher) {
		_, first := r.claims()
		r.happens(first, models.EventAccepted)
		_, second := r.claims()
		r.happens(second, models.EventPutBack)
	}},
	{"put back, and another was taken meanwhile", 1, func(r *reacher) {
		_, first := r.claims()
		_, second := r.claims()
		r.happens(second, models.EventAccepted)
		r.happens(first, models.EventPutBack)
	}},
	{"within a day of what they wrote", 0, func(r *reacher) {
		wrote := modelstest.Says("wamid.in", strings.TrimPrefix(r.person.PhoneNumber(), "+"), "", "Do you have ferns?", r.db.Now())
		if err := models.Receive(r.Context(), r.db, wrote); err != nil {
			r.Fatal(err)
		}
		_, h := r.claims()
		r.happens(h, models.EventAccepted)
	}},
	{"put back, and another of yesterday", 0, func(r *reacher) {
		_, first := r.claims()
		r.happens(first, models.EventAccepted)
		r.clock.Advance(25 * time.Hour)
		_, second := r.claims()
		r.happens(second, models.EventPutBack)
	}},
}

func TestWhoWasCertainlyNotReachedDoesNotCountToTheLimit(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		r := &reacher{T: t, db: db, clock: clock, company: modelstest.NewCompany(t, db)}
		r.person = r.company.Willing(t, 1)
		if _, err := models.ObserveNumber(t.Context(), db, r.company.Account, smallNumber, "webhook"); err != nil {
			t.Fatal(err)
		}
		for _, c := range whatCounts {
			if clock.Advance(25 * time.Hour); r.counted() != 0 {
				t.Fatal("yesterday counts")
			}
			if c.do(r); r.counted() != c.want {
				t.Errorf("%s: %d count, and %d should", c.name, r.counted(), c.want)
			}
		}
	})
}

// While some claim the same people for another campaign, others put them back: whoever was taken counts, however it falls out, and nobody waits for the
// other in a circle.
func TestClaimsAndWhatIsPutBackMeetAtTheLimit(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		const people, rounds = 8, 10
		ctx, company := context.Background(), modelstest.NewCompany(t, db)
		for n := range people {
			company.Willing(t, n)
		}
		if _, err := models.ObserveNumber(ctx, db, company.Account, smallNumber, "webhook"); err != nil {
			t.Fatal(err)
		}
		takes, returns := company.Sending(t, "Taken"), company.Sending(t, "Put back")
		var working sync.WaitGroup
		for what, campaign := range map[models.Event]models.Campaign{models.EventAccepted: takes, models.EventPutBack: returns} {
			working.Go(func() {
				for range rounds {
					clock.Advance(time.Second)
					claimed, err := models.ClaimCampaign(ctx, db, campaign.ID, 1, people/2)
					var told []models.Happening
					for _, d := range claimed.Dispatches {
						told = append(told, models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: what, At: db.Now(), RetryAt: db.Now(), WAMID: fmt.Sprint("wamid.", d.MessageID)})
					}
					if err == nil {
						err = models.Advance(ctx, db, told)
					}
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		working.Wait()
		if r := (&reacher{T: t, db: db, company: company}); r.counted() != people || states(t, db, takes)[models.Accepted] != people {
			t.Errorf("%d of %d count, and these were taken: %v", r.counted(), people, states(t, db, takes))
		}
	})
}
