package models_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// lost is a company that has lost two messages of three.
type lost struct {
	company  modelstest.Company
	campaign models.Campaign
	people   []models.Contact
}

func loseTwo(t *testing.T, db *models.DB, clock *modelstest.Clock) lost {
	t.Helper()
	l := lost{company: modelstest.NewCompany(t, db)}
	for n := range 3 {
		l.people = append(l.people, l.company.Willing(t, n))
	}
	l.campaign = l.company.Lost(t, clock, 2)
	return l
}

func found(t *testing.T, db *models.DB, c models.Campaign) models.Campaign {
	t.Helper()
	c, err := models.FindCampaign(context.Background(), db, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWhatNothingWillBeHeardOfIsSentAgainWhenSomebodyDecidesSo(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		l := loseTwo(t, db, clock)
		if n, err := l.campaign.Resend(ctx, db, l.company.Marketer); err != nil || n != 2 {
			t.Fatalf("put %d in line: %v", n, err)
		}
		if l.campaign.State != models.CampaignSending || found(t, db, l.campaign).FinishedAt != nil {
			t.Errorf("the campaign is %s", l.campaign.State)
		}
		if done, err := models.FinishCampaign(ctx, db, l.campaign.ID); err != nil || done {
			t.Errorf("it is over with people in line: %v", err)
		}
		if got := states(t, db, l.campaign); got[models.Queued] != 2 || got[models.Delivered] != 1 {
			t.Errorf("they stand as %v", got)
		}
		again := claimAll(t, db, l.campaign).Dispatches
		if len(again) != 2 || again[0].Attempt != 2 || again[1].Attempt != 2 {
			t.Errorf("claimed %+v", again)
		}
		audited(t, db, "resend", 1)
		if _, err := l.campaign.Resend(ctx, db, l.company.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("once more: %v", err)
		}
		audited(t, db, "resend", 1)
	})
}

func TestNobodyGetsAgainWhatTheyNoLongerWantOrTurnOutToHave(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		l := loseTwo(t, db, clock)
		if _, err := l.campaign.Resend(ctx, db, l.company.Marketer); err != nil {
			t.Fatal(err)
		}
		sent, err := models.ListRecipients(ctx, db, l.campaign.ID, "", 0, 3)
		if err != nil || len(sent) != 3 {
			t.Fatal(len(sent), err)
		}
		no := models.Withdrawal{At: db.Now(), Channel: "stop_word", Input: "STOP", Who: models.System}
		if err := l.people[0].Withdraw(ctx, db, no); err != nil {
			t.Fatal(err)
		}
		// Meta tells of the first attempt after all.
		happen(t, db, models.Happening{MessageID: sent[1].ID, Attempt: 1, What: models.EventSent, At: db.Now(), WAMID: "wamid.late"})
		if again := claimAll(t, db, l.campaign).Dispatches; len(again) != 0 {
			t.Errorf("claimed %+v", again)
		}
		if got := states(t, db, l.campaign); got[models.Skipped] != 1 || got[models.Sent] != 1 || got[models.Delivered] != 1 {
			t.Errorf("they stand as %v", got)
		}
		if done, err := models.FinishCampaign(ctx, db, l.campaign.ID); err != nil || !done {
			t.Errorf("it is over: %v, %v", done, err)
		}
	})
}

func TestWhatMayYetBeHeardOfIsNotSentAgain(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		l := loseTwo(t, db, clock)
		fresh := l.company.Sending(t, "Fresh")
		l.company.Lose(t, fresh, 3)
		fresh = found(t, db, fresh)
		if _, err := fresh.Resend(ctx, db, l.company.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("a day has not passed: %v", err)
		}
		if got := states(t, db, fresh); got[models.Unknown] != 3 {
			t.Errorf("they stand as %v", got)
		}
		audited(t, db, "resend", 0)
	})
}

func TestNothingIsSentAgainThatMetaDoesNotLetThrough(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		l := loseTwo(t, db, clock)
		paused := modelstest.SpringOffer
		paused.Status = "PAUSED"
		if _, err := models.ObserveTemplate(ctx, db, l.company.Account, paused, "poll"); err != nil {
			t.Fatal(err)
		}
		if _, err := l.campaign.Resend(ctx, db, l.company.Marketer); !errors.As(err, new(models.Refusal)) {
			t.Errorf("with a template that is paused: %v", err)
		}
		if _, err := models.ObserveTemplate(ctx, db, l.company.Account, modelstest.SpringOffer, "poll"); err != nil {
			t.Fatal(err)
		}
		if _, err := l.campaign.Resend(ctx, db, l.company.Marketer); err != nil {
			t.Fatal(err)
		}
		if err := l.campaign.Cancel(ctx, db, l.company.Marketer); err != nil {
			t.Fatal(err)
		}
		if got := states(t, db, l.campaign); got[models.Cancelled] != 2 {
			t.Errorf("they stand as %v", got)
		}
	})
}

func TestNothingIsSentAgainOfACampaignThatWasCancelled(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, company := context.Background(), modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Lost")
		company.Lose(t, campaign, 1)
		stale := campaign
		if err := campaign.Cancel(ctx, db, company.Marketer); err != nil {
			t.Fatal(err)
		}
		company.Silence(t, clock, 1)
		for _, c := range []models.Campaign{stale, campaign} {
			if _, err := c.Resend(ctx, db, company.Marketer); !errors.As(err, new(models.Conflict)) {
				t.Errorf("seen as %s: %v", c.State, err)
			}
		}
		if got := states(t, db, campaign); got[models.Unresolved] != 1 || found(t, db, campaign).State != models.CampaignCancelled {
			t.Errorf("it stands as %v", got)
		}
	})
}

func TestTwoWhoDecideAtTheSameTimeSendItAgainOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		l := loseTwo(t, db, clock)
		wrong := make([]error, 8)
		var ready, done sync.WaitGroup
		start := make(chan struct{})
		for i := range wrong {
			ready.Add(1)
			done.Go(func() {
				mine := l.campaign
				_, wrong[i] = models.FindCampaign(ctx, db, mine.ID)
				ready.Done()
				<-start
				_, wrong[i] = mine.Resend(ctx, db, l.company.Marketer)
			})
		}
		ready.Wait()
		close(start)
		done.Wait()
		did := 0
		for _, err := range wrong {
			switch {
			case err == nil:
				did++
			case !errors.As(err, new(models.Conflict)):
				t.Error(err)
			}
		}
		if again := claimAll(t, db, l.campaign).Dispatches; did != 1 || len(again) != 2 {
			t.Errorf("%d decided, and %d messages go out", did, len(again))
		}
		audited(t, db, "resend", 1)
	})
}
