package models_test

import (
	"context"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// inMidCampaign is a campaign of which a hundred messages went well a while ago, and the rest, of which nothing is known yet.
func inMidCampaign(t *testing.T, db *models.DB, clock *modelstest.Clock) (models.Campaign, []models.Dispatch) {
	t.Helper()
	campaign, all := sent(t, db, modelstest.NewCompany(t, db), 170)
	accepts(t, db, all[:110])
	for _, d := range all[:100] {
		fares(t, db, d, models.EventSent, 0)
	}
	clock.Advance(time.Minute)
	return campaign, all[100:]
}

func TestLostAnswersInARowStopACampaignThatWentWell(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		campaign, all := inMidCampaign(t, db, clock)
		taken, lost := all[:10], all[10:]
		for _, d := range lost[:29] {
			fares(t, db, d, models.EventUnseen, 0)
		}
		fares(t, db, taken[0], models.EventSent, 0) // of what Meta took before it is still heard
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("twenty-nine stopped it")
		}
		fares(t, db, lost[29], models.EventUnseen, 0)
		if watch(t, db); paused(t, db, campaign.ID) != models.BrakeUnseen {
			t.Fatalf("thirty in a row did not stop it, but %q", paused(t, db, campaign.ID))
		}
	})
}

func TestAnAnswerBetweenThemBreaksTheRow(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		campaign, all := inMidCampaign(t, db, clock)
		lost := all[10:]
		accepts(t, db, lost[:1])
		for _, d := range lost[1:40] {
			fares(t, db, d, models.EventUnseen, 0)
		}
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("it was stopped although Meta answers")
		}
		clock.Advance(time.Minute)
		for _, d := range lost[40:60] {
			fares(t, db, d, models.EventUnseen, 0)
		}
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("those of a minute ago counted")
		}
	})
}

func TestFailuresOfOneKindInARowStopACampaignThatWentWell(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		campaign, all := inMidCampaign(t, db, clock)
		for _, d := range all[10:39] {
			fares(t, db, d, models.EventRefused, 131026)
		}
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("twenty-nine stopped it")
		}
		fares(t, db, all[39], models.EventRefused, 131026)
		if watch(t, db); paused(t, db, campaign.ID) != "many:131026" {
			t.Fatalf("thirty in a row did not stop it, but %q", paused(t, db, campaign.ID))
		}
		if err := resumable(t, db, campaign).Resume(context.Background(), db, models.System); err != nil {
			t.Fatal(err)
		}
		if watch(t, db); paused(t, db, campaign.ID) != "" {
			t.Fatal("it was stopped again for what somebody had decided upon")
		}
	})
}

func resumable(t *testing.T, db *models.DB, c models.Campaign) *models.Campaign {
	t.Helper()
	found := found(t, db, c)
	return &found
}
