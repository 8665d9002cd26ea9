package handlers

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/views"
)

func TestAFormWearsItsCompanysColour(t *testing.T) {
	eachShop(t, func(s shop) {
		draft := s.form.Draft
		draft.Accent = "#ffcc00"
		if err := s.form.Edit(context.Background(), s.db, s.Marketer, "Counter", draft); err != nil {
			s.Fatal(err)
		}
		plain := s.browser().get(s.path())
		if strings.Contains(plain.text, "/look/") {
			s.Error("a colour shows before it is published")
		}
		if _, err := s.form.Publish(context.Background(), s.db, s.Marketer, views.DrawNotice); err != nil {
			s.Fatal(err)
		}
		page := s.browser().get(s.path()).is(http.StatusOK)
		if !strings.Contains(page.text, `<link rel="stylesheet" href="/look/ffcc00.css">`) || strings.Contains(page.text, "style=") {
			s.Errorf("the page does not wear the colour:\n%s", page.text)
		}
		sheet := s.browser().get("/look/ffcc00.css").is(http.StatusOK)
		if !strings.HasPrefix(sheet.Header.Get("Content-Type"), "text/css") || !strings.Contains(sheet.Header.Get("Cache-Control"), "public") || !strings.Contains(sheet.text, "--accent:light-dark(") {
			s.Errorf("the sheet: %v\n%s", sheet.Header, sheet.text)
		}
		for _, wrong := range []string{"/look/ffcc00", "/look/gold.css", "/look/ffcc001.css", "/look/.css"} {
			s.browser().get(wrong).is(http.StatusNotFound)
		}
	})
}

func TestAFormWearsItsCompanysLogo(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		hash, err := models.KeepLogo(context.Background(), s.db, s.Marketer, "logo.png", bytes.NewReader(drawn(s.T, 40, 20)))
		if err != nil {
			s.Fatal(err)
		}
		typed, _ := filled(b.get("/forms/1/edit").form("/forms/1/draft"))
		typed.Set("logo", strings.Repeat("ab", 32))
		b.post("/forms/1/draft", typed).is(http.StatusUnprocessableEntity).says("This picture is not here any more.")
		typed.Set("logo", hash)
		page := b.post("/forms/1/draft", typed).isAt("/forms/1").send("/forms/1/versions", nil)
		page.says("Version 2")
		if public := s.browser().get(s.path()); !strings.Contains(public.text, `<img class="public-logo" src="/pictures/`+hash+`" alt="Zaailing">`) {
			s.Errorf("the page has no logo:\n%s", public.text)
		}
		typed, _ = filled(b.get("/forms/1/edit").form("/forms/1/draft"))
		typed.Set("logo_remove", "yes")
		b.post("/forms/1/draft", typed).isAt("/forms/1")
		if form, err := models.FindForm(context.Background(), s.db, 1); err != nil || form.Draft.Logo != "" {
			s.Errorf("the logo is still %q, %v", form.Draft.Logo, err)
		}
	})
}
