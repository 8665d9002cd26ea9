package models_test

import (
	"context"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestAnUnknownIsGivenUpOnlyWhenSilenceMeansSomething(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		lost := company.Sending(t, "Lost")
		d := claimAll(t, db, lost).Dispatches[0]
		happen(t, db, models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: models.EventUnseen, At: db.Now()})

		clock.Advance(25 * time.Hour)
		if n, err := models.ResolveSilence(ctx, db); err != nil || n != 0 {
			t.Fatalf("gave up on %d although nothing was heard since: %v", n, err)
		}
		later := company.Sending(t, "Later")
		d = claimAll(t, db, later).Dispatches[0]
		happen(t, db, models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: models.EventSent, At: db.Now()})
		if n, err := models.ResolveSilence(ctx, db); err != nil || n != 1 {
			t.Fatalf("gave up on %d: %v", n, err)
		}
		if got := states(t, db, lost); got[models.Unresolved] != 1 {
			t.Fatalf("ended as %v", got)
		}
	})
}

// Meta treats answers within the customer service window and campaigns apart: that it tells of the one says nothing of the other.
func TestAnAnswerToSomebodyDoesNotMakeTheSilenceOfACampaignMeanAnything(t *testing.T) {
	eachTalk(t, func(k talk) {
		person := k.Willing(k.T, 1)
		d := claimAll(k.T, k.DB, k.Sending(k.T, "Lost")).Dispatches[0]
		happen(k.T, k.DB, models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: models.EventUnseen, At: k.DB.Now()})
		k.clock.Advance(25 * time.Hour)
		k.writes(person, "wamid.1", "Are you open today?")
		k.replies(person, models.ReplyMessage, "q1", "Until six.")
		answer := k.claim().Dispatches[0]
		happen(k.T, k.DB, models.Happening{MessageID: answer.MessageID, Attempt: 1, What: models.EventSent, At: k.DB.Now()})
		if n, err := models.ResolveSilence(context.Background(), k.DB); err != nil || n != 0 {
			k.Errorf("gave up on %d: %v", n, err)
		}
	})
}

func happen(t *testing.T, db *models.DB, h models.Happening) {
	t.Helper()
	if err := models.Advance(context.Background(), db, []models.Happening{h}); err != nil {
		t.Fatal(err)
	}
}

func TestAStatusFromALaterLifeOfTheDatabaseStopsAllSending(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Spring")
		happen(t, db, models.Happening{MessageID: 999_999, Attempt: 1, What: models.EventSent, At: db.Now()})
		pause, err := models.FindSendingPause(ctx, db)
		if err != nil || pause.At == nil || pause.Why != models.PauseReasonRestored {
			t.Fatalf("the pause is %+v, %v", pause, err)
		}
		if claimed := claimAll(t, db, campaign); len(claimed.Dispatches) != 0 {
			t.Fatal("something was claimed on a restored copy")
		}
		if err := models.ResumeSending(ctx, db, company.Marketer, "the other copy is off"); err != nil {
			t.Fatal(err)
		}
		if claimed := claimAll(t, db, campaign); len(claimed.Dispatches) != 1 {
			t.Fatal("nothing was claimed after the deliberate resume")
		}
	})
}
