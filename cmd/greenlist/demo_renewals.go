package main

import (
	"context"
	"fmt"
	"net/netip"
	"time"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

// The bulb season is something people ask for a month at a time, at the stand in the shop, and are asked about again before the month is over.
var (
	demoBulbs = models.NewPurpose{Name: "Bulb season", ValidMonths: 1, Words: map[string]models.PurposeWords{
		"nl": {What: "wat er nu de grond in kan, en aanbiedingen voor bloembollen", Often: "hooguit één keer per week, een maand lang", Kept: keptWords["nl"]},
		"en": {What: "what to plant now, and offers on flower bulbs", Often: "at most once a week, for a month", Kept: keptWords["en"]},
	}}
	bulbForm = map[string]models.FormText{"nl": {Headline: "Wat kan er nu de grond in?",
		Intro: "Het bollenseizoen is kort. Een maand lang vertellen we u wat u die week kunt planten.", Button: "Aanmelden via WhatsApp"}}
	bulbsEnd = models.TemplateText{
		Name: "bulbs_end", Language: "nl", Category: whatsapp.Marketing, Samples: map[string]string{"1": "Mila", "button.2": "AAAAAAAAAAE"},
		Body: "Hallo {{1}}, uw maand met plantberichten loopt binnenkort af. Wilt u er nog een maand mee doorgaan? Als u niets doet, houdt het vanzelf op.",
		Buttons: []models.DraftButton{
			{Kind: whatsapp.ButtonQuickReply, Text: models.OptOutWords("nl")}, {Kind: whatsapp.ButtonQuickReply, Text: "Vraag het me hier"},
			{Kind: whatsapp.ButtonURL, Text: "Bekijken en kiezen", URL: "https://formulieren.zaailing.example/p/{{1}}"},
		},
	}
	bulbCampaign = demoCampaign{name: "Bollen: nog een maand?", template: "bulbs_end nl", purpose: bulbs, audience: models.Audience{Expires: 14}, reads: 0.68, renews: "button.2"}
)

// bulbStand are the days on which people sign a sheet there, and how many.
var bulbStand = []struct{ day, people int }{{-56, 14}, {-54, 16}, {-51, 18}, {-48, 12}, {-25, 9}, {-19, 11}, {-12, 8}, {-6, 10}}

func (t *story) planRenewals() {
	t.at(t.day(-58, 11, 15), t.openBulbs)
	for _, stand := range bulbStand {
		for n := range stand.people {
			t.at(t.day(stand.day, 11, 4*n), t.signsAtTheStand)
		}
	}
	t.at(t.day(-40, 10, 0), t.drafts)
	t.at(t.day(-40, 14, 0), func(ctx context.Context) error { return t.decide(ctx, bulbsEndPlan) })
	t.at(t.day(-31, 9, 30), func(ctx context.Context) error {
		plan := models.RenewalPlan{PurposeID: t.purposes[bulbs].ID, AskDays: 14, Remind: true}
		return models.PlanRenewal(ctx, t.db, t.marketer, plan)
	})
	t.at(t.day(-31, 9, 50), func(ctx context.Context) error { return t.prepare(ctx, bulbCampaign, nil) })
	t.at(t.day(-30, 12, 0), func(ctx context.Context) error { return t.launch(ctx, bulbCampaign) })
	for _, day := range []int{-24, -21, -18, -15} {
		t.at(t.day(day, 3, 0), func(ctx context.Context) error {
			_, err := models.ExpireConsents(ctx, t.db)
			return err
		})
	}
}

var bulbsEndPlan = demoTemplate{name: bulbsEnd.Name, wordings: []demoWording{{language: "nl"}}}

func (t *story) openBulbs(ctx context.Context) error {
	draft := models.FormDraft{Languages: []string{"nl"}, Texts: bulbForm, PurposeIDs: t.purposeIDs(bulbs)}
	draft.Fields = []models.FormField{views.ExampleField(models.FieldName)}
	form, err := models.CreateForm(ctx, t.db, t.marketer, "Bollenstand", draft)
	if err != nil {
		return err
	}
	t.forms["bulbs"] = &form
	_, err = form.Publish(ctx, t.db, t.marketer, views.DrawNotice)
	return err
}

// signsAtTheStand is the next customer who fills in the sheet.
func (t *story) signsAtTheStand(ctx context.Context) error {
	for ; t.atStand < len(t.arrived); t.atStand++ {
		p := t.arrived[t.atStand]
		if p.gone || p.handset || p.phone == "" || p.country != "NL" {
			continue
		}
		t.atStand++
		_, _, err := t.forms["bulbs"].Record(ctx, t.db, models.Record{
			Source: models.SourcePaper, Version: 1, Language: "nl", Phone: p.phone, Name: p.name, PurposeIDs: t.purposeIDs(bulbs), At: t.db.Now(),
			Words: "Noor, at the bulb stand in Bloemendaal", Who: t.agent,
		})
		return err
	}
	return nil
}

// drafts writes the message that asks, and sends it to Meta.
func (t *story) drafts(ctx context.Context) error {
	made, err := models.CreateTemplate(ctx, t.db, t.marketer, bulbsEnd)
	if err != nil {
		return err
	}
	t.templates[templateKey(bulbsEnd.Name, bulbsEnd.Language)] = &made
	return t.submit(ctx, bulbsEndPlan)
}

// expectRenewals is what people do with their link: some press yes, a few press no, most say nothing.
func (t *story) expectRenewals(s *shipment) {
	for n, p := range s.all {
		if p.wave == 0 || n%5 > 2 {
			continue
		}
		t.at(p.sent.Add(waves[p.wave-1].after+time.Duration(n)*time.Minute), func(ctx context.Context) error {
			return t.answersOnPage(ctx, p, p.Parameters[s.plan.renews], n%10 != 2)
		})
	}
}

func (t *story) answersOnPage(ctx context.Context, p *parcel, token string, yes bool) error {
	r, ok, err := models.FindRenewal(ctx, t.db, token)
	if err != nil || !ok || !r.Open {
		return err
	}
	if !yes {
		p.to.gone = true
		return r.Contact.StopByPreference(ctx, t.db, t.purposeIDs(bulbs), r.Question.No)
	}
	served := r.Serve(t.db, demoHosting.Address)
	t.clock.pass(40 * time.Second)
	err = r.Renew(ctx, t.db, models.Pressed{Token: served, From: netip.AddrFrom4([4]byte{198, 51, 100, 7}), Browser: "Chrome"})
	if err != nil {
		return fmt.Errorf("say yes again: %w", err)
	}
	return nil
}
