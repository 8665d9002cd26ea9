package handlers

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestAPauseOfEverythingIsSeenEverywhereAndEndsWithAReason(t *testing.T) {
	eachSite(t, func(s *site) {
		company := modelstest.NewCompany(s.T, s.db)
		company.Willing(s.T, 1)
		campaign := company.Sending(s.T, "Spring")
		b := s.as(models.Marketer)
		b.get("/contacts").lacks("All sending is paused")
		b.post("/sending/pause", url.Values{"because": {"Wrong prices"}}).is(http.StatusOK).says("Wrong prices")
		for _, path := range []string{"/contacts", "/forms", "/campaigns", fmt.Sprintf("/campaigns/%d", campaign.ID)} {
			b.get(path).says("All sending is paused")
			s.as(models.Reviewer).get("/contacts").says("Wrong prices")
		}
		s.as(models.Agent).get("/").says("All sending is paused")
		claimed, err := models.ClaimCampaign(context.Background(), s.db, campaign.ID, 1, 10)
		if err != nil || len(claimed.Dispatches) > 0 {
			s.Fatalf("something went out: %+v, %v", claimed, err)
		}
		b.post("/sending/resumption", url.Values{"why": {" "}}).is(http.StatusUnprocessableEntity).says("Say why it may go on")
		b.post("/sending/resumption", url.Values{"why": {"Prices are right"}}).is(http.StatusOK).says("Sending goes on")
		b.get("/contacts").lacks("All sending is paused")
		s.as(models.Reviewer).get("/acts").says("paused all sending").says("let sending go on")
	})
}

func TestSomebodyLetsAStoppedNumberGoOnWithAReason(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx := context.Background()
		company := modelstest.NewCompany(s.T, s.db)
		campaign := company.Sending(s.T, "Spring")
		if err := models.BrakeFor(ctx, s.db, campaign.ID, 131042); err != nil {
			s.Fatal(err)
		}
		b := s.as(models.Marketer)
		b.get("/sending").says("payment").says("are stopped")
		release := fmt.Sprintf("/sending/numbers/%d/release", company.Number.ID)
		s.as(models.Reviewer).post(release, url.Values{"why": {"x"}}).is(http.StatusForbidden)
		b.post(release, nil).is(http.StatusUnprocessableEntity).says("Say why it may go on")
		b.post(release, url.Values{"why": {"The card was renewed"}}).is(http.StatusOK).lacks("are stopped")
		b.stay().post(release, url.Values{"why": {"again"}}).is(http.StatusConflict)
	})
}

func TestHowOftenPeopleAreTriedAgainIsSet(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Marketer)
		b.get("/sending").holds(`value="2"`)
		for _, typed := range []string{"6", "-1", "often", ""} {
			b.post("/sending/tries", url.Values{"tries": {typed}}).is(http.StatusUnprocessableEntity).says("Enter a number from 0 to 5")
		}
		b.post("/sending/tries", url.Values{"tries": {"4"}}).is(http.StatusOK).holds(`value="4"`)
	})
}

func TestHowLateACampaignMayStartByItselfIsSet(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Marketer)
		b.get("/sending").holds(`value="30"`)
		for _, typed := range []string{"4", "1441", "soon", ""} {
			b.post("/sending/lateness", url.Values{"late": {typed}}).is(http.StatusUnprocessableEntity).says("Enter a number of minutes from 5 to 1440").holds(`value="` + typed + `"`)
		}
		b.post("/sending/lateness", url.Values{"late": {"90"}}).is(http.StatusOK).holds(`value="90"`)
		s.as(models.Reviewer).post("/sending/lateness", url.Values{"late": {"10"}}).is(http.StatusForbidden)
		s.as(models.Reviewer).get("/sending").says("more than 90 minutes late").get("/acts").says("changed how late a campaign may start by itself")
	})
}
