package handlers

import (
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
)

func TestAPurposeShowsWhatItSaidBefore(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		editor := b.get("/purposes/1/edit")
		page := editor.send("/purposes/1", map[string]string{"often_nl": "elke maand", "valid_months": "24"}).isAt("/purposes/1")
		page.says("Before: hooguit twee keer per maand Now: elke maand").says("24 months after they said it").says("Older words, of version 1").says("Publish the form again")
		late := editor.send("/purposes/1", map[string]string{"often_nl": "elke dag"}).is(http.StatusUnprocessableEntity).says("Somebody else changed this purpose")
		if !strings.Contains(late.text, `value="elke dag"`) {
			s.Error("what was typed is gone")
		}
		late.send("/purposes/1", nil).isAt("/purposes/1").says("elke dag").says("Version 3")
		editor.send("/purposes/1", map[string]string{"valid_months": "soon"}).is(http.StatusUnprocessableEntity).says("a number of months from 1 to 120")
		reviewer := s.as(models.Reviewer).get("/purposes/1").is(http.StatusOK).says("elke dag")
		for n := range reviewer.document().Descendants() {
			if n.Data == "form" && strings.HasPrefix(attribute(n, "action"), "/purposes") || strings.HasSuffix(attribute(n, "href"), "/edit") {
				s.Errorf("a reviewer is offered %v", n.Attr)
			}
		}
	})
}

func TestAPurposeInUseIsNotArchived(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		page := b.get("/purposes/1").says("Today’s words")
		page.send("/purposes/1/archive", nil).is(http.StatusUnprocessableEntity).says("cannot be archived now").says("“Counter”")
		b.post("/forms/1/stop", nil).is(http.StatusOK)
		archived := page.send("/purposes/1/archive", nil).isAt("/purposes/1").says("Archived. Nobody is asked for it any more.")
		b.get("/purposes").says("Archived")
		b.get("/forms/1/edit").is(http.StatusOK)
		b.post("/forms/1/stop?_method=DELETE", nil).is(http.StatusUnprocessableEntity).says("archived")
		archived.send("/purposes/1/archive?_method=DELETE", nil).isAt("/purposes/1").says("Back in use.")
		b.post("/forms/1/stop?_method=DELETE", nil).is(http.StatusOK)
	})
}
