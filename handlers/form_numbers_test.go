package handlers

import (
	"net/http"
	"testing"

	"greenlist/models"
)

func TestTheNumbersOfAForm(t *testing.T) {
	eachShop(t, func(s shop) {
		marketer := s.as(models.Marketer)
		path := formPath(s.form) + "/numbers"
		marketer.get(path).is(http.StatusOK).says("No numbers yet")
		b := s.browser().with("Accept-Language", "nl")
		for range 3 {
			b.get(s.path() + "?tag=shop-window").is(http.StatusOK)
		}
		b.get(s.path() + "?lang=en").is(http.StatusOK)
		for _, program := range []string{"Googlebot/2.1", "WhatsApp/2.23", "facebookexternalhit/1.1"} {
			s.browser().with("User-Agent", program).get(s.path()).is(http.StatusOK)
		}
		page := s.fills(b, "097012345678")
		s.says("3197012345678", page.declaration())
		n := marketer.get(path + "?days=90").is(http.StatusOK)
		n.says("25% of those who saw the form confirmed").says("shop-window").says("Last 90 days")
		marketer.get(path + "?days=77").is(http.StatusOK)
	})
}
