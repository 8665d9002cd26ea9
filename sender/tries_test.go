package sender

import (
	"context"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// wasted lets a message be claimed often without anything that is its own fault: sending too fast, no connection, and attempts that were never made.
func (w *wallDesk) wasted() {
	w.Helper()
	for n := range mostRefusals + 2 {
		w.meta.refusal = &whatsapp.Error{HTTPStatus: 429, Code: codeThroughput}
		all := w.claims(1)
		if n%2 == 0 {
			w.check(models.Advance(context.Background(), w.db, []models.Happening{notStarted(models.Happening{MessageID: all[0].MessageID, Attempt: all[0].Attempt, At: w.db.Now()})}))
		} else {
			w.tries(all)
		}
		w.passes(2 * time.Hour)
	}
}

// Each refusal for a passing reason of its own takes longer to wait for, and the eighth is the last, however often it was claimed in vain.
func TestAMessageIsGivenUpOnlyForItsOwnRefusals(t *testing.T) {
	for _, c := range []struct {
		code  int
		first time.Duration
	}{{codePairRate, 4 * time.Second}, {134101, 20 * time.Minute}} {
		modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
			w := newWallDesk(t, db, clock, 1, nil)
			w.wasted()
			w.meta.refusal = &whatsapp.Error{HTTPStatus: 400, Code: c.code}
			for n := range mostRefusals - 1 {
				came := w.tries(w.claims(1))
				if came[0].What != models.EventPutBack {
					t.Fatalf("%d: given up at refusal %d", c.code, n+1)
				}
				if wait := came[0].RetryAt.Sub(clock.Now()); n == 0 && (wait < c.first*3/4 || wait > c.first*5/4) {
					t.Errorf("%d: after its first refusal it waits %s, not %s", c.code, wait, c.first)
				}
				w.passes(2 * time.Hour)
			}
			if came := w.tries(w.claims(1)); came[0].What != models.EventRefused {
				t.Errorf("%d: after %d refusals: %+v", c.code, mostRefusals, came[0])
			}
		})
	}
}

// So it is with those who have had enough: only what they were sent in vain counts.
func TestWhoHasHadEnoughIsGivenUpOnlyForThat(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		w := newWallDesk(t, db, clock, 1, nil)
		w.check(models.SetMoreTries(context.Background(), db, w.company.Marketer, 1))
		w.wasted()
		for n, want := range []models.MessageState{models.Queued, models.Failed} {
			w.meta.refusal = &whatsapp.Error{HTTPStatus: 400, Code: whatsapp.CodeEnough}
			w.tries(w.claims(1))
			if counts, err := models.RecountMessages(context.Background(), db, w.campaign.ID); err != nil || counts[want] != 1 {
				t.Fatalf("when they have had enough %d times: %v, %v", n+1, counts, err)
			}
			w.passes(31 * time.Hour)
		}
	})
}
