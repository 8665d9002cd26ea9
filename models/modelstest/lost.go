package modelstest

import (
	"context"
	"testing"
	"time"

	"greenlist/models"
)

// Lost is a campaign to everybody that is over: nothing will be heard of the first n messages, and the others were delivered. A day goes by for it.
func (c Company) Lost(t testing.TB, clock *Clock, n int) models.Campaign {
	t.Helper()
	ctx := context.Background()
	campaign := c.Sending(t, "Lost")
	c.Lose(t, campaign, n)
	c.Silence(t, clock, n)
	if !must(models.FinishCampaign(ctx, c.DB, campaign.ID))(t) {
		t.Fatal("the campaign is not over")
	}
	return must(models.FindCampaign(ctx, c.DB, campaign.ID))(t)
}

// Silence lets a day go by in which nothing is heard of n messages, and something of a later one.
func (c Company) Silence(t testing.TB, clock *Clock, n int) {
	t.Helper()
	clock.Advance(25 * time.Hour)
	c.happens(t, c.claim(t, c.Sending(t, "Later"))[0], models.EventSent)
	if given := must(models.ResolveSilence(context.Background(), c.DB))(t); given != n {
		t.Fatalf("gave up on %d, want %d", given, n)
	}
}

// Lose sends a campaign: Meta's answers to the first n messages do not arrive, and the others are delivered.
func (c Company) Lose(t testing.TB, campaign models.Campaign, n int) {
	t.Helper()
	for i, d := range c.claim(t, campaign) {
		what := models.EventDelivered
		if i < n {
			what = models.EventUnseen
		}
		c.happens(t, d, what)
	}
}

// bystander is the process that claims by hand: none of an engine's.
const bystander = 900

func (c Company) claim(t testing.TB, campaign models.Campaign) []models.Dispatch {
	t.Helper()
	claimed := must(models.ClaimCampaign(context.Background(), c.DB, campaign.ID, bystander, 500))(t)
	if len(claimed.Dispatches) == 0 {
		t.Fatal("nothing was claimed")
	}
	return claimed.Dispatches
}

func (c Company) happens(t testing.TB, d models.Dispatch, what models.Event) {
	t.Helper()
	check(t, models.Advance(context.Background(), c.DB, []models.Happening{{MessageID: d.MessageID, Attempt: d.Attempt, What: what, At: c.DB.Now()}}))
}
