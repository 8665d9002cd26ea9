package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/static"
)

func TestEveryAnswerCarriesTheHeaders(t *testing.T) {
	eachSite(t, func(s *site) {
		in, out := s.as(models.Agent), s.browser().stay()
		for name, a := range map[string]*answer{
			"page":           in.get("/"),
			"sign-in":        out.get("/sign-in"),
			"redirect":       out.get("/settings/sessions"),
			"no such page":   in.get("/nowhere"),
			"wrong method":   in.post("/healthz", nil),
			"forbidden":      in.get("/settings/team"),
			"other site":     in.with("Sec-Fetch-Site", "cross-site").post("/sign-out", nil),
			"form with errs": out.post("/sign-in", url.Values{}),
			"dead link":      out.get("/sign-in/none"),
			"health":         out.get("/healthz"),
			"file":           out.get(static.URL("app.css")),
			"no such file":   out.get("/static/none.css"),
			"too large":      in.post("/settings/password", url.Values{"password": {strings.Repeat("x", usualBody+1)}}),
		} {
			s.carries(name, a)
		}
		s.db.Close()
		s.carries("database gone", in.get("/").is(http.StatusInternalServerError))
	})
}

func (s *site) carries(name string, a *answer) {
	s.Helper()
	csp := a.Header.Get("Content-Security-Policy")
	for _, directive := range []string{"default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} {
		if !strings.Contains(csp, directive) {
			s.Errorf("%s (%d): the policy lacks %s: %q", name, a.StatusCode, directive, csp)
		}
	}
	for header, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"} {
		if got := a.Header.Get(header); got != want {
			s.Errorf("%s (%d): %s is %q", name, a.StatusCode, header, got)
		}
	}
	if got := a.Header.Get("Cache-Control"); name != "file" && got != "no-store" {
		s.Errorf("%s (%d) may be kept: %q", name, a.StatusCode, got)
	}
	if strings.Contains(csp, "unsafe") || strings.Contains(a.text, " style=") {
		s.Errorf("%s: inline styles or scripts", name)
	}
}

func TestOnHTTPSTheCookieIsBoundToTheHost(t *testing.T) {
	eachSite(t, func(s *site) {
		path := s.link(s.user(models.Admin))
		a := s.browser().stay().post(path, nil).is(http.StatusSeeOther)
		cookie := a.Header.Get("Set-Cookie")
		for _, word := range []string{"__Host-greenlist=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"} {
			if !strings.Contains(cookie, word) {
				s.Errorf("the cookie lacks %s: %s", word, cookie)
			}
		}
		if strings.Contains(cookie, "Domain") || a.Header.Get("Strict-Transport-Security") == "" {
			s.Errorf("for other hosts too, or without HSTS: %s", cookie)
		}
	}, func(o *Options) { o.PublicURL = &url.URL{Scheme: "https", Host: "greenlist.example"} })
}
