package views

import (
	"context"
	"strings"
	"testing"
	"time"

	"greenlist/models"
)

func canaryPage(t *testing.T, p CampaignReport) string {
	t.Helper()
	var page strings.Builder
	if err := p.canary().Render(context.Background(), &page); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func TestThePageCountsDownWhileTheFirstAreWatched(t *testing.T) {
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	page := CampaignReport{Clock: Clock{Now: now, Zone: time.UTC}, Campaign: models.Campaign{ID: 7, State: models.CampaignSending}, MayPlan: true}
	for left, want := range map[time.Duration]string{
		25 * time.Minute: "It has gone to 50 people. The others follow in 25 minutes.", 90 * time.Second: "in 90 seconds", 0: "The others follow now.",
	} {
		until := now.Add(left)
		page.Canary = &models.Canary{Size: 50, Until: &until}
		if got := canaryPage(t, page); !strings.Contains(got, want) || !strings.Contains(got, "/campaigns/7/watch") {
			t.Errorf("with %v left: %s", left, got)
		}
	}
	page.Canary.Until = nil
	if got := canaryPage(t, page); !strings.Contains(got, "It goes to 50 people first") {
		t.Error(got)
	}
	page.MayPlan = false
	if got := canaryPage(t, page); strings.Contains(got, "<button") {
		t.Error("somebody who may not send is offered to")
	}
	page.Canary.EndedAt = &now
	if got := canaryPage(t, page); got != "" {
		t.Errorf("a watch that is over is shown: %s", got)
	}
}
