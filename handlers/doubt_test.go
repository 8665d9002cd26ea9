package handlers

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"testing"
	"time"

	"greenlist/models"
)

func TestSomebodyWhoIsNeverMessaged(t *testing.T) {
	eachSite(t, func(s *site) {
		s.offers()
		b := s.as(models.Admin)
		b.get("/needs-a-person").is(http.StatusOK).says("Nothing waits for you")
		s.as(models.Agent).get("/needs-a-person").is(http.StatusOK)
		page := b.get("/suppressions").is(http.StatusOK).says("Nobody is on this list")
		page.send("/suppressions", map[string]string{"phone": "nonsense"}).is(http.StatusUnprocessableEntity).says("Say whose wish it is")
		page.send("/suppressions", map[string]string{"phone": "+31 970 100 00009", "kind": "authority", "reason": "a regulator"}).isAt("/suppressions").says("a regulator").says("An authority’s")
		all, _, err := models.ListSuppressions(context.Background(), s.db, 0)
		if err != nil || len(all) != 1 {
			s.Fatalf("%+v, %v", all, err)
		}
		path := "/suppressions/1"
		b.get(path).is(http.StatusOK).send(path+"/lifts", map[string]string{"lift": " "}).is(http.StatusUnprocessableEntity).says("Say why this person may be messaged again")
		b.get(path).send(path+"/lifts", map[string]string{"lift": "a mistake"}).isAt("/suppressions").says("Nobody is on this list")
		c := s.person(1, "Mila Visser")
		b.get("/contacts/1").send("/contacts/1/suppressions", map[string]string{"kind": "asked", "reason": "by letter"}).is(http.StatusOK).says("never messaged again")
		if again, err := models.FindContact(context.Background(), s.db, c.ID); err != nil || again.SuppressedAt == nil {
			s.Errorf("%+v, %v", again, err)
		}
	})
}

// Somebody writes what may be a no for one purpose of two. Whoever reads it ends that one, or none.
func TestSomebodyReadsWhatMayBeANo(t *testing.T) {
	eachShop(t, func(s shop) {
		ctx := context.Background()
		tips, err := models.CreatePurpose(ctx, s.db, s.Marketer, models.NewPurpose{Name: "Tips"})
		if err != nil {
			s.Fatal(err)
		}
		person := s.Willing(s.T, 1)
		_, err = person.Assert(ctx, s.db, models.Assertion{PurposeIDs: []int64{tips.ID}, At: s.db.Now(), Source: models.SourceAPI, Grade: models.GradeAsserted, Words: "a box", Who: s.Marketer})
		if err != nil {
			s.Fatal(err)
		}
		stands := func(when string, offers, others models.ConsentState) {
			s.Helper()
			all, err := models.ListConsents(ctx, s.db, person.ID)
			if err != nil || len(all) != 2 || all[0].State != offers || all[1].State != others {
				s.Errorf("%s: %+v, %v", when, all, err)
			}
		}
		b, phone := s.as(models.Agent), person.PhoneNumber()[1:]
		s.clock.Advance(time.Minute)
		s.says(phone, "stop the weekly one only")
		path := b.get("/needs-a-person").says("stop the weekly one only").linkTo("/needs-a-person/1")
		page := b.get(path).says("as a possible wish to stop because of “stop").says("Only for").says("Offers").says("Tips")
		b.post(path+"/optouts", url.Values{"purpose": {"999"}}).is(http.StatusNotFound)
		b.get("/needs-a-person").says("stop the weekly one only") // still to be decided
		stands("a purpose there is not", models.ConsentGiven, models.ConsentGiven)
		page.send(path+"/optouts", map[string]string{"purpose": fmt.Sprint(tips.ID)}).isAt("/needs-a-person").says("They have stopped").says("Nothing waits for you")
		stands("only the tips", models.ConsentGiven, models.ConsentWithdrawn)
		b.post(path+"/optouts", nil).is(http.StatusConflict)
		b.post(path+"/dismissals", nil).is(http.StatusConflict)
		stands("decided twice", models.ConsentGiven, models.ConsentWithdrawn)
		b.get(path).says("They have stopped").says("Somebody has decided this already").lacks("Not about stopping")

		s.clock.Advance(time.Minute)
		s.says(phone, "stop the fortnightly one only")
		b.get("/needs-a-person/2").send("/needs-a-person/2/dismissals", map[string]string{"note": "about another company"}).isAt("/needs-a-person").says("Noted")
		stands("about something else", models.ConsentGiven, models.ConsentWithdrawn)
		b.get("/needs-a-person/2").says("It was not about stopping")

		s.clock.Advance(time.Minute)
		s.says(phone, "stop the daily one only")
		b.get("/needs-a-person/3").send("/needs-a-person/3/optouts", nil).isAt("/needs-a-person")
		stands("everything", models.ConsentWithdrawn, models.ConsentWithdrawn)
		if again, err := models.FindContact(ctx, s.db, person.ID); err != nil || again.DoubtAt != nil {
			s.Errorf("campaigns still wait for %+v, %v", again, err)
		}
		s.as(models.Reviewer).post(path+"/dismissals", nil).is(http.StatusForbidden)
	})
}
