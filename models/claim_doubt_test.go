package models_test

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// The database may go away between the commit of a claim and our hearing of it. What was claimed then is put back, whether or not it was, and nothing
// that anybody claimed since.
func TestAClaimThatNobodyKnowsOfIsPutBack(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		for n := range 5 {
			company.Willing(t, n)
		}
		campaign := company.Sending(t, "In doubt")
		doubt := models.Doubtful(claimAll(t, db, campaign), 1)
		if got := states(t, db, campaign); got[models.Dispatching] != 5 {
			t.Fatalf("claimed %v", got)
		}
		undo := func(want models.MessageState) {
			t.Helper()
			if err := doubt.Undo(ctx, db); err != nil {
				t.Fatal(err)
			}
			if got := states(t, db, campaign); got[want] != 5 {
				t.Errorf("afterwards %v", got)
			}
		}
		undo(models.Queued)
		undo(models.Queued)
		clock.Advance(time.Minute)
		if claimed, err := models.ClaimCampaign(ctx, db, campaign.ID, 2, 500); err != nil || len(claimed.Dispatches) != 5 {
			t.Fatalf("put back, and then %d were claimed, %v", len(claimed.Dispatches), err)
		}
		undo(models.Dispatching)
	})
}

// Had the first claim never been committed, another process would make the same attempts. Those are none of ours.
func TestWhatAnotherProcessClaimedIsNotPutBack(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Of others")
		theirs := claimAll(t, db, campaign)
		if err := models.Doubtful(theirs, 2).Undo(ctx, db); err != nil {
			t.Fatal(err)
		}
		if got := states(t, db, campaign); got[models.Dispatching] != 1 {
			t.Fatalf("what process 1 is sending became %v", got)
		}
	})
}

// A message that comes back to a campaign that was cancelled meanwhile is not sent, and does not wait for ever either.
func TestWhatIsPutBackIntoACancelledCampaignIsCancelled(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Cancelled")
		d := claimAll(t, db, campaign).Dispatches[0]
		if err := campaign.Cancel(ctx, db, company.Marketer); err != nil {
			t.Fatal(err)
		}
		happen(t, db, models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: models.EventPutBack, At: db.Now(), RetryAt: db.Now(), Reason: "not_started"})
		if got := states(t, db, campaign); got[models.Cancelled] != 1 {
			t.Fatalf("it is %v", got)
		}
	})
}

// A call from Meta is not set aside for what is wrong with the database at the moment.
func TestErrorsOfTheMomentAreTold(t *testing.T) {
	for _, c := range []struct {
		err     error
		passing bool
	}{
		{&pgconn.PgError{Code: "57P01"}, true}, {&pgconn.PgError{Code: "57P02"}, true}, {&pgconn.PgError{Code: "40P01"}, true}, {&pgconn.PgError{Code: "53100"}, true},
		{&pgconn.PgError{Code: "23505"}, false}, {&pgconn.PgError{Code: "22021"}, false}, {&pgconn.PgError{}, false},
		{context.Canceled, true}, {driver.ErrBadConn, true}, {sqlite3.BUSY, true}, {sqlite3.IOERR_FSYNC, true}, {sqlite3.FULL, true},
		{sqlite3.CONSTRAINT, false}, {errors.New("strange"), false}, {models.NotFound{What: "campaign"}, false},
	} {
		if got := models.IsPassing(fmt.Errorf("apply: %w", c.err)); got != c.passing {
			t.Errorf("%T %v: passing %v", c.err, c.err, got)
		}
	}
}
