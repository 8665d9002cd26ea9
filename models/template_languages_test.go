package models_test

import (
	"fmt"
	"slices"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

func TestATemplateIsListedInAllItsLanguages(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		german := modelstest.SpringOffer
		german.ID, german.Language, german.Status = "200000000000002", "de", whatsapp.TemplatePaused
		if _, err := models.ObserveTemplate(ctx, db, c.Account, german, "poll"); err != nil {
			t.Fatal(err)
		}
		newDraft(t, c)
		if err := c.Template.Correct(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		all, err := c.Template.ListLanguages(ctx, db)
		if err != nil || len(all) != 2 {
			t.Fatalf("%d languages: %v", len(all), err)
		}
		en, de := all[0], all[1]
		if de.Language != "de" || de.MetaStatus != whatsapp.TemplatePaused || de.Live != 0 || de.Ahead() || de.Version.Content.Body() == nil {
			t.Errorf("German: %+v", de)
		}
		if en.Language != "en" || en.Live != 1 || en.Version.Number != 2 || !en.Ahead() {
			t.Errorf("English has version %d, campaigns send %d", en.Version.Number, en.Live)
		}
		codes, err := c.Template.LanguageCodes(ctx, db)
		if err != nil || !slices.Equal(codes, []string{"en", "de"}) {
			t.Errorf("%v, %v", codes, err)
		}
	})
}

// in is a template in one language, made of parts.
func in(language string, parts ...whatsapp.Component) models.TemplateInLanguage {
	return models.TemplateInLanguage{Template: models.Template{Language: language, Category: whatsapp.Marketing},
		Version: models.TemplateVersion{Content: whatsapp.Template{Language: language, Components: parts}}}
}

func TestWhatLanguagesOfATemplateDoNotShare(t *testing.T) {
	body := func(text string) whatsapp.Component {
		return whatsapp.Component{Type: whatsapp.ComponentBody, Text: text}
	}
	buttons := func(list ...whatsapp.Button) whatsapp.Component {
		return whatsapp.Component{Type: whatsapp.ComponentButtons, Buttons: list}
	}
	answer := func(words string) whatsapp.Button {
		return whatsapp.Button{Type: whatsapp.ButtonQuickReply, Text: words}
	}
	cards := func(n int, parts ...whatsapp.Component) whatsapp.Component {
		return whatsapp.Component{Type: whatsapp.ComponentCarousel, Cards: slices.Repeat([]whatsapp.Card{{Components: parts}}, n)}
	}
	picture := whatsapp.Component{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatImage}
	footer := whatsapp.Component{Type: whatsapp.ComponentFooter, Text: "Zaailing"}
	offer := func(ends bool) whatsapp.Component {
		return whatsapp.Component{Type: whatsapp.ComponentOffer, LimitedTimeOffer: &whatsapp.LimitedTimeOffer{Text: "x", HasExpiration: ends}}
	}
	for _, c := range []struct {
		name string
		all  []models.TemplateInLanguage
		want string
	}{
		{"other words only", []models.TemplateInLanguage{in("en", body("Hello {{1}}."), footer), in("nl", body("Dag {{1}}!"), footer)}, "[]"},
		{"variables turned round", []models.TemplateInLanguage{in("en", body("{{1}} and {{2}}")), in("nl", body("{{2}} en {{1}}"))}, "[]"},
		{"a variable less", []models.TemplateInLanguage{in("en", body("{{1}} and {{2}}")), in("nl", body("{{1}}"))},
			"[{variables [{body {{1}}, body {{2}} [en]} {body {{1}} [nl]}]}]"},
		{"no footer in one of three", []models.TemplateInLanguage{in("de", body("x")), in("en", body("x"), footer), in("nl", body("x"), footer)},
			"[{footer [{footer [en nl]} { [de]}]}]"},
		{"a picture", []models.TemplateInLanguage{in("en", picture, body("x")), in("nl", body("x"))}, "[{header [{IMAGE [en]} { [nl]}]}]"},
		{"the button that stops", []models.TemplateInLanguage{in("en", body("x"), buttons(answer("Stop promotions"))), in("nl", body("x"), buttons(answer("Vertel meer")))},
			"[{buttons [{STOP [en]} {QUICK_REPLY [nl]}]}]"},
		{"a card less", []models.TemplateInLanguage{in("en", body("x"), cards(3, picture)), in("nl", body("x"), cards(2, picture))}, "[{cards [{3 [en]} {2 [nl]}]}]"},
		{"other cards", []models.TemplateInLanguage{in("en", body("x"), cards(2, picture, buttons(answer("More")))), in("nl", body("x"), cards(2, picture))},
			"[{card-buttons [{QUICK_REPLY [en]} { [nl]}]}]"},
		{"a countdown", []models.TemplateInLanguage{in("en", offer(true), body("x")), in("nl", offer(false), body("x"))}, "[{offer [{ends [en]} {open [nl]}]}]"},
	} {
		if got := fmt.Sprint(models.ContrastLanguages(c.all)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	utility := in("nl", body("x"))
	utility.Category = whatsapp.Utility
	if got := fmt.Sprint(models.ContrastLanguages([]models.TemplateInLanguage{in("en", body("x")), utility})); got != "[{category [{MARKETING [en]} {UTILITY [nl]}]}]" {
		t.Error(got)
	}
}
