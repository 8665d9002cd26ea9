package handlers

import (
	"context"
	"net/http"
	"path"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/views"
)

func wording(language string) models.Wording { return views.WordsIn(language) }

func TestATabletKeepsNothingForTheNextPerson(t *testing.T) {
	eachShop(t, func(s shop) {
		till, err := s.form.OpenCounter(context.Background(), s.db, s.Marketer, "Till 2")
		if err != nil {
			s.Fatal(err)
		}
		address := models.CounterLink(s.db, till.ID)
		b := s.browser()
		page := b.get(address).is(http.StatusOK).frames("'none'")
		if at := s.served(page).Place(); at.Source != models.SourceCounter || at.Tag != "till-2" || strings.Contains(at.Page, "counter") {
			s.Errorf("%+v", at)
		}
		if strings.Contains(page.text, `autocomplete="tel"`) || strings.Contains(page.text, `autocomplete="name"`) || !strings.Contains(page.text, s.notice("nl")) && !strings.Contains(page.text, s.notice("en")) {
			s.Errorf("a tablet’s page:\n%s", page.text)
		}
		s.clock.Advance(10 * time.Second)
		page.send(address, map[string]string{"phone": "12"}).is(http.StatusUnprocessableEntity).says("We do not recognise this number")
		waiting := page.send(address, map[string]string{"phone": "+3197012345678", "answer_name": "Mila Vos", "purpose": s.box()}).is(http.StatusOK).says("on your own phone")
		for _, private := range []string{"12345678", "Mila", "/r/", "/p/"} {
			if strings.Contains(waiting.text, private) {
				s.Errorf("the tablet shows %s", private)
			}
		}
		s.says("3197012345678", s.declared(waiting))
		done := b.get(waiting.at()).is(http.StatusOK).says("You are signed up")
		for _, private := range []string{"12345678", "Mila", "/r/", "/p/", "offers"} {
			if strings.Contains(done.text, private) {
				s.Errorf("the tablet shows %s afterwards", private)
			}
		}
		s.clock.Advance(counterMemory)
		s.clock.Advance(time.Second)
		b.get(waiting.at()).is(http.StatusOK).isAt(address)
		if err := s.form.CloseCounter(context.Background(), s.db, s.Marketer, till.ID); err != nil {
			s.Fatal(err)
		}
		b.get(address).is(http.StatusNotFound).says("This link does not work")
	})
}

// declared is the message of a sign-up whose page this is.
func (s shop) declared(a *answer) string {
	s.Helper()
	signup, _, _, err := models.FindSignup(context.Background(), s.db, s.form, path.Base(a.at()))
	if err != nil {
		s.Fatal(err)
	}
	return signup.Declaration
}
