package handlers

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

func TestHealth(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.browser()
		b.get("/healthz").is(http.StatusOK)
		b.get("/readyz").is(http.StatusOK)
		s.server.Drain()
		b.get("/readyz").is(http.StatusServiceUnavailable)
		b.get("/healthz").is(http.StatusOK)
	})
}

func TestNotReadyWithoutADatabase(t *testing.T) {
	eachSite(t, func(s *site) {
		s.db.Close()
		s.browser().get("/readyz").is(http.StatusServiceUnavailable)
		s.browser().get("/healthz").is(http.StatusOK)
	})
}

func TestOurOwnMistakesAreNotShown(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Admin)
		s.server.echo.GET("/panic", func(echo.Context) error { panic("the secret is 12345") })
		a := b.get("/panic").is(http.StatusInternalServerError).says("This is our mistake")
		if strings.Contains(a.text, "secret") {
			s.Error("people read the panic")
		}
		id := a.Header.Get("X-Request-Id")
		if id == "" || !strings.Contains(a.words(), id) || !strings.Contains(s.log.String(), "the secret is 12345") {
			s.Error("nobody can look it up")
		}
	})
}

func TestStrangersDoNotNameRequests(t *testing.T) {
	eachSite(t, func(s *site) {
		if id := s.browser().with("X-Request-Id", "forged").get("/healthz").Header.Get("X-Request-Id"); id == "" || id == "forged" {
			s.Errorf("request id %q", id)
		}
	})
}

func TestPartsOfPages(t *testing.T) {
	eachSite(t, func(s *site) {
		in := s.as(models.Admin).with("HX-Request", "true")
		if a := in.get("/").is(http.StatusOK); strings.Contains(a.text, "<html") || !strings.Contains(a.text, "<h1>Home</h1>") {
			s.Errorf("a part is not the body:\n%s", a.text)
		}
		if a := in.with("HX-Boosted", "true").get("/").is(http.StatusOK); !strings.Contains(a.text, "<html") {
			s.Error("a boosted link did not get the page")
		}
		a := in.get("/nowhere").is(http.StatusNotFound)
		if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/plain") {
			s.Errorf("an error for a part is %s", a.Header.Get("Content-Type"))
		}
		s.browser().with("HX-Request", "true").get("/").is(http.StatusUnauthorized)
		if to := in.stay().post("/sign-out", nil).is(http.StatusNoContent).Header.Get("HX-Redirect"); to != "/sign-in" {
			s.Errorf("htmx is led to %q", to)
		}
	})
}

// A page that refreshes itself all night must not keep its session alive.
func TestPollsDoNotKeepASessionAlive(t *testing.T) {
	eachSite(t, func(s *site) {
		busy, left := s.as(models.Admin), s.as(models.Agent)
		for range 4 {
			s.clock.Advance(10 * time.Minute)
			busy.get("/").isAt("/")
			left.with("Greenlist-Poll", "1").get("/")
		}
		busy.get("/").isAt("/")
		left.get("/").isAt("/sign-in")
	})
}

func TestEveryPageSaysWhenNothingIsSent(t *testing.T) {
	eachSite(t, func(s *site) {
		s.as(models.Agent).get("/settings/sessions").says("Nothing is sent: because.")
	}, func(o *Options) { o.SendingOff = "Nothing is sent: because." })
}

func TestWithoutAssetsThePageSaysWhatToDo(t *testing.T) {
	eachSite(t, func(s *site) {
		s.browser().get("/sign-in").is(http.StatusServiceUnavailable).says("make assets")
		s.browser().get("/healthz").is(http.StatusOK)
	}, func(o *Options) { o.NotBuilt = true })
}

func TestTheFormsHostServesNothingOfTheStaffs(t *testing.T) {
	eachSite(t, func(s *site) {
		here, _ := url.Parse(s.url)
		s.server.FormsURL = here
		s.server.PublicURL = &url.URL{Scheme: "http", Host: "greenlist.example"}
		s.browser().get("/sign-in").is(http.StatusNotFound)
		s.browser().get("/").is(http.StatusNotFound)
		s.browser().get("/healthz").is(http.StatusOK)
	})
}

func TestOnlyTrustedProxiesSpeakForOthers(t *testing.T) {
	loopback := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	for _, trusted := range [][]netip.Prefix{nil, loopback} {
		eachSite(t, func(s *site) {
			path := s.link(s.user(models.Agent))
			b := s.browser().with("X-Forwarded-For", "203.0.113.9")
			b.get(path).send(path, nil)
			all, err := models.ListSessions(t.Context(), s.db, s.user(models.Agent))
			if err != nil || len(all) != 1 {
				s.Fatal(all, err)
			}
			if got := all[0].Address; (got == "203.0.113.9") != (trusted != nil) {
				s.Errorf("trusting %v, the address is %s", trusted, got)
			}
		}, func(o *Options) { o.TrustedProxies = trusted })
	}
}
