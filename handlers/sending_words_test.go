package handlers

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// Marketers read how many share the work, and whoever looks after the machines which they are.
func TestMachinesAreNamedToThoseWhoLookAfterThem(t *testing.T) {
	eachSite(t, func(s *site) {
		marketer, admin := s.as(models.Marketer), s.as(models.Admin)
		marketer.get("/sending").says("Nothing is running that sends")
		s.begins("shop/1203")
		marketer.get("/sending").says("This server").lacks("shop").lacks("1203")
		admin.get("/sending").says("On the machine shop, as process 1203.")
		s.begins("depot")
		marketer.get("/sending").says("2 servers share the work").says("Server 2").lacks("depot")
		admin.get("/sending").says("It calls itself depot.")
	})
}

func (s *site) begins(name string) {
	s.Helper()
	if _, err := models.RegisterProcess(context.Background(), s.db, name); err != nil {
		s.Fatal(err)
	}
}

func TestACampaignThatMissedItsTimeAsksBeforeItStarts(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx, company := context.Background(), modelstest.NewCompany(s.T, s.db)
		company.Willing(s.T, 1)
		at, plan := s.db.Now().Add(time.Hour), company.Plan("Breakfast")
		plan.ScheduledAt = &at
		campaign, err := models.CreateCampaign(ctx, s.db, company.Marketer, plan)
		if err == nil {
			err = campaign.Launch(ctx, s.db, company.Marketer)
		}
		if err != nil {
			s.Fatal(err)
		}
		const asks = "Is it still right to send it now?"
		path := fmt.Sprintf("/campaigns/%d", campaign.ID)
		s.clock.Advance(89 * time.Minute)
		marketer := s.as(models.Marketer) // anew each time: a session does not last as long
		marketer.get(path).is(http.StatusOK).isAt(path).lacks(asks)
		marketer.stay().post(path+"/start", nil).is(http.StatusConflict)
		s.clock.Advance(2 * time.Minute)
		if started, err := models.StartCampaign(ctx, s.db, campaign.ID); err != nil || started {
			s.Fatalf("it starts by itself: %v, %v", started, err)
		}
		if page := s.as(models.Reviewer).get(path).says(asks); page.form(path+"/start") != nil {
			s.Error("a reviewer is asked to start it")
		}
		marketer.get(path).says(asks).send(path+"/start", nil).is(http.StatusOK).lacks(asks)
		if started, err := models.StartCampaign(ctx, s.db, campaign.ID); err != nil || !started {
			s.Errorf("it does not start: %v, %v", started, err)
		}
	})
}

// A limit of Meta's is told where people look, once for all numbers that share it, and is no longer told when it is over.
func TestPeopleReadThatMetaTakesNothingForNow(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx, company := context.Background(), modelstest.NewCompany(s.T, s.db)
		company.Willing(s.T, 1)
		other := whatsapp.PhoneNumber{ID: "100000000000009", DisplayPhoneNumber: "+31 97 0123 4568"}
		if _, err := models.ObserveNumber(ctx, s.db, company.Account, other, "poll"); err != nil {
			s.Fatal(err)
		}
		campaign := company.Sending(s.T, "Spring")
		claimed, err := models.ClaimCampaign(ctx, s.db, campaign.ID, 1, 10)
		if err != nil || len(claimed.Dispatches) != 1 {
			s.Fatalf("claimed %+v, %v", claimed, err)
		}
		d := claimed.Dispatches[0]
		until, err := models.RestNumbers(ctx, s.db, d.MessageID, &whatsapp.Error{Code: whatsapp.CodeAccountLimit, RetryAfter: 20 * time.Minute})
		if err == nil {
			h := models.Happening{MessageID: d.MessageID, Attempt: d.Attempt, What: models.EventPutBack, Reason: "meta", Code: whatsapp.CodeAccountLimit, At: s.db.Now(), RetryAt: until}
			err = models.Advance(ctx, s.db, []models.Happening{h})
		}
		if err != nil {
			s.Fatal(err)
		}
		s.begins("shop/1203")
		page, words := fmt.Sprintf("/campaigns/%d", campaign.ID), "so it takes nothing more from any of its numbers for now. It goes on by itself in 20 minutes, and nobody is left out."
		s.as(models.Marketer).get(page).says("Waiting for Meta").says(words)
		sending := s.as(models.Marketer).get("/sending").says("Nothing goes out for the moment").says(words)
		if n := strings.Count(sending.words(), words); n != 1 {
			s.Errorf("it is told %d times", n)
		}
		s.clock.Advance(20 * time.Minute)
		s.begins("shop/1204")
		for _, path := range []string{page, "/sending"} {
			s.as(models.Marketer).get(path).lacks("takes nothing more").lacks("Waiting for Meta")
		}
	})
}

// One person each: failed, waits for another day, and nobody knows.
func TestWhatBecameOfAMessageIsReadInWordsWhereverItIsListed(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx, company := context.Background(), modelstest.NewCompany(s.T, s.db)
		for n := range 3 {
			company.Willing(s.T, n)
		}
		campaign := company.Sending(s.T, "Spring")
		claimed, err := models.ClaimCampaign(ctx, s.db, campaign.ID, 1, 10)
		if err != nil || len(claimed.Dispatches) != 3 {
			s.Fatalf("claimed %d, %v", len(claimed.Dispatches), err)
		}
		ends := []struct {
			h     models.Happening
			words string
		}{
			{models.Happening{What: models.EventRefused, Reason: "meta", Code: 131026}, whatsapp.Explain(131026).What},
			{models.Happening{What: models.EventPutBack, Reason: "meta", Code: whatsapp.CodeEnough, RetryAt: s.db.Now().Add(24 * time.Hour)}, whatsapp.Explain(whatsapp.CodeEnough).What + " It is tried again by itself."},
			{models.Happening{What: models.EventUnseen, Reason: "no_answer"}, "answer did not arrive"},
		}
		for i, d := range claimed.Dispatches {
			ends[i].h.MessageID, ends[i].h.Attempt, ends[i].h.At = d.MessageID, d.Attempt, s.db.Now()
			if err := models.Advance(ctx, s.db, []models.Happening{ends[i].h}); err != nil {
				s.Fatal(err)
			}
		}
		reviewer, path := s.as(models.Reviewer), fmt.Sprintf("/campaigns/%d", campaign.ID)
		for i, end := range ends {
			reviewer.get(path + "/recipients").says(end.words)
			if i < 2 {
				reviewer.get(fmt.Sprintf("/messages/%d", end.h.MessageID)).says(end.words)
			}
		}
		reviewer.get(path).says(ends[0].words).says("1 " + "may or may not have it").says("What we can’t know")
	})
}
