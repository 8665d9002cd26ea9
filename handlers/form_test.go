package handlers

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestAFormFromNothingToLive(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		b := s.as(models.Admin)
		b.get("/forms").is(http.StatusOK).says("No form yet")
		editor := b.get("/forms/new").is(http.StatusOK).says("Make a form")
		if !strings.Contains(editor.text, "srcdoc=") || !strings.Contains(editor.text, "Be the first to hear from …") {
			s.Error("there is no example to begin with")
		}
		editor.send("/forms", map[string]string{"name": ""}).is(http.StatusUnprocessableEntity).says("Give the form a name")
		page := editor.send("/forms", map[string]string{"name": "Shop counter"}).is(http.StatusOK).isAt("/forms/1").says("Shop counter").says("Your company has no name yet.")
		b.post("/forms/1/versions", nil).is(http.StatusUnprocessableEntity).says("Before you can publish")
		if page.form("/forms/1/versions") != nil {
			s.Error("there is a button to publish what cannot be")
		}
		company := b.get("/settings/company").is(http.StatusOK)
		company.send("/settings/company", map[string]string{"name": "Zaailing", "zone": "Mars"}).is(http.StatusUnprocessableEntity).says("Enter a time zone")
		company.post("/settings/company", url.Values{
			"name": {"Zaailing"}, "legal_name": {"Zaailing B.V."}, "address": {"Kasstraat 3"}, "email": {"hallo@zaailing.example"},
			"privacy_url": {"https://zaailing.example/privacy"}, "country": {"NL"},
			"zone": {"Europe/Amsterdam"}, "currency": {"EUR"},
		}).isAt("/settings/company").says("Saved.")
		b.get("/forms/1").says("There is still a placeholder here.")
		named := map[string]string{"headline_en": "Be the first to hear from Zaailing", "confirmation_en": "Welcome to Zaailing. Had enough? Send STOP."}
		b.get("/forms/1/edit").send("/forms/1/draft", named)
		live := b.get("/forms/1").says("Ready to publish").send("/forms/1/versions", nil).isAt("/forms/1").says("Live").says("Version 1").says("Where people find it")
		if strings.Contains(live.text, `action="/forms/1/versions"`) {
			s.Error("there is something to publish right after publishing")
		}
		form, err := models.FindForm(context.Background(), s.db, 1)
		if err != nil {
			s.Fatal(err)
		}
		s.browser().get("/f/" + form.Code).is(http.StatusOK).says("Yes, I want to receive offers on plants from Zaailing on WhatsApp, at most twice a month.")
		b.get("/forms/1/edit").send("/forms/1/draft", map[string]string{"headline_en": "Seeds first"}).isAt("/forms/1").says("changes that people do not see yet")
		b.get("/forms/1/stop")
		b.post("/forms/1/stop", nil).isAt("/forms/1").says("Stopped")
		b.post("/forms/1/stop", nil).is(http.StatusConflict)
		b.post("/forms/1/stop?_method=DELETE", nil).isAt("/forms/1").says("Live")
		code := b.get("/forms/1/code/svg").is(http.StatusOK)
		if !strings.HasPrefix(code.Header.Get("Content-Type"), "image/svg+xml") || !strings.Contains(code.text, "<path") {
			s.Errorf("the code is %s", code.Header.Get("Content-Type"))
		}
	})
}

func TestTheFormPreviewFollowsWhatIsTyped(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer).with("HX-Request", "true").with("HX-Target", "form-preview")
		typed := url.Values{"name": {"x"}, "language": {"de", "nl"}, "purpose": {s.box()}, "headline_de": {"Grünes zuerst"}, "button_de": {"Ja bitte"}, "intro_de": {""}, "shown": {"de"}}
		part := b.post("/forms/previews", typed).is(http.StatusOK)
		if strings.Contains(part.text, "<form class=") || !strings.Contains(part.text, "Grünes zuerst") || !strings.Contains(part.text, "Ja bitte") || !strings.Contains(part.text, "sandbox=") {
			s.Errorf("the preview is:\n%s", part.text)
		}
		forms, err := models.ListForms(context.Background(), s.db)
		if err != nil || len(forms) != 1 || forms[0].Draft.Texts["de"].Headline != "" {
			s.Errorf("a preview was kept: %+v, %v", forms, err)
		}
	})
}

// editing are the fields of an editor with one field, in two languages.
func (s shop) editing(more map[string]string) url.Values {
	typed := url.Values{
		"name": {"x"}, "language": {"de", "nl"}, "reference": {"nl"}, "purpose": {s.box()}, "headline_nl": {"Groen eerst"}, "button_nl": {"Ja graag"},
		"headline_de": {""}, "button_de": {"Ja bitte"}, "success_nl": {"Tot gauw"}, "field_0_kind": {"email"}, "field_0_label_nl": {"Uw e-mail"},
		"field_0_reason_nl": {"Voor de bon."}, "field_1_kind": {"text"}, "field_1_label_nl": {"Iets anders"},
	}
	for name, value := range more {
		typed.Set(name, value)
	}
	return typed
}

