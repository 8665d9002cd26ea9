package handlers

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"greenlist/models"
)

func (s *site) described(c models.Contact, values map[string]string) {
	s.Helper()
	if err := c.Describe(context.Background(), s.db, models.System, models.ContactDetails{Name: c.Name, Language: "nl", Attributes: values}); err != nil {
		s.Fatal(err)
	}
}

func TestContactsAreFilteredFromOneValueToAnother(t *testing.T) {
	eachSite(t, func(s *site) {
		s.person(1, "Mila Visser")
		b := s.as(models.Marketer)
		if strings.Contains(b.get("/contacts").text, `name="from"`) {
			s.Error("a range is offered where no attribute has one")
		}
		s.attribute("Orders", models.AttributeNumber)
		s.attribute("City", models.AttributeText)
		s.described(s.person(2, "Tom Bos"), map[string]string{"orders": "12", "city": "Delft"})
		b.get("/contacts?attribute=orders&from=10&to=15,5").says("Tom Bos").says("1 person").says("Orders: 10 to 15.5")
		b.get("/contacts?attribute=orders&from=13").says("Nobody fits").says("Orders: from 13")
		b.get("/contacts?attribute=orders&value=12.0").says("Tom Bos").says("Orders: 12")
		day := s.db.Now().Format(time.DateOnly)
		b.get("/contacts?since=" + day + "&until=" + day).says("2 people").says("Joined: " + day)
		b.get("/contacts?until=2020-01-31").says("Nobody fits").says("Joined: up to 2020-01-31")
		b.get("/contacts?heard_since=" + day).says("Nobody fits").says("Last wrote: from " + day)
	})
}

func TestAFilterThatCannotBeReadIsToldOf(t *testing.T) {
	eachSite(t, func(s *site) {
		s.attribute("Orders", models.AttributeNumber)
		s.attribute("City", models.AttributeText)
		s.person(1, "Mila Visser")
		b := s.as(models.Marketer)
		for _, c := range []struct{ filter, words, kept string }{
			{"since=soon", "Write a date like 2026-11-21.", `value="soon"`},
			{"since=2026-11-21&until=2026-11-01", "This day comes before the first one.", `value="2026-11-01"`},
			{"heard_until=31-31-2026", "Write a date like 2026-11-21.", `value="31-31-2026"`},
			{"attribute=orders&from=many", "Write a number like 1234.5", `value="many"`},
			{"attribute=city&from=A", "Only numbers and dates go from one to another.", `value="A"`},
			{"from=5", "Choose which attribute this is about.", `value="5"`},
			{"value=Delft", "Choose which attribute this is about.", `value="Delft"`},
		} {
			page := b.get("/contacts?q=mila&" + c.filter).is(http.StatusUnprocessableEntity).says(c.words).says("That filter cannot be read")
			if !strings.Contains(page.text, c.kept) || !strings.Contains(page.text, `value="mila"`) {
				s.Errorf("%s: what was typed is lost", c.filter)
			}
			if strings.Contains(page.words(), "Mila Visser") {
				s.Errorf("%s: a list is shown that was not asked for", c.filter)
			}
			b.get("/contacts.csv?" + c.filter).is(http.StatusUnprocessableEntity).says(c.words)
		}
		b.post("/contacts/tags?since=soon", url.Values{"give": {"spring"}}).is(http.StatusUnprocessableEntity).says("Write a date")
	})
}

func TestThoseWhoNeedAPersonAreListed(t *testing.T) {
	eachShop(t, func(s shop) {
		mila := s.Willing(s.T, 1)
		s.Person(s.T, 2)
		b := s.as(models.Marketer)
		b.get("/contacts?person=yes").says("Nobody waits for you").says("Needs a person")
		s.says(mila.PhoneNumber()[1:], "stop the weekly one only")
		page := b.get("/contacts?person=yes").says("Person 1").says("1 person")
		if strings.Contains(page.words(), "Person 2") {
			s.Error("somebody is listed who needs nobody")
		}
		b.get("/contacts?heard_since=" + s.db.Now().Format(time.DateOnly)).says("Person 1").says("1 person")
	})
}
