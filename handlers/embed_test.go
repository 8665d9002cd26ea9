package handlers

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"greenlist/models"
	"greenlist/static"
)

// on lets a website show the form.
func (s shop) on(origin string, staging bool) shop {
	s.Helper()
	if _, err := s.form.AllowOrigin(context.Background(), s.db, s.Marketer, origin, staging); err != nil {
		s.Fatal(err)
	}
	return s
}

// framed is the address of the form in a frame on a website.
func (s shop) framed(origin string, more ...string) string {
	query := url.Values{"embed": {origin}}
	for i := 0; i < len(more); i += 2 {
		query.Set(more[i], more[i+1])
	}
	return s.path() + "?" + query.Encode()
}

func (a *answer) frames(ancestors string) *answer {
	a.Helper()
	if csp := a.Header.Get("Content-Security-Policy"); !strings.HasSuffix(csp, "frame-ancestors "+ancestors) {
		a.Errorf("%s may be framed as %q, want %s", a.Request.URL, csp, ancestors)
	}
	return a
}

func TestOnlyListedWebsitesShowAForm(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.browser()
		b.get(s.path()).is(http.StatusOK).frames("'none'")
		b.get(s.framed("https://shop.example")).is(http.StatusNotFound).frames("'none'").says("This link does not work")
		s.on("https://shop.example", false).on("http://localhost:3000", true)
		a := b.get(s.framed("https://shop.example")).is(http.StatusOK).frames("https://shop.example http://localhost:3000")
		for header, want := range map[string]string{"Cross-Origin-Resource-Policy": "cross-origin", "Cross-Origin-Embedder-Policy": "require-corp"} {
			if got := a.Header.Get(header); got != want {
				s.Errorf("%s: %q", header, got)
			}
		}
		for _, stranger := range []string{
			"https://shop.example.", "https://SHOP.example", "https://shop.example/", "https://shop.example:443", "http://shop.example", "https://x.shop.example",
			"https://shop.example.evil.example", "https://evil.example", "https://shop.example@evil.example", "null", "*", "'self'", "http://localhost:3001",
		} {
			b.get(s.framed(stranger)).is(http.StatusNotFound).frames("'none'")
			b.post(s.framed(stranger), url.Values{}).is(http.StatusNotFound).frames("'none'")
		}
		b.get(s.framed(s.url)).is(http.StatusOK).frames(s.url) // our own page, to try it out
		b.get(s.path()).is(http.StatusOK).frames("'none'")
	})
}

func (s shop) served(a *answer) models.Served {
	s.Helper()
	for n := range a.document().Descendants() {
		if n.Type == html.ElementNode && attribute(n, "name") == "served" {
			served, err := models.ReadServed(s.db, attribute(n, "value"))
			if err != nil {
				s.Fatal(err)
			}
			return served
		}
	}
	s.Fatalf("no token on %s", a.text)
	return models.Served{}
}

func TestTheTokenSaysWhereTheFormStood(t *testing.T) {
	eachShop(t, func(s shop) {
		s.on("https://shop.example", false).on("https://test.example", true)
		b := s.browser()
		at := s.served(b.get(s.framed("https://shop.example", "page", "https://shop.example/offers?secret=1#x", "tag", "spring", "ref", "search.example"))).Place()
		if want := (models.Place{Source: models.SourceWidget, Origin: "https://shop.example", Page: "https://shop.example/offers", Tag: "spring", Referrer: "search.example"}); at != want {
			s.Errorf("%+v", at)
		}
		at = s.served(b.get(s.framed("https://test.example", "page", "https://shop.example/offers", "ref", "https://user@x/\r\nA: b"))).Place()
		if want := (models.Place{Source: models.SourceWidget, Origin: "https://test.example", Page: "https://test.example/", Staging: true}); at != want {
			s.Errorf("a page elsewhere is believed: %+v", at)
		}
	})
}

// In the frame somebody makes a mistake, mends it, confirms, and every page of it stays one that the website may show.
func TestSigningUpInAFrame(t *testing.T) {
	eachShop(t, func(s shop) {
		s.on("https://shop.example", false)
		b := s.browser()
		page := b.get(s.framed("https://shop.example", "lang", "nl", "theme", "dark", "corners", "square")).is(http.StatusOK)
		if !strings.Contains(page.text, `class="embedded theme-dark square" data-embed="https://shop.example"`) || !strings.Contains(page.text, s.notice("nl")) {
			s.Errorf("the frame’s page:\n%s", page.text)
		}
		s.clock.Advance(10 * time.Second)
		action := attribute(firstForm(page), "action")
		again := page.send(action, map[string]string{"phone": "12"}).is(http.StatusUnprocessableEntity).frames("https://shop.example")
		waiting := again.send(action, map[string]string{"phone": "+3197012345678", "purpose": s.box()}).is(http.StatusOK).frames("https://shop.example").says("Nog één stap")
		if !strings.Contains(waiting.text, `target="_blank" rel="noopener"`) {
			s.Error("WhatsApp would open in the frame")
		}
		s.says("3197012345678", waiting.declaration())
		done := b.get(waiting.Request.URL.RequestURI()).is(http.StatusOK).frames("https://shop.example").says("U bent aangemeld")
		if b.cookie() != "" || done.Header.Get("Set-Cookie") != "" {
			s.Error("a frame set a cookie")
		}
		b.get(waiting.at()).is(http.StatusOK).frames("'none'")
	})
}

