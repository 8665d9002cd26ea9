package handlers

import (
	"context"
	"net/http"
	"testing"

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
