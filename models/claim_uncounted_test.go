package models_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// narrow is a company that may reach so many people a day, 80 a second.
func narrow(t *testing.T, db *models.DB, limit int64) modelstest.Company {
	t.Helper()
	company := modelstest.NewCompany(t, db)
	ctx := context.Background()
	if err := errors.Join(models.Execute(ctx, db, `UPDATE portfolios SET messaging_limit = ?`, limit), models.Execute(ctx, db, `UPDATE numbers SET per_second = 80`)); err != nil {
		t.Fatal(err)
	}
	return company
}

// claimedOf claims until nothing more comes, and tells who was claimed and why it ended.
func claimedOf(t *testing.T, db *models.DB, clock *modelstest.Clock, campaign models.Campaign) (people []int64, last models.Claimed) {
	t.Helper()
	for range 100 {
		last = claimAll(t, db, campaign)
		for _, d := range last.Dispatches {
			people = append(people, d.ContactID)
		}
		if len(last.Dispatches) == 0 && last.Wait >= time.Second {
			break
		}
		clock.Advance(time.Second)
	}
	slices.Sort(people)
	return people, last
}

func heard(t *testing.T, db *models.DB, contact models.Contact, at time.Time) {
	t.Helper()
	if err := models.Execute(context.Background(), db, `UPDATE contacts SET last_inbound_at = ? WHERE id = ?`, at, contact.ID); err != nil {
		t.Fatal(err)
	}
}

func roomIn(db *models.DB, company modelstest.Company) (int64, error) {
	ctx := context.Background()
	portfolio, err := models.FindPortfolio(ctx, db, company.Number.PortfolioID)
	if err != nil {
		return 0, err
	}
	left, _, err := models.LimitLeft(ctx, db, portfolio)
	return left, err
}

func TestAUsedUpLimitHoldsNobodyWhoDoesNotCountToIt(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := narrow(t, db, 2)
		var all []models.Contact
		for n := range 6 {
			all = append(all, company.Willing(t, n))
		}
		spring := company.Sending(t, "Spring")
		first, last := claimedOf(t, db, clock, spring)
		if len(first) != 2 || last.Why != models.WaitLimit || last.Wait != time.Minute {
			t.Fatalf("claimed %v, then waited %s for %s", first, last.Wait, last.Why)
		}

		heard(t, db, all[4], clock.Now())
		if early, _ := claimedOf(t, db, clock, spring); len(early) != 0 {
			t.Errorf("searched again at once, and claimed %v", early)
		}
		clock.Advance(5 * time.Minute)
		heard(t, db, all[5], clock.Now().Add(-24*time.Hour+30*time.Second)) // that may be over when the message leaves
		if wrote, _ := claimedOf(t, db, clock, spring); !slices.Equal(wrote, []int64{all[4].ID}) {
			t.Errorf("claimed %v, though only %d wrote", wrote, all[4].ID)
		}
		reached := append(slices.Clone(first), all[4].ID)
		if again, last := claimedOf(t, db, clock, company.Sending(t, "Summer")); !slices.Equal(again, reached) || last.Why != models.WaitLimit {
			t.Errorf("claimed %v, not those who do not count, %v, then waited for %s", again, reached, last.Why)
		}
		if left, err := roomIn(db, company); err != nil || left != 0 {
			t.Errorf("there is room for %d, %v", left, err)
		}

		clock.Advance(25 * time.Hour)
		if later, _ := claimedOf(t, db, clock, spring); len(later) != 2 {
			t.Errorf("a day later %v were claimed", later)
		}
	})
}

// A claim looks through some batches of those who wait, and another goes on after them.
func TestWhoDoesNotCountIsFoundAtTheEndOfALongLine(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := narrow(t, db, 0)
		var last models.Contact
		for n := range 7 {
			last = company.Willing(t, n)
		}
		heard(t, db, last, clock.Now())
		campaign := company.Sending(t, "Spring")
		if err := models.Scatter(context.Background(), db, campaign.ID); err != nil {
			t.Fatal(err)
		}
		if begun := claimAll(t, db, campaign); len(begun.Dispatches) != 0 || begun.Wait >= time.Second || begun.Why != models.WaitLimit {
			t.Errorf("at first %d were claimed, then it waited %s for %s", len(begun.Dispatches), begun.Wait, begun.Why)
		}
		if found, _ := claimedOf(t, db, clock, campaign); !slices.Equal(found, []int64{last.ID}) {
			t.Errorf("claimed %v instead of %d", found, last.ID)
		}
	})
}

// One claim takes no more of them than the number's pace allows, and the next finds the others in the same batch.
func TestAllWhoAreReachedAlreadyGetTheNextCampaign(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := narrow(t, db, 30)
		for n := range 30 {
			company.Willing(t, n)
		}
		first, _ := claimedOf(t, db, clock, company.Sending(t, "Spring"))
		again, last := claimedOf(t, db, clock, company.Sending(t, "Summer"))
		if len(first) != 30 || !slices.Equal(first, again) {
			t.Errorf("%d people were claimed, and then %d; it waits for %s", len(first), len(again), last.Why)
		}
	})
}