func firstForm(a *answer) *html.Node {
	for n := range a.document().Descendants() {
		if n.Data == "form" {
			return n
		}
	}
	a.Fatalf("no form:\n%s", a.text)
	return nil
}

func TestACheckoutGetsAToken(t *testing.T) {
	eachShop(t, func(s shop) {
		s.on("https://shop.example", false)
		b := s.browser()
		block := b.get(s.framed("https://shop.example", "mode", "checkout", "lang", "en")).is(http.StatusOK).frames("https://shop.example")
		if strings.Contains(block.text, "<button") || strings.Contains(block.text, "checked") || !strings.Contains(block.text, "any time: send STOP") {
			s.Errorf("the block:\n%s", block.text)
		}
		token := attribute(firstInput(block, "served"), "value")
		var answered struct{ Token, Error string }
		b.post(s.path()+"/ticks", url.Values{"served": {token}, "purpose": {s.box()}}).is(http.StatusOK).reads(&answered)
		s.clock.Advance(10 * time.Second)
		signup, err := models.CompleteCheckout(context.Background(), s.db, models.Checkout{Ticket: answered.Token, Phone: "+3197012345678", Wording: wording})
		if err != nil || signup.Source != models.SourceCheckout || !strings.Contains(signup.Declaration, "Yes, I want to receive") {
			s.Fatalf("%+v, %v", signup, err)
		}
		for _, wrong := range []url.Values{{"served": {token}}, {"served": {"x"}, "purpose": {s.box()}}, {"served": {token}, "purpose": {"999"}}, {}} {
			b.post(s.path()+"/ticks", wrong).is(http.StatusUnprocessableEntity)
		}
	})
}

func firstInput(a *answer, name string) *html.Node {
	for n := range a.document().Descendants() {
		if n.Data == "input" && attribute(n, "name") == name {
			return n
		}
	}
	a.Fatalf("no input %s:\n%s", name, a.text)
	return nil
}

func (a *answer) reads(into any) {
	a.Helper()
	if err := json.Unmarshal([]byte(a.text), into); err != nil {
		a.Fatalf("%v: %s", err, a.text)
	}
}

func TestTheLoaderIsForEveryWebsite(t *testing.T) {
	loader, ok := static.WidgetLoader()
	if !ok {
		t.Skip("the scripts are not built: make assets")
	}
	eachSite(t, func(s *site) {
		for path, keeps := range map[string]string{"/widget/v1.js": "max-age=600", "/widget/v1." + loader.Hash + ".js": "immutable"} {
			a := s.browser().get(path).is(http.StatusOK)
			if !strings.Contains(a.Header.Get("Cache-Control"), keeps) || a.text != string(loader.Body) {
				s.Errorf("%s: %s", path, a.Header.Get("Cache-Control"))
			}
			for header, want := range map[string]string{
				"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript; charset=utf-8", "X-Content-Type-Options": "nosniff",
			} {
				if got := a.Header.Get(header); got != want {
					s.Errorf("%s: %s is %q", path, header, got)
				}
			}
		}
		for _, path := range []string{"/widget/v1.000000000000.js", "/widget/v2.js", "/widget/..%2fv1.js"} {
			s.browser().get(path).is(http.StatusNotFound)
		}
	})
}

// What a website loads before anybody has done anything, compressed: the loader, and in the frame the page, its style sheet and its scripts.
func TestTheWholeWidgetIsLight(t *testing.T) {
	loader, ok := static.WidgetLoader()
	if !ok {
		t.Skip("the scripts are not built: make assets")
	}
	eachShop(t, func(s shop) {
		s.on("https://shop.example", false)
		for _, language := range models.Languages {
			page := s.browser().get(s.framed("https://shop.example", "hl", language)).is(http.StatusOK)
			parts := map[string]int{"loader": len(loader.Squeezed), "page": squeezed([]byte(page.text))}
			for n := range page.document().Descendants() {
				if asset := attribute(n, "href") + attribute(n, "src"); strings.HasPrefix(asset, static.Prefix) || strings.HasPrefix(asset, "/look/") {
					parts[asset] = squeezed([]byte(s.browser().get(asset).is(http.StatusOK).text))
				}
			}
			whole := 0
			for _, size := range parts {
				whole += size
			}
			s.Logf("%s: %d bytes: %v", language, whole, parts)
			if whole > 15_000 || len(parts) < 4 {
				s.Errorf("%s: %d bytes in %d parts", language, whole, len(parts))
			}
		}
	})
}

func squeezed(content []byte) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write(content)
	w.Close()
	return b.Len()
}
