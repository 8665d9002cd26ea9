package handlers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/views"
)

// draws is a reviewer drawing a sample of everything there is.
func (s shop) draws(b *browser, size string) string {
	s.Helper()
	page := b.get(b.get("/samples").is(http.StatusOK).link("/samples/new")).is(http.StatusOK)
	return page.send("/samples", map[string]string{"size": size, "seed": "a throw of dice"}).is(http.StatusOK).at()
}

func TestAReviewerJudgesASampleAndSignsItOff(t *testing.T) {
	eachShop(t, func(s shop) {
		s.lived()
		for n := range 3 {
			s.Willing(s.T, n)
		}
		b := s.as(models.Reviewer)
		b.get("/samples").says("Nothing has been drawn yet")
		editor := b.get("/samples/new")
		editor.send("/samples", map[string]string{"size": "0", "since": "soon", "seed": "kept"}).is(http.StatusUnprocessableEntity).says("Enter a day, such as")
		editor.send("/samples", map[string]string{"size": "0"}).is(http.StatusUnprocessableEntity).says("Draw at least 1")
		editor.send("/samples", map[string]string{"until": "2020-01-01"}).is(http.StatusUnprocessableEntity).says("No opt-in is like that")
		editor.send("/samples", map[string]string{"do": "count", "grade": "B"}).is(http.StatusOK).says("3 opt-ins are like that")

		path := s.draws(b, "50")
		b.get(path).says("4 opt-ins of 4").says("0 of 4 judged").says("a throw of dice")
		item := b.get(b.get(path).link(path + "/items/1")).is(http.StatusOK).says("Opt-in 1 of 4").says("Number in the log")
		verdicts := path + "/items/1/verdicts"
		item.send(verdicts, map[string]string{"verdict": "flagged", "comment": "The box was ticked."}).is(http.StatusUnprocessableEntity).says("Say what is wrong with it").says("The box was ticked.")
		item.send(verdicts, map[string]string{"verdict": "flagged", "reason": "tick", "comment": "The box was ticked."}).is(http.StatusOK).isAt(path + "/items/2")

		other := s.as(models.Admin)
		beaten := item.send(verdicts, map[string]string{"verdict": "approved", "comment": "I see nothing wrong."}).is(http.StatusConflict)
		beaten.says("Somebody judged this while you looked at it").says("flagged it: it is not clear").says("You were about to approve it. “I see nothing wrong.”")
		seen := other.get(path + "/items/1").says("Flagged").says("The box was ticked.")
		other.get(seen.link("/cases/new")).is(http.StatusOK).says("Sample 1, opt-in 1: it is not clear that they agreed by themselves.")
		if strings.Contains(seen.link("/cases/new"), "box") {
			s.Error("what was written stands in an address")
		}
		s.approvesTheRest(b, path)
		b.get(path + "?show=flagged").says("The box was ticked.").says("Every opt-in has its verdict")
		b.get(path).send(path+"/signatures", nil).is(http.StatusOK).isAt(path + "/report").says("4 opt-ins were drawn, 3 approved, 1 flagged")
		s.reportStands(b, path)
	})
}

func (s shop) approvesTheRest(b *browser, path string) {
	s.Helper()
	if b.get(path).form(path+"/signatures") != nil {
		s.Error("it can be signed off though some wait")
	}
	b.post(path+"/signatures", nil).is(http.StatusUnprocessableEntity).says("Some opt-ins have no verdict yet")
	for range 3 {
		next := b.get(b.get(path).link(path + "/items/")).is(http.StatusOK)
		next.send(next.at()+"/verdicts", map[string]string{"verdict": "approved"}).is(http.StatusOK)
	}
}

// reportStands looks at a signed report in all its shapes, and tries to change it.
func (s shop) reportStands(b *browser, path string) {
	s.Helper()
	page := b.get(path + "/report").is(http.StatusOK)
	file := b.get(page.link(path + "/report.json")).is(http.StatusOK)
	sum := sha256.Sum256([]byte(file.text))
	page.says(hex.EncodeToString(sum[:]))
	list := b.get(page.link(path + "/report.csv")).is(http.StatusOK)
	if !strings.Contains(list.text, "The box was ticked.") || strings.Count(list.text, "\r\n") != 5 {
		s.Errorf("the list: %s", list.text)
	}
	if strings.Contains(file.text, "ticked") || strings.Contains(file.text, "Mila") {
		s.Error("the report names somebody")
	}
	b.post(path+"/items/1/verdicts", map[string][]string{"verdict": {"approved"}, "revision": {"1"}}).is(http.StatusConflict).says("signed off")
	b.post(path+"/signatures", nil).is(http.StatusConflict)
	b.get(b.get(path + "/items/1").is(http.StatusOK).link(path + "/items/1/dossiers/1")).is(http.StatusOK)
	for _, role := range []models.Role{models.Marketer, models.Agent} {
		for _, place := range []string{"/samples", path, path + "/items/1", path + "/report", path + "/report.json"} {
			s.as(role).get(place).is(http.StatusForbidden)
		}
	}
	if strings.Contains(s.log.String(), "97012345678") || strings.Contains(s.log.String(), "ticked") {
		s.Error("something of what was judged stands in the log")
	}
}

func TestASampleSaysWhoWasErasedMeanwhile(t *testing.T) {
	eachShop(t, func(s shop) {
		person := s.lived()
		b := s.as(models.Reviewer)
		path := s.draws(b, "5")
		if _, err := person.Erase(context.Background(), s.db, models.System, models.Erasing{Reason: ledger.ReasonArt17}); err != nil {
			s.Fatal(err)
		}
		b.get(path).says("1 erased before anybody looked").says("What proves it was erased").says("Nothing could be judged")
		item := b.get(path + "/items/1").is(http.StatusOK).says("It cannot be judged any more")
		if item.form(path+"/items/1/verdicts") != nil {
			s.Error("what was erased can be judged")
		}
		b.post(path+"/items/1/verdicts", map[string][]string{"verdict": {"approved"}}).is(http.StatusUnprocessableEntity).says("What proves this opt-in was erased")
		b.get(path).send(path+"/signatures", nil).is(http.StatusOK).says("1 erased before anybody could judge them")
		b.get(path + "/items/2").is(http.StatusNotFound)
		b.get(views.SamplePath(99)).is(http.StatusNotFound)
	})
}
