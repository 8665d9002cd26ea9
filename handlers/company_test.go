package handlers

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"greenlist/models"
)

// upload sends the form on this page that posts to action, with a file in one field and what stands in the others.
func (a *answer) upload(action, field, name string, file []byte, fields map[string]string) *answer {
	a.Helper()
	form := a.form(action)
	if form == nil || attribute(form, "enctype") != "multipart/form-data" {
		a.Fatalf("%s has no form that sends files to %s", a.at(), action)
	}
	values, names := filled(form)
	if !names[field] {
		a.Fatalf("the form to %s has no field %s", action, field)
	}
	values.Del(field)
	for name, value := range fields {
		values.Set(name, value)
	}
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, all := range values {
		for _, value := range all {
			w.WriteField(name, value)
		}
	}
	part, err := w.CreateFormFile(field, name)
	if err != nil {
		a.Fatal(err)
	}
	part.Write(file)
	w.Close()
	r, err := http.NewRequest(http.MethodPost, a.url+action, &body)
	if err != nil {
		a.Fatal(err)
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	return a.carry(r)
}

var pictureAddress = regexp.MustCompile(`src="(/pictures/[0-9a-f]{64})"`)

func TestTheCompanySaysWhatIsMissingAndWhy(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Admin)
		page := b.get("/settings/company").is(http.StatusOK).says("No form can be published yet").says("People must see whose messages they ask for.")
		bad := map[string]string{"name": "Zaailing", "email": "nobody", "phone": "12", "authority_url": "ftp://x", "country": "NL", "currency": "EUR", "zone": "UTC"}
		wrong := page.send("/settings/company", bad).is(http.StatusUnprocessableEntity).says("Enter an e-mail address").says("with its country code").says("the authority’s site")
		if !strings.Contains(wrong.text, `value="nobody"`) {
			s.Error("what was typed is gone")
		}
		good := map[string]string{"email": "hallo@zaailing.example", "phone": "", "authority_url": "", "legal_name": "Zaailing B.V."}
		saved := wrong.send("/settings/company", good).isAt("/settings/company").says("Saved.").says("Your company’s address is missing.")
		if !strings.Contains(saved.text, `value="Autoriteit Persoonsgegevens"`) || strings.Contains(saved.words(), "authority is missing") {
			s.Error("the country’s authority was not filled in")
		}
		saved.send("/settings/company", map[string]string{"country": "DE", "authority": "Bayerisches Landesamt für Datenschutzaufsicht"}).
			says("Which one is ours?").says("to the end of the third calendar year")
	})
}

func TestALogoOnTheCompanyPage(t *testing.T) {
	eachSite(t, func(s *site) {
		b := s.as(models.Admin)
		page := b.get("/settings/company")
		svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`)
		fields := map[string]string{"name": "Zaailing"}
		refused := page.upload("/settings/company", "logo_file", "logo.png", svg, fields).is(http.StatusUnprocessableEntity).says("SVG")
		if !strings.Contains(refused.text, `id="field-logo_file-error"`) || !strings.Contains(refused.text, `value="Zaailing"`) {
			s.Error("the mistake is not at the field, or what was typed is gone")
		}
		page.upload("/settings/company", "logo_file", "logo.png", bytes.Repeat([]byte("x"), 6<<20), fields).is(http.StatusUnprocessableEntity).says("larger than 5 MB")
		kept := page.upload("/settings/company", "logo_file", "logo.png", drawn(s.T, 20, 10), map[string]string{"name": ""}).is(http.StatusUnprocessableEntity)
		address := pictureAddress.FindStringSubmatch(kept.text)
		if address == nil {
			s.Fatal("the picture must be chosen again because the name is missing")
		}
		saved := kept.send("/settings/company", fields).is(http.StatusOK).says("Saved.")
		if !strings.Contains(saved.text, address[1]) {
			s.Error("the logo is not on the page")
		}
		s.browser().get(address[1]).is(http.StatusOK)
		gone := saved.send("/settings/company", map[string]string{"logo_remove": "yes"}).is(http.StatusOK)
		if pictureAddress.MatchString(gone.text) {
			s.Error("the logo was to be removed")
		}
		forged := saved.send("/settings/company", map[string]string{"logo": strings.Repeat("a", 64)}).is(http.StatusUnprocessableEntity).says("This picture is not here any more.")
		if !strings.Contains(forged.text, `href="#field-logo_file"`) {
			s.Error("the summary does not lead to the field")
		}
	})
}

func TestMoreThanARouteTakesIsSaidInWords(t *testing.T) {
	eachSite(t, func(s *site) {
		page := s.as(models.Admin).get("/settings/company")
		page.upload("/settings/company", "logo_file", "film.mov", bytes.Repeat([]byte("x"), fileBody+1), nil).is(http.StatusRequestEntityTooLarge).says("too large")
	})
}
