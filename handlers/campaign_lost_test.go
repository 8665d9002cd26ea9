package handlers

import (
	"net/http"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestSomebodyDecidesWhetherToSendAgainWhatNothingWasHeardOf(t *testing.T) {
	eachSite(t, func(s *site) {
		company := modelstest.NewCompany(s.T, s.db)
		for n := range 3 {
			company.Willing(s.T, n)
		}
		page := campaignAt(company.Lost(s.T, s.clock, 2))
		resends := page + "/resends"
		reviewer := s.as(models.Reviewer)
		reviewed := reviewer.get(page).says("Nothing was heard of 2 people").says("Most likely they do not have the message")
		if reviewed.form(resends) != nil {
			s.Error("a reviewer may decide")
		}
		reviewer.post(resends, nil).is(http.StatusForbidden)

		marketer := s.as(models.Marketer)
		offered := marketer.get(page).says("Finished").says("Of 2 people we do not know whether they got it").says("Whoever did get it gets it twice.")
		offered.send(resends, nil).isAt(page).says("It goes again to those of whom nothing was heard.").says("2 still waiting").
			says("sent the campaign “Lost” again to those of whom nothing had been heard")
		again := marketer.post(resends, nil).is(http.StatusConflict).says("There is nobody left to send it to again.")
		if again.form(resends) != nil {
			s.Error("it is offered once more")
		}
	})
}

func TestWhoWaitsForNewsIsToldWhatComesOfIt(t *testing.T) {
	eachSite(t, func(s *site) {
		company := modelstest.NewCompany(s.T, s.db)
		company.Willing(s.T, 1)
		campaign := company.Sending(s.T, "Fresh")
		company.Lose(s.T, campaign, 1)
		page := s.as(models.Marketer).get(campaignAt(campaign)).says("Meta’s answer about 1 person did not arrive").says("if nothing is heard of it for a day")
		if page.form(campaignAt(campaign)+"/resends") != nil {
			s.Error("it may be sent again before anything could be heard")
		}
	})
}

// All of a page is drawn anew when its campaign begins, stands still, or ends: what it offers, and what staff did, stand outside the part that keeps itself
// fresh.
func TestAPageThatKeepsItselfFreshIsDrawnAnewWhereMoreHasChanged(t *testing.T) {
	eachSite(t, func(s *site) {
		company := modelstest.NewCompany(s.T, s.db)
		company.Willing(s.T, 1)
		page := campaignAt(company.Sending(s.T, "Spring"))
		marketer := s.as(models.Marketer)
		poll := marketer.with("Greenlist-Poll", "1").with("HX-Request", "true").with("HX-Target", "campaign-now")
		same := poll.get(page + "?seen=sending").is(http.StatusOK).says("1 still waiting").lacks("Activity")
		if same.Header.Get("HX-Retarget") != "" {
			s.Error("nothing has changed, and the page is drawn anew")
		}
		marketer.get(page).send(page+"/pause", nil).says("Paused")
		changed := poll.get(page + "?seen=sending").is(http.StatusOK).says("This campaign is paused").says("paused the campaign “Spring”")
		if changed.Header.Get("HX-Retarget") != "#campaign" {
			s.Error("it stands still, and the page is not drawn anew")
		}
		poll.get(page + "?seen=paused").is(http.StatusOK).says("This campaign is paused").lacks("Activity")
		marketer.post(page+"/cancellation", nil)
		if over := poll.get(page + "?seen=paused").says("Cancelled"); over.form(page+"/cancellation") != nil {
			s.Error("what is over is offered")
		}
	})
}

// Everybody is asked for the page, and not every two seconds.
func TestAPlannedCampaignShowsWhoWouldGetIt(t *testing.T) {
	eachSite(t, func(s *site) {
		company := modelstest.NewCompany(s.T, s.db)
		company.Willing(s.T, 1)
		company.Person(s.T, 2)
		at := campaignAt(company.Planned(s.T, "Tomorrow", s.clock.Now().Add(24*time.Hour)))
		marketer := s.as(models.Marketer)
		page := marketer.get(at).says("Scheduled").says("1 person will get this; 1 won’t").says("1 person never agreed to this").says("As things stand now")
		for _, figures := range []string{"Delivered", "See every person"} {
			page.lacks(figures)
		}
		marketer.with("Greenlist-Poll", "1").get(at + "?seen=scheduled").is(http.StatusOK).says("Starts tomorrow").lacks("will get this")
	})
}
