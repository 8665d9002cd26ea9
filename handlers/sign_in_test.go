package handlers

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
)

const goodPassword = "lantern gravel pastry"

func TestALinkLetsInAndAPasswordAfterwards(t *testing.T) {
	eachSite(t, func(s *site) {
		path := s.link(s.user(models.Marketer))
		b := s.browser()
		b.get(path).is(http.StatusOK).says("marketer@zaailing.example")
		b.get(path).is(http.StatusOK)
		b.get("/").isAt("/sign-in")
		b.get(path).send(path, nil).isAt("/settings/password").send("/settings/password", map[string]string{"password": goodPassword}).
			isAt("/").says("Your password is set.")
		b.get("/").send("/sign-out", nil).isAt("/sign-in")
		b.get("/").isAt("/sign-in")
		b.get("/settings/sessions").isAt("/sign-in").
			send("/sign-in", map[string]string{"email": "marketer@zaailing.example", "password": goodPassword}).
			isAt("/settings/sessions").says("this browser")
		s.browser().get(path).is(http.StatusNotFound).says("This link no longer works")
	})
}

func TestAWrongPasswordSaysSoAndKeepsTheAddress(t *testing.T) {
	eachSite(t, func(s *site) {
		a := s.browser().get("/sign-in").send("/sign-in", map[string]string{"email": "who@zaailing.example", "password": "x"})
		a.is(http.StatusUnprocessableEntity).says("do not belong together")
		values, _ := filled(a.form("/sign-in"))
		if values.Get("email") != "who@zaailing.example" || values.Get("password") != "" {
			s.Errorf("the form came back with %v", values)
		}
	})
}

func TestGuessingIsThrottled(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.browser()
		for range 10 {
			b.get("/sign-in").send("/sign-in", map[string]string{"email": "who@zaailing.example"}).is(http.StatusUnprocessableEntity)
		}
		// A header that says who is asking convinces nobody.
		for _, pretended := range []string{"198.51.100.1", "198.51.100.2"} {
			b.with("X-Forwarded-For", pretended).get("/sign-in").send("/sign-in", map[string]string{"email": "who@zaailing.example"}).
				is(http.StatusTooManyRequests).says("Too many attempts.")
		}
	})
}

func TestAPlantedSessionIsNotTakenOver(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.browser()
		b.plant("planted-by-somebody-else")
		path := s.link(s.user(models.Admin))
		b.get(path).send(path, nil)
		if b.cookie() == "planted-by-somebody-else" || b.cookie() == "" {
			s.Fatalf("the session is %q", b.cookie())
		}
		thief := s.browser()
		thief.plant("planted-by-somebody-else")
		thief.get("/").isAt("/sign-in")
	})
}

func TestSigningInAgainEndsTheSessionBefore(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Admin)
		before := b.cookie()
		path := s.link(s.user(models.Agent))
		b.get(path).send(path, nil)
		if b.cookie() == before {
			s.Fatal("the token stayed the same")
		}
		thief := s.browser()
		thief.plant(before)
		thief.get("/").isAt("/sign-in")
	})
}

func TestRequestsFromOtherSitesAreRefused(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Agent)
		for name, from := range map[string]*browser{
			"cross-site": b.with("Sec-Fetch-Site", "cross-site"), "same-site": b.with("Sec-Fetch-Site", "same-site"),
			"origin": b.with("Origin", "https://evil.example"), "null": b.with("Origin", "null"),
		} {
			if got := from.post("/sign-out", nil); got.StatusCode != http.StatusForbidden {
				s.Errorf("%s: %d", name, got.StatusCode)
			}
			if got := from.post("/sign-in", nil); got.StatusCode != http.StatusForbidden {
				s.Errorf("%s, signing in: %d", name, got.StatusCode)
			}
		}
		b.get("/").is(http.StatusOK).isAt("/")
		b.with("Sec-Fetch-Site", "same-origin").with("Origin", s.url).post("/sign-out", nil).isAt("/sign-in")
	})
}

func TestTheDoorLeadsNowhereElse(t *testing.T) {
	for _, next := range []string{"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "evil", "/\t/evil.example", ""} {
		if got := local(next); got != "/" {
			t.Errorf("%q leads to %q", next, got)
		}
	}
	if got := local("/contacts/5?page=2"); got != "/contacts/5?page=2" {
		t.Errorf("a page of ours leads to %q", got)
	}
}

func TestNoTokenIsLogged(t *testing.T) {
	eachSite(t, func(s *site) {
		path := s.link(s.user(models.Admin))
		b := s.browser()
		b.get(path).send(path, nil)
		b.get("/nowhere/" + strings.TrimPrefix(path, "/sign-in/"))
		for _, secret := range []string{strings.TrimPrefix(path, "/sign-in/"), b.cookie(), "admin@zaailing.example"} {
			if strings.Contains(s.log.String(), secret) {
				s.Errorf("the log holds %s", secret)
			}
		}
		if !strings.Contains(s.log.String(), "route=/sign-in/:token") {
			s.Error("the log holds no routes either")
		}
	})
}

func TestChangingAPasswordAsksForTheOneBefore(t *testing.T) {
	eachSite(t, func(s *site) {
		u := s.user(models.Agent)
		if err := u.SetPassword(context.Background(), s.db, goodPassword, nil); err != nil {
			s.Fatal(err)
		}
		b := s.browser()
		b.get("/sign-in").send("/sign-in", map[string]string{"email": u.Email, "password": goodPassword}).isAt("/")
		b.get("/settings/password").send("/settings/password", map[string]string{"present": "wrong", "password": "copper willow shelf"}).
			is(http.StatusUnprocessableEntity).says("not your present password")
		b.get("/settings/password").send("/settings/password", map[string]string{"present": goodPassword, "password": "short"}).
			is(http.StatusUnprocessableEntity).says("at least 8")
		b.get("/settings/password").send("/settings/password", map[string]string{"present": goodPassword, "password": "copper willow shelf"}).isAt("/")
	})
}