func TestTheEditorArrangesFieldsAndCopiesWordsAndKeepsNothing(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		for order, wants := range map[string][]string{
			"add:name":  {`name="field_2_kind" value="name"`, "Damit wir Sie richtig ansprechen."},
			"drop:0":    {`name="field_0_kind" value="text"`},
			"up:1":      {`name="field_0_kind" value="text"`, `name="field_1_kind" value="email"`},
			"copy:de":   {`name="headline_de" lang="de" maxlength="90" value="Groen eerst"`, "Tot gauw</textarea>"},
			"up:0":      {`name="field_0_kind" value="email"`},
			"drop:9":    {`name="field_1_kind" value="text"`},
			"add:money": {`name="field_1_kind" value="text"`},
		} {
			page := b.post("/forms/previews", s.editing(map[string]string{"change": order})).is(http.StatusOK)
			values, _ := filled(page.form("/forms"))
			for _, want := range wants {
				if !strings.Contains(page.text, want) && !holds(values, want) {
					s.Errorf("after %s the editor has no %s: %v", order, want, values)
				}
			}
			if order == "drop:0" && values.Has("field_1_kind") || values.Get("button_de") != "Ja bitte" {
				s.Errorf("after %s: %v", order, values)
			}
		}
		if forms, err := models.ListForms(context.Background(), s.db); err != nil || len(forms) != 1 {
			s.Errorf("something was kept: %+v, %v", forms, err)
		}
	})
}

// holds tells whether a field named in a piece of html has its value there.
func holds(values url.Values, html string) bool {
	_, rest, _ := strings.Cut(html, `name="`)
	name, rest, _ := strings.Cut(rest, `"`)
	_, rest, _ = strings.Cut(rest, `value="`)
	value, _, ok := strings.Cut(rest, `"`)
	return ok && values.Get(name) == value
}

func TestTheEditorSaysWhatIsMissingAndWhatBecameOfAColour(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		page := b.post("/forms/previews", s.editing(map[string]string{"accent": "#ffff00"})).is(http.StatusOK)
		page.says("The headline is missing in German.").says("“Uw e-mail” does not say why you ask in German.").says("The words after signing up are missing in German")
		page.says("Your colour, made readable").says("#ffff00")
		if strings.Contains(b.post("/forms/previews", s.editing(map[string]string{"accent": "#0f766e"})).text, "#ffff00") {
			s.Error("another colour is said to be yellow")
		}
		wrong := b.post("/forms", s.editing(map[string]string{"accent": "yellowish", "field_1_key": "Über"})).is(http.StatusUnprocessableEntity)
		wrong.says("Enter a colour as #").says("Use small letters, digits and _")
		if values, _ := filled(wrong.form("/forms")); values.Get("accent") != "yellowish" || values.Get("field_1_key") != "Über" || values.Get("headline_nl") != "Groen eerst" {
			s.Errorf("what was typed is lost: %v", values)
		}
	})
}

func TestAFormBeginsWithAnExample(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer).with("Accept-Language", "nl")
		page := b.get("/forms/new?example=restaurant").is(http.StatusOK).says("Restaurant reservations").says("Dan schrijven wij als juist die plek vrij is.")
		live := page.send("/forms", map[string]string{"name": "Tables"}).isAt("/forms/2").says("Ready to publish").send("/forms/2/versions", nil)
		live.isAt("/forms/2").says("Version 1")
		form, err := models.FindForm(context.Background(), s.db, 2)
		if err != nil {
			s.Fatal(err)
		}
		s.browser().get("/f/" + form.Code).is(http.StatusOK).says("Een tafel bij Zaailing, zodra er een vrij is").says("Dan schrijven wij als juist die plek vrij is.")
	})
}

func TestReviewersReadFormsAndChangeNothing(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Reviewer)
		for _, path := range []string{"/forms", "/forms/1"} {
			page := b.get(path).is(http.StatusOK)
			for n := range page.document().Descendants() {
				if n.Data == "form" && strings.HasPrefix(attribute(n, "action"), "/forms") || strings.Contains(attribute(n, "href"), "/edit") {
					s.Errorf("%s offers a reviewer %v", path, n.Attr)
				}
			}
		}
		b.post("/forms/1/stop", nil).is(http.StatusForbidden)
	})
}

func TestPurposesAreSaidInEveryLanguage(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		b.get("/purposes").is(http.StatusOK).says("Offers").says("English, Dutch")
		editor := b.get("/purposes/1/edit").is(http.StatusOK).says("Ja, ik wil aanbiedingen voor planten van Zaailing via WhatsApp ontvangen, hooguit twee keer per maand. We bewaren uw nummer tot u stopt")
		editor.send("/purposes/1", map[string]string{"name": " "}).is(http.StatusUnprocessableEntity).says("Say what people agree to")
		editor.send("/purposes/1", map[string]string{"often_nl": "elke maand", "what_de": "Angebote für Pflanzen", "often_de": "höchstens zweimal im Monat", "kept_de": "bis zu Ihrem Widerruf"}).isAt("/purposes/1").says("German").says("Version 2")
		b.get("/purposes/new").send("/purposes", map[string]string{"name": "Offers"}).is(http.StatusUnprocessableEntity).says("There is a purpose with this name already.")
		s.clock.Advance(time.Second)
		b.get("/forms/1").says("You have changes").send("/forms/1/versions", nil).says("Version 2")
	})
}
