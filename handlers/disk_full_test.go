package handlers

import (
	"net/http"
	"net/url"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// A full disk is told in words on every page, whatever is sent is handed back, and sent again when there is room it counts as if nothing had been.
func TestAFullDiskIsReadInWordsAndLosesNothingTyped(t *testing.T) {
	t.Parallel()
	clock := modelstest.NewClock()
	disk, d := modelstest.NewDisk(t, modelstest.SQLite(t))
	s := newSite(t, modelstest.Open(t, d, clock.Now), clock)
	company := modelstest.NewCompany(t, s.db)
	company.Willing(t, 1)
	campaign := company.Sending(t, "Spring")
	marketer := s.as(models.Marketer)
	marketer.get("/sending").lacks("disk")
	disk.Fill(0)
	const full, why = "The disk of the server is full", "Everybody got it twice: stop!\nAnna"
	refused := marketer.post("/sending/pause", url.Values{"because": {why}}).is(http.StatusInsufficientStorage)
	refused.says(full).says("nothing was changed").says("What you typed is kept on this page").says("Send it again").lacks("Something went wrong").lacks("sqlite")
	for _, path := range []string{campaignAt(campaign), "/sending", "/", "/quality", "/forms/new", "/needs-a-person"} {
		marketer.get(path).is(http.StatusOK).says(full).says("nothing can be saved")
	}
	marketer.get(campaignAt(campaign)).says("nobody gets it twice")
	disk.Empty()
	refused.send("/sending/pause", nil).is(http.StatusOK).says("All sending is paused.")
	if pause, err := models.FindSendingPause(t.Context(), s.db); err != nil || pause.Why != why {
		t.Errorf("paused because of %q, %v", pause.Why, err)
	}
}
