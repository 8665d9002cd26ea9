package models_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

// What Meta took is written without being read first, and it comes to the same: told twice, told after something else, told of an older attempt.
func TestWhatMetaTookIsWrittenAtOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, company := context.Background(), modelstest.NewCompany(t, db)
		for n := range 5 {
			company.Willing(t, n)
		}
		campaign := company.Sending(t, "Spring")
		all := claimAll(t, db, campaign).Dispatches
		took := func(i, attempt int) models.Happening {
			return models.Happening{MessageID: all[i].MessageID, Attempt: attempt, What: models.EventAccepted, WAMID: "wamid." + string(rune('a'+i)), At: clock.Now()}
		}
		happens := func(what models.Event, i int) models.Happening {
			h := took(i, 1)
			h.What = what
			return h
		}
		ours := took(0, 1)
		ours.CampaignID = campaign.ID
		for _, batch := range [][]models.Happening{
			{ours}, {ours},
			{happens(models.EventUnseen, 1), happens(models.EventDelivered, 2)},
			{took(0, 1), took(1, 1), took(2, 1), took(3, 1), took(3, 1), took(4, 0)},
			{took(0, 1)},
		} {
			if err := models.Advance(ctx, db, batch); err != nil {
				t.Fatal(err)
			}
		}
		rows, err := models.RecountMessages(ctx, db, campaign.ID)
		if err != nil || rows[models.Accepted] != 3 || rows[models.Delivered] != 1 || rows[models.Dispatching] != 1 {
			t.Errorf("%v, %v", rows, err)
		}
		tallies, err := models.CountMessages(ctx, db, campaign.ID)
		if wrong := tallies.Disagrees(rows); err != nil || wrong != "" {
			t.Errorf("%s, %v", wrong, err)
		}
	})
}

// claimedFor is a campaign to n people, all of whom are on their way, and what Meta says of each: it took them.
func claimedFor(t *testing.T, db *models.DB, clock *modelstest.Clock, n int) (company modelstest.Company, all []models.Dispatch, took []models.Happening) {
	t.Helper()
	company = modelstest.NewCompany(t, db)
	for i := range n {
		company.Willing(t, i)
	}
	all = claimAll(t, db, company.Sending(t, "Spring")).Dispatches
	if len(all) != n {
		t.Fatalf("%d of %d are on their way", len(all), n)
	}
	for _, d := range all {
		took = append(took, models.Happening{
			MessageID: d.MessageID, CampaignID: d.CampaignID, Attempt: d.Attempt, What: models.EventAccepted, WAMID: fmt.Sprint("wamid.", d.MessageID), At: clock.Now(),
		})
	}
	return company, all, took
}

// acceptedAs fails the test where Meta's answer is not written down, with the id that is expected; "" stands for none.
func acceptedAs(t *testing.T, db *models.DB, messageID int64, want string) {
	t.Helper()
	use, _, _, err := models.FindUse(ctx, db, messageID)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	if use.WAMID != nil {
		got = *use.WAMID
	}
	if use.State != models.Accepted || use.AcceptedAt == nil || got != want {
		t.Errorf("message %d is %s, accepted at %v, with the id %q instead of %q", messageID, use.State, use.AcceptedAt, got, want)
	}
}

// Whoever was erased while Meta was taking their message got it, and that is counted. Nothing that leads to them is written down again, also where the
// clock of who heard the answer is ahead.
func TestAnAnswerBringsNothingBackOfSomebodyWhoWasErasedMeanwhile(t *testing.T) {
	for _, late := range []time.Duration{0, 50 * time.Minute} {
		modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
			company, all, took := claimedFor(t, db, clock, 3)
			gone, err := models.FindContact(ctx, db, all[1].ContactID)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := gone.Erase(ctx, db, company.Marketer, models.Erasing{Reason: ledger.ReasonArt17}); err != nil {
				t.Fatal(err)
			}
			for i := range took {
				took[i].At = took[i].At.Add(late)
			}
			if err := models.Advance(ctx, db, took); err != nil {
				t.Fatal(err)
			}
			acceptedAs(t, db, all[0].MessageID, took[0].WAMID)
			acceptedAs(t, db, all[1].MessageID, "")
			acceptedAs(t, db, all[2].MessageID, took[2].WAMID)
			if wrong := miscounted(t, db, all[0].CampaignID); wrong != "" {
				t.Error(wrong)
			}
		})
	}
}

// An answer about a message, or an attempt, that nobody here has made stops everything, because this is then a copy from before. What else was answered
// is written down all the same.
func TestAnAnswerAboutAMessageThatNobodyKnowsStopsEverythingAndNoOtherAnswer(t *testing.T) {
	for name, strange := range map[string]func(h *models.Happening){
		"a message":  func(h *models.Happening) { h.MessageID = 9999 },
		"an attempt": func(h *models.Happening) { h.Attempt++ },
	} {
		t.Run(name, func(t *testing.T) {
			modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
				_, all, took := claimedFor(t, db, clock, 3)
				strange(&took[1])
				if err := models.Advance(ctx, db, took); err != nil {
					t.Fatal(err)
				}
				acceptedAs(t, db, all[0].MessageID, took[0].WAMID)
				acceptedAs(t, db, all[2].MessageID, took[2].WAMID)
				rows, err := models.RecountMessages(ctx, db, all[0].CampaignID)
				if err != nil || rows[models.Dispatching] != 1 {
					t.Errorf("%v, %v", rows, err)
				}
				if wrong := miscounted(t, db, all[0].CampaignID); wrong != "" {
					t.Error(wrong)
				}
				if pause, err := models.FindSendingPause(ctx, db); err != nil || pause.At == nil || pause.Why != models.PauseReasonRestored {
					t.Errorf("everything is paused because of %q, %v", pause.Why, err)
				}
			})
		})
	}
}

// miscounted says where the counters of a campaign differ from its messages; "" where they do not.
func miscounted(t *testing.T, db *models.DB, campaignID int64) string {
	t.Helper()
	rows, err := models.RecountMessages(ctx, db, campaignID)
	if err != nil {
		t.Fatal(err)
	}
	tallies, err := models.CountMessages(ctx, db, campaignID)
	if err != nil {
		t.Fatal(err)
	}
	return tallies.Disagrees(rows)
}
