package handlers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
)

// A version stays to be looked at as people saw it, in all its shapes, long after it was changed.
func TestAPublishedVersionCanBeLookedAtForEver(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		shown := s.notice("nl")
		changed := b.get("/forms/1/edit").send("/forms/1/draft", map[string]string{"headline_nl": "Groen nieuws voor iedereen"}).isAt("/forms/1")
		changed.says("You have changes that people do not see yet").says("Words in Dutch").says("added: voor iedereen").says("Publish these changes?")
		changed.send("/forms/1/versions", nil).says("Version 2")
		if page := s.browser().get(s.path() + "?lang=nl"); !strings.Contains(page.text, "voor iedereen") {
			s.Error("the change is not published")
		}
		reader := s.as(models.Reviewer)
		first := reader.get("/forms/1/versions/1?lang=nl").is(http.StatusOK).says("Version 1").says("Earlier version").says("Anna de Wit")
		saw := reader.get(first.frame("/notices/")).is(http.StatusOK)
		if !strings.Contains(saw.text, "Groen nieuws op uw telefoon") || strings.Contains(saw.text, "voor iedereen") || !strings.Contains(saw.text, shown) {
			s.Error("the first version is not shown as it was")
		}
		if policy := saw.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "sandbox") || strings.Contains(policy, "script-src") {
			s.Errorf("what people saw could do something: %s", policy)
		}
		sum := sha256.Sum256([]byte(shown))
		first.says(hex.EncodeToString(sum[:]))
		reader.get("/forms/1/versions/2").says("People see this one")
		kept := reader.get("/forms/1/versions/1/notice?lang=nl").is(http.StatusOK)
		if kept.text != shown || !strings.Contains(kept.Header.Get("Content-Disposition"), "attachment") {
			s.Errorf("the bytes handed out are not those people saw:\n%s", kept.text)
		}
		for _, kind := range models.NoticeKinds {
			notice, err := models.FindNoticeOf(context.Background(), s.db, s.version.ID, "en", kind)
			if err != nil {
				s.Fatal(err)
			}
			reader.get("/forms/1/versions/1?lang=en&kind=" + kind).is(http.StatusOK).says(notice.HexHash())
		}
		for _, path := range []string{"/forms/1/versions/9", "/forms/2/versions/1", "/forms/1/versions/9/notice", "/forms/1/comparison?from=1&to=9"} {
			reader.get(path).is(http.StatusNotFound)
		}
	})
}

func TestAnyTwoVersionsCanBeCompared(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		b.get("/forms/1/edit").send("/forms/1/draft", map[string]string{"headline_nl": "Groen nieuws voor iedereen", "accent": "#c2185b"}).send("/forms/1/versions", nil)
		reader := s.as(models.Reviewer)
		forth := reader.get("/forms/1/comparison?from=1&to=2").is(http.StatusOK)
		forth.says("removed: op uw telefoon").says("added: voor iedereen").says("Colour of buttons and links").says("#c2185b")
		reader.get("/forms/1/comparison?from=2&to=1").is(http.StatusOK).says("removed: voor iedereen").says("added: op uw telefoon")
		reader.get("/forms/1/comparison?from=2&to=2").is(http.StatusOK).says("They say the same.")
		if s.as(models.Agent).get("/forms/1/comparison?from=1&to=2").StatusCode != http.StatusForbidden {
			s.Error("whoever answers people reads what forms said")
		}
	})
}
