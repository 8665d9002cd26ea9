package handlers

import (
	"context"
	"net/http"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// Whoever presses what has just become impossible sees why, on the campaign's page as it is by then, and that it was not done.
func TestAPressThatComesTooLateShowsWhatHappened(t *testing.T) {
	eachSite(t, func(s *site) {
		company := modelstest.NewCompany(s.T, s.db)
		company.Willing(s.T, 1)
		campaign := company.Sending(s.T, "Spring")
		marketer, page := s.as(models.Marketer), campaignAt(campaign)
		if marketer.get(page).form(page+"/pause") == nil {
			s.Error("a campaign that is sending cannot be paused")
		}
		if err := campaign.Cancel(context.Background(), s.db, company.Marketer); err != nil {
			s.Fatal(err)
		}
		for action, words := range map[string]string{
			"/pause":                "Only a campaign that is sending can be paused.",
			"/pause?_method=DELETE": "Only a paused campaign can be resumed.",
			"/cancellation":         "This campaign is over already.",
			"/launch":               "This campaign has been launched already.",
		} {
			late := marketer.post(page+action, nil).is(http.StatusConflict).says("Nothing was changed").says(words).says("Cancelled")
			if late.form(page+"/pause") != nil || late.form(page+"/cancellation") != nil {
				s.Errorf("%s: what is over is offered", action)
			}
		}
		marketer.post("/campaigns/999/pause", nil).is(http.StatusNotFound)
	})
}
