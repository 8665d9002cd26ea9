package models_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// tells is one call of Meta's about a text.
func tells(t *testing.T, db *models.DB, id, from, text string, at time.Time) {
	t.Helper()
	body := fmt.Sprintf(`{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"messages":[
		{"id":%q,"from":%q,"timestamp":"%d","type":"text","text":{"body":%q}}]}}]}]}`, id, from, at.Unix(), text)
	if err := models.Deliver(context.Background(), db, [][]byte{[]byte(body)}); err != nil {
		t.Fatal(err)
	}
	if n, err := models.ApplyWebhooks(context.Background(), db, 10); n != 1 || err != nil {
		t.Fatal(n, err)
	}
}

func TestANoMayOvertakeTheYesItIsAbout(t *testing.T) {
	for name, c := range map[string]struct {
		stop    time.Duration // after the yes
		willing bool
	}{
		"said after the yes": {5 * time.Second, false}, "on the same second": {0, false}, "said before it": {-5 * time.Second, true},
	} {
		t.Run(name, func(t *testing.T) {
			modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
				ctx, shop := context.Background(), modelstest.NewCompany(t, db).Described(t)
				signup := shop.SignedUp(t, shop.Form(t), clock, "+3197010123456")
				yes := clock.Now()
				clock.Advance(time.Minute)
				tells(t, db, "wamid.2", "3197010123456", "STOP", yes.Add(c.stop))
				tells(t, db, "wamid.1", "3197010123456", signup.Declaration, yes)
				contact, err := models.FindContactByAddress(ctx, db, "+3197010123456", "")
				if err != nil {
					t.Fatal(err)
				}
				consents, err := models.ListConsents(ctx, db, contact.ID)
				if err != nil || len(consents) != 1 || (consents[0].State == models.ConsentGiven) != c.willing {
					t.Errorf("%+v, %v", consents, err)
				}
			})
		})
	}
}

func TestTheNoOfAStrangerIsForgotten(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		tells(t, db, "wamid.1", "3197010123456", "STOP", clock.Now())
		for _, after := range []struct {
			passes time.Duration
			left   int
		}{{7 * 24 * time.Hour, 1}, {25 * time.Hour, 0}} {
			clock.Advance(after.passes)
			if _, err := models.ExpireSignups(ctx, db); err != nil {
				t.Fatal(err)
			}
			if n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM early_stops`); err != nil || n != after.left {
				t.Errorf("%d are remembered, not %d, %v", n, after.left, err)
			}
		}
	})
}
