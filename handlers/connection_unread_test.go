package handlers

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestCallsThatCouldNotBeReadAreShownAndTriedAgain(t *testing.T) {
	const unread = "could not be read"
	eachSite(t, func(s *site) {
		ctx := context.Background()
		modelstest.NewCompany(s.T, s.db)
		admin := s.as(models.Admin)
		if strings.Contains(admin.get("/settings/whatsapp").words(), unread) {
			s.Error("nothing is wrong yet")
		}
		intake := models.NewIntake(s.db)
		for _, body := range []string{`{`, `{"object":"whatsapp_business_account"}`} {
			if err := intake.Store(ctx, []byte(body), "sha256=00"); err != nil {
				s.Fatal(err)
			}
		}
		intake.Close()
		if _, err := models.ApplyWebhooks(ctx, s.db, 10); err != nil {
			s.Fatal(err)
		}
		page := admin.get("/settings/whatsapp").says("2 calls from Meta could not be read")
		s.as(models.Marketer).post("/settings/whatsapp/replays", nil).is(http.StatusForbidden)
		page = page.send("/settings/whatsapp/replays", nil).says("Being tried again: 2 calls from Meta.")
		if strings.Contains(page.words(), unread) {
			s.Error("they are shown still")
		}
		if aside, err := models.CountPoison(ctx, s.db); err != nil || aside != 0 {
			s.Errorf("%d are aside still, %v", aside, err)
		}
	})
}
