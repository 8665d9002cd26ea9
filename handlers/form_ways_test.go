package handlers

import (
	"context"
	"image/png"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"greenlist/models"
)

func TestALinkForThePoster(t *testing.T) {
	eachShop(t, func(s shop) {
		b, path := s.as(models.Marketer), formPath(s.form)+"/links"
		b.get(path).is(http.StatusOK).says("No links of their own yet")
		b.post(path, url.Values{"name": {" "}}).is(http.StatusUnprocessableEntity).says("Say where this link will stand")
		page := b.post(path, url.Values{"name": {"Shop window"}}).is(http.StatusOK).says("Shop window").says("/l/")
		short := page.link(s.url + "/l/")
		form := s.browser().get(strings.TrimPrefix(short, s.url)).is(http.StatusOK)
		if form.at() != s.path() || form.Request.URL.Query().Get("tag") != "shop-window" {
			s.Errorf("the link led to %s", form.Request.URL)
		}
		form.holds(`?tag=shop-window&amp;lang=nl"`)
		b.get(formPath(s.form) + "/links/1/code/svg").is(http.StatusOK).holds("<svg")
		code := b.get(formPath(s.form) + "/links/1/code/png").is(http.StatusOK)
		if _, err := png.Decode(strings.NewReader(code.text)); err != nil {
			s.Errorf("not a picture: %v", err)
		}
		b.get(formPath(s.form) + "/links/1/code/exe").is(http.StatusNotFound)
		s.browser().get("/l/nothing").is(http.StatusNotFound).says("This link does not work")
	})
}

// holds looks at the answer itself, not at the words on the page.
func (a *answer) holds(text string) *answer {
	a.Helper()
	if !strings.Contains(a.text, text) {
		a.Errorf("%s does not hold %s", a.at(), text)
	}
	return a
}

// A personal link fills in the number and gives nothing away by being opened; the sign-up says that it came by invitation.
func TestAPersonalInvitation(t *testing.T) {
	eachShop(t, func(s shop) {
		ctx, b, path := context.Background(), s.as(models.Marketer), formPath(s.form)+"/invitations"
		person := s.Person(s.T, 7)
		b.get(path).is(http.StatusOK).says("Nobody invited yet")
		b.post(path, url.Values{"tag": {"vip"}}).is(http.StatusUnprocessableEntity).says("Give the invitation a name").holds(`value="vip"`)
		b.post(path, url.Values{"name": {"Spring letter"}}).is(http.StatusOK).says("Everyone")
		file := b.get(path + "/1/links.csv").is(http.StatusOK)
		if !strings.Contains(file.text, strings.TrimPrefix(person.PhoneNumber(), "+")) {
			s.Fatalf("the file:\n%s", file.text)
		}
		_, link, _ := strings.Cut(file.text, s.url)
		link, _, _ = strings.Cut(link, "\r")
		visitor := s.browser().with("Accept-Language", "nl")
		page := visitor.get(link).is(http.StatusOK).holds(`value="` + person.PhoneNumber() + `"`)
		page.holds(`href="` + link + `?lang=en"`)
		if s.signups() != 0 {
			s.Error("opening the link signed somebody up")
		}
		s.clock.Advance(models.ServedLife / 100)
		waiting := page.send(s.path(), map[string]string{"purpose": s.box()}).is(http.StatusOK).says("Nog één stap")
		s.says(strings.TrimPrefix(person.PhoneNumber(), "+"), waiting.declaration())
		consents, err := models.ListConsents(ctx, s.db, person.ID)
		if err != nil || len(consents) != 1 || consents[0].Source != models.SourceInvitation {
			s.Fatalf("%+v, %v", consents, err)
		}
		visitor.get(link[:len(link)-2]).is(http.StatusNotFound)
	})
}
