package handlers

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"greenlist/models"
)

func TestAFormThatBreaksARuleIsNotPublished(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		b.get("/forms/1/edit").send("/forms/1/draft", map[string]string{"intro_nl": "Aanmelden is verplicht om te bestellen."}).isAt("/forms/1").
			says("What has to change before you can publish").says("This makes signing up a condition.").says("not-a-condition")
		page := b.post("/forms/1/versions", nil).is(http.StatusUnprocessableEntity).says("This makes signing up a condition.")
		if page.form("/forms/1/versions") != nil || !strings.Contains(page.text, `href="/forms/1/edit#field-intro_nl"`) {
			s.Error("there is a way to publish, or none to mend it")
		}
		b.get("/forms/1/edit").send("/forms/1/draft", map[string]string{"intro_nl": ""})
		if strings.Contains(b.get("/forms/1").text, "has to change") {
			s.Error("the control: a form that breaks no rule is kept back")
		}
	})
}

func TestAWarningIsPublishedWithItsReason(t *testing.T) {
	eachShop(t, func(s shop) {
		b, why := s.as(models.Marketer), "Everybody gets it at the till as well."
		page := b.get("/forms/1/edit").send("/forms/1/draft", map[string]string{"intro_nl": "Nu 10% korting op alles."}).isAt("/forms/1").says("Why is this all right?")
		page = page.send("/forms/1/versions", map[string]string{"reason_incentive": " "}).is(http.StatusUnprocessableEntity).says("Say why this is all right.")
		page.send("/forms/1/versions", map[string]string{"reason_incentive": why}).isAt("/forms/1").says("Published all the same").says(why)
		form, err := models.FindForm(context.Background(), s.db, 1)
		if err != nil {
			s.Fatal(err)
		}
		version, err := form.Version(context.Background(), s.db)
		if err != nil || len(version.Accepted) != 1 || version.Accepted[0].Reason != why {
			s.Errorf("kept %+v, %v", version.Accepted, err)
		}
		again := b.get("/forms/1/edit").send("/forms/1/draft", map[string]string{"headline_nl": "Groen!"}).isAt("/forms/1")
		again.send("/forms/1/versions", nil).isAt("/forms/1").says("Version 3")
	})
}

func TestTheEditorSaysWhatItFindsWhileSomebodyTypes(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer).with("HX-Request", "true").with("HX-Target", "form-preview")
		typed := url.Values{"name": {"x"}, "language": {"en"}, "purpose": {s.box()}, "headline_en": {"Plants"}, "button_en": {"Go to checkout"}, "shown": {"en"}}
		b.post("/forms/previews", typed).is(http.StatusOK).says("The button promises something else than signing up.").holds(`href="#field-button_en"`)
		typed.Set("button_en", "Sign up on WhatsApp")
		b.post("/forms/previews", typed).is(http.StatusOK).says("We see nothing that breaks a rule.")
	})
}

func TestTheRulesAreExplained(t *testing.T) {
	eachShop(t, func(s shop) {
		page := s.as(models.Reviewer).get("/forms/rules").is(http.StatusOK).says("What we check on a form").says("Planet49")
		if !strings.Contains(page.text, `id="not-preticked"`) {
			s.Error("a finding's link to its rule leads nowhere")
		}
		s.as(models.Agent).get("/forms/rules").is(http.StatusForbidden)
	})
}

func TestAFormForChildrenAsksForTheirParents(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		page := b.get("/forms/1/edit").send("/forms/1/draft", map[string]string{"for_children": "on"}).isAt("/forms/1").says("how do you make sure of it?")
		page.holds(`href="/forms/1/edit#field-for_children"`)
		b.get("/forms/1/edit").holds(`id="field-for_children"`)
		page.send("/forms/1/versions", map[string]string{"reason_parent-checked": "We hand it to parents at the gate."}).isAt("/forms/1").says("We hand it to parents at the gate.")
		b.get(s.path() + "?hl=nl").says("Jonger dan 16? Dan kan alleen een ouder of voogd zich aanmelden.")
	})
}

func TestMetasMarkIsShownOnlyAsMetaGivesItOut(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		page := b.get("/forms/1/edit").upload("/forms/1/draft", "mark_file", "whatsapp.png", drawn(s.T, 30, 30), nil).isAt("/forms/1")
		page.says("Use Meta’s mark only as Meta gives it out").holds(`href="/forms/1/edit#field-official_mark"`)
		page.send("/forms/1/versions", nil).isAt("/forms/1")
		if strings.Contains(b.get(s.path()).text, "public-mark") {
			s.Error("people see a logo of which nobody said that it is Meta’s")
		}
		page = b.get("/forms/1/edit").send("/forms/1/draft", map[string]string{"official_mark": "on"}).isAt("/forms/1")
		if strings.Contains(page.text, "meta-mark") {
			s.Error("Meta’s own file is advised against")
		}
		page.send("/forms/1/versions", nil).isAt("/forms/1")
		b.get(s.path()).holds(`class="public-mark"`).holds(`alt="WhatsApp"`)
		b.get("/forms/1/edit").upload("/forms/1/draft", "mark_file", "whatsapp.svg", []byte("<svg/>"), nil).is(http.StatusUnprocessableEntity).holds(`id="field-mark_file"`)
	})
}
