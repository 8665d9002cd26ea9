package handlers

import (
	"context"
	"net/http"
	"strings"
	"testing"

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
