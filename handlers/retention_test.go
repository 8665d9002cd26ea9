package handlers

import (
	"net/http"
	"testing"

	"greenlist/models"
)

func TestARuleIsLookedAtBeforeItIsSet(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Admin)
		page := b.get("/retention").is(http.StatusOK).says("Everywhere").says("Nothing is due yet").says("Nobody’s proof goes")
		page.send("/retention", map[string]string{"country": "", "period": "1-year", "reason": "Counsel.", "do": "look"}).is(http.StatusUnprocessableEntity).says("Choose a country").says("Counsel.")
		rule := map[string]string{"country": "DK", "period": "1-year", "reason": "Our counsel said so.", "do": "look"}
		page.send("/retention", rule).is(http.StatusOK).says("no proof goes at once").says("Set this rule")
		rule["do"] = "set"
		b.get("/retention").send("/retention", rule).is(http.StatusOK).says("The rule is set").says("Denmark").says("Everywhere else").says("Our counsel said so.")
		rule["reason"] = "Another word for it."
		b.get("/retention").send("/retention", rule).is(http.StatusUnprocessableEntity).says("This is the rule already").says("Another word for it.")
		s.as(models.Reviewer).get("/retention").is(http.StatusOK).says("Denmark")
		s.as(models.Marketer).get("/retention").is(http.StatusForbidden)
	})
}
