package handlers

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/views"
)

func (s *site) person(n int, name string) models.Contact {
	s.Helper()
	c, err := models.AddContact(context.Background(), s.db, models.System, models.NewContact{
		Phone: fmt.Sprintf("+31970%08d", 10_000_000+n), Name: name, Language: "nl", Source: "paper", Tags: []string{"vip"},
	})
	if err != nil {
		s.Fatal(err)
	}
	return c
}

func TestContactsAreListedAndFound(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Reviewer)
		empty := b.get("/contacts").is(http.StatusOK).says("Nobody here yet")
		if strings.Contains(empty.text, "/imports/new") {
			s.Error("a reviewer is offered an import")
		}
		for n := range 60 {
			s.person(n, fmt.Sprintf("Person %d", n))
		}
		first := b.get("/contacts").says("60 people").says("Person 59").says("Never agreed")
		if strings.Contains(first.words(), "Person 9 ") || !strings.Contains(first.text, "before=") {
			s.Error("the first page does not end after fifty")
		}
		if second := b.get("/contacts?before=11").says("Person 9"); !strings.Contains(second.text, "after=10") {
			s.Error("there is no way back")
		}
		found := b.get("/contacts?q=person+7&country=NL&language=nl&tag=vip").says("Person 7").says("1 person")
		for _, kept := range []string{`value="person 7"`, `value="NL" selected`, `value="nl" selected`, `value="vip"`} {
			if !strings.Contains(found.text, kept) {
				s.Errorf("the filter %s is lost", kept)
			}
		}
		b.get("/contacts?q=nobody").says("Nobody fits").says("Show everyone")
		b.get("/contacts?consent=zebra&before=x&after=-1").is(http.StatusOK)
		s.as(models.Agent).get("/contacts").is(http.StatusForbidden)
	})
}

func TestAnOptOutIsRecordedAtOnce(t *testing.T) {
	eachSite(t, func(s *site) {
		s.offers()
		c := s.person(1, "Mila Visser")
		path := views.ContactPath(c.ID)
		b := s.as(models.Marketer)
		page := b.get(path).is(http.StatusOK).says("Mila Visser").says("+31 970 100 00001").says("No campaign reaches this person").says("Never agreed").says("Became a contact")
		page.send(path+"/optouts", map[string]string{"note": " "}).is(http.StatusUnprocessableEntity).says("Say how this person told you")
		if consents, _ := models.ListConsents(context.Background(), s.db, c.ID); len(consents) != 0 {
			s.Fatal("a refused opt-out was recorded")
		}
		page.send(path+"/optouts", map[string]string{"via": "phone"}).isAt(path).says("Recorded.").says("Took it back").says("Said stop: Offers").says("Told the staff “by telephone”")
		consents, err := models.ListConsents(context.Background(), s.db, c.ID)
		if err != nil || len(consents) != 1 || consents[0].State != models.ConsentWithdrawn {
			s.Errorf("%+v, %v", consents, err)
		}
		if reader := s.as(models.Reviewer).get(path).is(http.StatusOK); strings.Contains(reader.text, "/optouts") {
			s.Error("a reviewer is offered to record an opt-out")
		}
		b.get("/contacts/999").is(http.StatusNotFound)
	})
}
