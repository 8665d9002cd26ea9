package models_test

import (
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// Somebody is reached every hour, and then the limit is set: to as many, or to fewer.
func TestALimitThatIsUsedUpTellsHowManyWereReachedAndWhenThereIsRoom(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		const people = 5
		company := modelstest.NewCompany(t, db)
		limitTo(t, db, company, "TIER_250")
		campaign := sendsHourly(t, db, clock, company, people)
		for _, c := range []struct {
			tier string
			left time.Duration // until the first who makes room has left the day
		}{{"5", 19 * time.Hour}, {"3", 21 * time.Hour}, {"1", 23 * time.Hour}} {
			limitTo(t, db, company, c.tier)
			d := findDoing(t, db, campaign)
			if d.Left != 0 || d.Reached != people || d.RoomAt == nil || !d.RoomAt.Equal(db.Now().Add(c.left)) {
				t.Errorf("limit %s: %d reached, room for %d, and again at %v; it is %v", c.tier, d.Reached, d.Left, d.RoomAt, db.Now())
			}
			if health, err := models.ListNumberHealth(t.Context(), db, 1, time.UTC); err != nil || health[0].Left != 0 || health[0].Reached != people {
				t.Errorf("limit %s: the number has reached %+v: %v", c.tier, health, err)
			}
		}
		clock.Advance(23*time.Hour - time.Second)
		if d := findDoing(t, db, campaign); d.Left != 0 || d.Reached != 1 {
			t.Errorf("a second before there is room: %d reached, room for %d", d.Reached, d.Left)
		}
		clock.Advance(time.Second)
		if d := findDoing(t, db, campaign); d.Left != 1 || d.RoomAt != nil {
			t.Errorf("when there is room: room for %d, and again at %v", d.Left, d.RoomAt)
		}
	})
}

// limitTo has Meta tell of a messaging limit.
func limitTo(t *testing.T, db *models.DB, company modelstest.Company, tier string) {
	t.Helper()
	number := smallNumber
	number.MessagingLimit = tier
	if _, err := models.ObserveNumber(t.Context(), db, company.Account, number, "webhook"); err != nil {
		t.Fatal(err)
	}
}

// sendsHourly reaches one person an hour; the last an hour ago.
func sendsHourly(t *testing.T, db *models.DB, clock *modelstest.Clock, company modelstest.Company, people int) models.Campaign {
	t.Helper()
	for n := range people {
		company.Willing(t, n)
	}
	campaign := company.Sending(t, "Spring")
	for range people {
		claimed, err := models.ClaimCampaign(t.Context(), db, campaign.ID, 1, 1)
		if err != nil || len(claimed.Dispatches) != 1 {
			t.Fatalf("claimed %+v: %v", claimed, err)
		}
		clock.Advance(time.Hour)
	}
	return campaign
}

func findDoing(t *testing.T, db *models.DB, campaign models.Campaign) models.Doing {
	t.Helper()
	doing, err := campaign.FindDoing(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	return doing
}
