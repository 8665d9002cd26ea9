package main

import (
	"context"
	"fmt"

	"greenlist/models"
	"greenlist/views"
)

// demoForm is a form and the days on which it was published, the last time as it is here.
type demoForm struct {
	name      string
	languages []string
	purposes  []int
	texts     map[string]models.FormText
	published []int
	keywords  models.KeywordPlan
}

// demoForms by the name the story has for each.
var demoForms = map[string]demoForm{
	"nl": {name: "Website, Nederlands", languages: []string{"nl"}, purposes: []int{offers, care, workshops}, published: []int{-59, -31},
		keywords: models.KeywordPlan{"nl": {models.KeywordStart: "ZAAILING AAN", models.KeywordInfo: "ZAAILING INFO", models.KeywordStop: "ZAAILING UIT"}},
		texts: map[string]models.FormText{"nl": {Headline: "Als eerste weten wat er bloeit",
			Intro: "Nieuwe planten, goede aanbiedingen en hulp als een blad geel wordt. Af en toe een bericht, nooit zomaar.", Button: "Aanmelden via WhatsApp"}}},
	"de": {name: "Webseite, Deutsch", languages: []string{"de"}, purposes: []int{offers, care}, published: []int{-56},
		texts: map[string]models.FormText{"de": {Headline: "Zuerst wissen, was bei uns blüht",
			Intro: "Neue Pflanzen, gute Angebote und Hilfe, wenn ein Blatt gelb wird. Ab und zu eine Nachricht, nie einfach so.", Button: "Per WhatsApp anmelden"}}},
	"en": {name: "Website, English and others", languages: []string{"en", "fr", "sv"}, purposes: []int{offers, care}, published: []int{-59},
		texts: map[string]models.FormText{
			"en": {Headline: "Be the first to know what is in bloom",
				Intro: "New plants, good offers, and help when a leaf turns yellow. A message now and then, never without a reason.", Button: "Sign up on WhatsApp"},
			"fr": {Headline: "Sachez avant tout le monde ce qui fleurit",
				Intro: "De nouvelles plantes, de bonnes offres et de l’aide quand une feuille jaunit. Un message de temps en temps, jamais sans raison.", Button: "S’inscrire sur WhatsApp"},
			"sv": {Headline: "Få veta först vad som blommar",
				Intro: "Nya växter, bra erbjudanden och hjälp när ett blad gulnar. Ett meddelande då och då, aldrig utan anledning.", Button: "Anmäl dig via WhatsApp"},
		}},
}

// firstHeadline is what the Dutch form said before it was published again.
const firstHeadline = "Groen nieuws van Zaailing"

func (t *story) planForms() {
	for _, name := range []string{"nl", "de", "en"} {
		for _, day := range demoForms[name].published {
			t.at(t.day(day, 10+t.chance.IntN(6), t.chance.IntN(60)), func(ctx context.Context) error { return t.publish(ctx, name) })
		}
	}
}

// publish makes the form the first time, and changes it afterwards.
func (t *story) publish(ctx context.Context, name string) error {
	plan := demoForms[name]
	draft := models.FormDraft{Languages: plan.languages, Texts: plan.texts, PurposeIDs: t.purposeIDs(plan.purposes...)}
	draft.Fields = []models.FormField{views.ExampleField(models.FieldName)}
	form := t.forms[name]
	if form != nil {
		if err := t.redress(ctx, form, draft); err != nil {
			return err
		}
	} else {
		if len(plan.published) > 1 {
			draft.Texts = map[string]models.FormText{name: {Headline: firstHeadline, Button: plan.texts[name].Button}}
		}
		made, err := models.CreateForm(ctx, t.db, t.marketer, plan.name, draft)
		if err != nil {
			return err
		}
		form, t.forms[name] = &made, &made
		if err := t.place(ctx, made); err != nil {
			return err
		}
		if err := made.SetKeywords(ctx, t.db, t.marketer, plan.keywords); err != nil {
			return err
		}
	}
	if _, err := form.Publish(ctx, t.db, t.marketer, views.DrawNotice); err != nil {
		return fmt.Errorf("form %s: %w", name, err)
	}
	return nil
}

func (t *story) purposeIDs(which ...int) []int64 {
	ids := make([]int64, len(which))
	for i, n := range which {
		ids[i] = t.purposes[n].ID
	}
	return ids
}
