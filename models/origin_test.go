package models_test

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"greenlist/models"
)

func TestOriginsAreWrittenAsBrowsersDo(t *testing.T) {
	for typed, want := range map[string]string{
		"https://www.zaailing.example":             "https://www.zaailing.example",
		" HTTPS://WWW.Zaailing.EXAMPLE/shop?a=1#b": "https://www.zaailing.example",
		"zaailing.example":                         "https://zaailing.example",
		"zaailing.example/winkel":                  "https://zaailing.example",
		"https://zaailing.example:443":             "https://zaailing.example",
		"http://zaailing.example:80":               "http://zaailing.example",
		"https://zaailing.example:8443":            "https://zaailing.example:8443",
		"https://zaailing.example:08443":           "https://zaailing.example:8443",
		"https://zaailing.example.":                "https://zaailing.example",
		"https://käsehaus.example":                 "https://xn--ksehaus-5wa.example",
		"https://KÄSEHAUS.example":                 "https://xn--ksehaus-5wa.example",
		"https://zaailing。example":                 "https://zaailing.example",
		"http://localhost:3000":                    "http://localhost:3000",
		"http://127.0.0.1:8080/":                   "http://127.0.0.1:8080",
		"https://a.b.c.zaailing.example":           "https://a.b.c.zaailing.example",
	} {
		if got, err := models.ParseOrigin(typed); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", typed, got, err, want)
		}
	}
}

func TestWhatIsNoOriginIsRefused(t *testing.T) {
	for _, typed := range []string{
		"", " ", "null", "https://", "https:///path", "*", "https://*.zaailing.example", "https://user@zaailing.example", "https://zaailing.example@evil.example",
		"https://user:secret@zaailing.example", "ftp://zaailing.example", "javascript:alert(1)", "data:text/html,x", "file:///etc", "blob:https://zaailing.example/1",
		"https://zaailing.example:0", "https://zaailing.example:65536", "https://zaailing.example:", "https://zaailing.example:x", "https://[::1]", "https://[::1]:3000",
		"https://zaailing", "https://zaailing..example", "https://-zaailing.example", "https://zaailing_.example", "https://zaailing.example;script-src *",
		"https://zaailing.example, https://evil.example", "https://zaailing.example 'self'", "https://zaailing.example\\@evil.example", "https://zaailing.example%00.evil.example",
		"https://0x7f.1", "https://127.1", "https://2130706433", "https://127.0.0.01", "https://1.2.3.4.5", "https://256.1.1.1", "https://zaailing.example\n",
		"https://" + strings.Repeat("a.", 130) + "example", "https://zaailing.example\r\nX: 1", "//", "://zaailing.example",
	} {
		got, err := models.ParseOrigin(typed)
		if strings.TrimSpace(typed) == "https://zaailing.example" { // a line pasted with its end
			continue
		}
		var wrong models.Invalid
		if !errors.As(err, &wrong) || wrong["origin"] == "" {
			t.Errorf("%q was taken as %q (%v)", typed, got, err)
		}
	}
}

func TestAPageCountsOnlyOnItsOwnWebsite(t *testing.T) {
	const origin = "https://shop.example"
	for address, want := range map[string]string{
		"https://shop.example/a/b?token=1#c":        origin + "/a/b",
		"https://shop.example":                      origin + "/",
		"https://SHOP.example:443/a":                origin + "/a",
		"https://shop.example.evil.example/a":       origin + "/",
		"https://shop.example@evil.example/a":       origin + "/",
		"https://evil.example/shop.example":         origin + "/",
		"http://shop.example/a":                     origin + "/",
		"https://shop.example:8443/a":               origin + "/",
		"/a":                                        origin + "/",
		"null":                                      origin + "/",
		"":                                          origin + "/",
		"https://shop.example/caf%C3%A9?q":          origin + "/caf%C3%A9",
		"javascript://shop.example/%0aalert(1)//?x": origin + "/",
	} {
		if got := models.PageOn(origin, address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

var plainOrigin = regexp.MustCompile(`^https?://[a-z0-9.-]+(:[1-9][0-9]{0,4})?$`)

// Whatever is typed: an origin fits a policy's header, is its own origin, and names the host that a second reader finds in what was typed.
func FuzzOrigin(f *testing.F) {
	for _, seed := range []string{"https://shop.example", "shop.example:8443/x", "http://127.0.0.1", "https://KÄSE.example.", "https://a@b.example", "https://[::1]", "null", "*"} {
		f.Add(seed, "https://shop.example/a?b")
	}
	f.Fuzz(func(t *testing.T, typed, address string) {
		origin, err := models.ParseOrigin(typed)
		if err != nil {
			return
		}
		if !plainOrigin.MatchString(origin) {
			t.Fatalf("%q became %q", typed, origin)
		}
		if again, err := models.ParseOrigin(origin); err != nil || again != origin {
			t.Fatalf("%q became %q, and that %q (%v)", typed, origin, again, err)
		}
		page := models.PageOn(origin, address)
		u, err := url.Parse(page)
		if err != nil || u.Scheme+"://"+u.Host != origin || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
			t.Fatalf("%q on %q became %q (%v)", address, origin, page, err)
		}
	})
}
