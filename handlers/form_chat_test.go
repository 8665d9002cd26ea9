package handlers

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"greenlist/models"
)

func TestTheWordsOfAForm(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		page := b.get("/forms/1/chat").is(http.StatusOK).says("Wilt u aanbiedingen voor planten van Zaailing via WhatsApp ontvangen").says("Ask after every ad")
		bad := page.send("/forms/1/keywords", map[string]string{"start_nl": "STOP", "info_nl": "PLANTEN INFO"}).is(http.StatusUnprocessableEntity).says("This means stop to everybody already")
		if !strings.Contains(bad.text, `value="PLANTEN INFO"`) || !strings.Contains(bad.text, `value="STOP"`) {
			s.Error("what was typed is lost")
		}
		good := bad.send("/forms/1/keywords", map[string]string{"start_nl": "PLANTEN AAN", "stop_nl": "PLANTEN UIT"}).isAt("/forms/1/chat").says("Saved.").says("PLANTEN AAN")
		good.says("Link with “PLANTEN AAN” already typed")
		good.send("/forms/1/ads", map[string]string{"ads": "120 x9"}).is(http.StatusUnprocessableEntity).says("“x9” is no id of an ad").
			send("/forms/1/ads", map[string]string{"ads": "120\n121", "any": "on"}).isAt("/forms/1/chat").says("Saved.")
		if ids, err := models.ListAds(context.Background(), s.db, 1); err != nil || strings.Join(ids, " ") != " 120 121" {
			s.Errorf("ads %q, %v", ids, err)
		}
		read := s.as(models.Reviewer).get("/forms/1/chat").is(http.StatusOK).says("PLANTEN AAN")
		if read.form("/forms/1/keywords") != nil || read.form("/forms/1/ads") != nil {
			s.Error("a reviewer is offered to change words")
		}
		s.as(models.Reviewer).post("/forms/1/keywords", nil).is(http.StatusForbidden)
	})
}

func TestAskingSomebodyWhoWrote(t *testing.T) {
	eachShop(t, func(s shop) {
		person := s.Person(s.T, 1)
		b := s.as(models.Marketer)
		path := "/contacts/1"
		if page := b.get(path).is(http.StatusOK); page.form(path+"/questions") != nil {
			s.Error("somebody who never wrote can be asked")
		}
		b.post(path+"/questions", url.Values{"form": {"1"}}).is(http.StatusUnprocessableEntity).says("They wrote longer than 24 hours ago")
		s.says(strings.TrimPrefix(person.PhoneNumber(), "+"), "Do you have roses?")
		page := b.get(path).says("Ask for their yes")
		page.send(path+"/questions", map[string]string{"form": "99"}).is(http.StatusUnprocessableEntity).says("Choose a form.")
		page.send(path+"/questions", nil).isAt(path).says("Asked. Their answer appears here.").says("your question")
		page.send(path+"/questions", nil).is(http.StatusUnprocessableEntity).says("has not answered yet")
		s.as(models.Reviewer).post(path+"/questions", url.Values{"form": {"1"}}).is(http.StatusForbidden)
	})
}
