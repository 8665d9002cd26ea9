package views

import (
	"testing"
	"time"

	"greenlist/models"
)

func TestACampaignSaysHowItBeginsAndEnds(t *testing.T) {
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	scheduled := func(in time.Duration) CampaignReport {
		at := now.Add(in)
		return CampaignReport{Campaign: models.Campaign{State: models.CampaignScheduled, ScheduledAt: &at}}
	}
	finished := func(f models.Funnel) CampaignReport {
		return CampaignReport{Campaign: models.Campaign{State: models.CampaignFinished}, Funnel: f}
	}
	for _, c := range []struct {
		page CampaignReport
		want string
	}{
		{scheduled(20 * time.Minute), "Starts in 20 minutes."},
		{scheduled(0), "Starts now."},
		{scheduled(-time.Minute), "Starts now."},
		{scheduled(-2 * time.Hour), ""},
		{finished(models.Funnel{Total: 3, Sent: 1, Failed: 2}), "Everything has been sent. Delivered and read go on rising as people open their phones."},
		{finished(models.Funnel{Total: 3, Failed: 2, NotSent: 1}), "It is over, and nobody got it."},
		{finished(models.Funnel{Total: 3, Failed: 2, Unknown: 1}), "It is over. We do not know whether anybody got it."},
	} {
		c.page.Clock = Clock{Now: now, Zone: time.UTC}
		if got := c.page.stateWords(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestReasonsReadOnFromANumberOfPeople(t *testing.T) {
	for reason, want := range map[models.Reason]string{
		{Reason: "withdrawn", N: 2}:          "took their yes back",
		{Reason: "meta", N: 1}:               "did not get it, and Meta did not say why",
		{Reason: "meta", Code: 132000, N: 1}: "did not get it. The message fills more or fewer variables than the template has.",
	} {
		if got := reasonWords(reason); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
