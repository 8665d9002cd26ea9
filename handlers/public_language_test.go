package handlers

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/labstack/echo/v4"
)

func asks(accept, query string) echo.Context {
	r := httptest.NewRequest(http.MethodGet, "/f/x"+query, nil)
	r.Header.Set("Accept-Language", accept)
	return echo.New().NewContext(r, httptest.NewRecorder())
}

func TestPeopleReadTheirOwnLanguage(t *testing.T) {
	offered := []string{"en", "nl", "de", "da", "fr"}
	for _, c := range []struct{ accept, query, want string }{
		{"nl-BE,en;q=0.5", "", "nl"}, {"de-AT", "", "de"}, {"nb-NO", "", "da"}, {"fr-CA, en", "", "fr"}, {"ja", "", "en"}, {"", "", "en"},
		{"not a language ;;;", "", "en"}, {"nl", "?lang=de", "de"}, {"nl", "?lang=sv", "nl"},
	} {
		if got := preferred(asks(c.accept, c.query), offered); got != c.want {
			t.Errorf("%q %s: %s, want %s", c.accept, c.query, got, c.want)
		}
	}
}

func TestWhereANumberIsFrom(t *testing.T) {
	for _, c := range []struct{ accept, page, company, want string }{
		{"nl-BE", "nl", "NL", "BE"}, {"nl", "nl", "NL", "NL"}, {"en-US,en", "nl", "DE", "NL"}, {"en-US", "en", "DK", "DK"}, {"en-GB", "en", "DK", "GB"},
		{"de-CH,fr-CH", "en", "DK", "CH"}, {"", "en", "", "GB"},
	} {
		if got := country(asks(c.accept, ""), c.page, c.company); got != c.want {
			t.Errorf("%q on a page in %s: %s, want %s", c.accept, c.page, got, c.want)
		}
	}
}
