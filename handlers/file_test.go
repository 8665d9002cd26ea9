package handlers

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// drawn is a picture of a certain size.
func drawn(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestALogoIsForEverybodyAndCanDoNothing(t *testing.T) {
	eachSite(t, func(s *site) {
		c := modelstest.NewCompany(s.T, s.db)
		hash, err := models.KeepLogo(context.Background(), s.db, c.Marketer, "logo.png", bytes.NewReader(drawn(s.T, 20, 10)))
		if err != nil {
			s.Fatal(err)
		}
		got := s.browser().get("/pictures/" + hash).is(http.StatusOK)
		for name, want := range map[string]string{
			"Content-Type": "image/png", "X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=31536000, immutable",
			"Content-Security-Policy": filePolicy, "Cross-Origin-Resource-Policy": "same-origin", "Set-Cookie": "",
		} {
			if got.Header.Get(name) != want {
				s.Errorf("%s: %q", name, got.Header.Get(name))
			}
		}
		if p, err := png.DecodeConfig(strings.NewReader(got.text)); err != nil || p.Width != 20 {
			s.Errorf("%v, %v", p, err)
		}
		private, err := models.KeepPicture(context.Background(), s.db, bytes.NewReader(drawn(s.T, 30, 30)), models.LogoLimits)
		if err != nil {
			s.Fatal(err)
		}
		for _, hash := range []string{private.Name(), "0", strings.Repeat("a", 64)} {
			s.browser().get("/pictures/" + hash).is(http.StatusNotFound)
		}
	})
}

func TestAttachmentsAreForReaders(t *testing.T) {
	eachSite(t, func(s *site) {
		c, ctx := modelstest.NewCompany(s.T, s.db), context.Background()
		person := c.Person(s.T, 1)
		card, err := models.KeepDocument(ctx, s.db, strings.NewReader("%PDF-1.7\n<script>alert(1)</script>"))
		if err != nil {
			s.Fatal(err)
		}
		photo, err := models.KeepDocument(ctx, s.db, bytes.NewReader(drawn(s.T, 9, 9)))
		if err != nil {
			s.Fatal(err)
		}
		for _, n := range []models.NewAttachment{{FileID: card.ID, Name: "Kärtchen \"1\".pdf"}, {FileID: photo.ID, Name: "card.png"}} {
			n.ContactID, n.Subject = &person.ID, models.AttachedEvidence
			if err := models.Attach(ctx, s.db, c.Marketer, n); err != nil {
				s.Fatal(err)
			}
		}
		all, err := person.Attachments(ctx, s.db)
		if err != nil || len(all) != 2 {
			s.Fatal(all, err)
		}
		path := func(n int) string { return "/attachments/" + strconv.FormatInt(all[n].ID, 10) }
		got := s.as(models.Reviewer).get(path(0)).is(http.StatusOK)
		if d := got.Header.Get("Content-Disposition"); !strings.HasPrefix(d, "attachment; filename*=utf-8''K%C3%A4rtchen") || got.Header.Get("Content-Type") != "application/pdf" {
			s.Errorf("%s, %s", d, got.Header.Get("Content-Type"))
		}
		if got.Header.Get("X-Content-Type-Options") != "nosniff" || got.Header.Get("Cache-Control") != "no-store" || got.Header.Get("Content-Security-Policy") != filePolicy {
			s.Errorf("%v", got.Header)
		}
		if d := s.as(models.Marketer).get(path(1)).is(http.StatusOK).Header.Get("Content-Disposition"); d != `inline; filename=card.png` {
			s.Error(d)
		}
		s.as(models.Agent).get(path(0)).is(http.StatusForbidden)
		s.browser().get(path(0)).isAt("/sign-in")
		s.browser().get("/pictures/" + photo.Name()).is(http.StatusNotFound)
		s.as(models.Reviewer).get("/attachments/999").is(http.StatusNotFound)
	})
}
