package models_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

func (k talk) asks(person models.Contact, form models.Form) error {
	return person.Ask(context.Background(), k.DB, k.Marketer, form)
}

func TestStaffAskInARunningConversation(t *testing.T) {
	eachTalk(t, func(k talk) {
		k.DB.Speak(modelstest.Plain{})
		form, person := k.Form(k.T), k.Person(k.T, 1)
		k.refuses("the window is closed", k.asks(person, form))
		k.writes(person, "w.1", "Do you have roses?")
		if err := k.asks(person, form); err != nil {
			k.Fatal(err)
		}
		k.refuses("it was asked already", k.asks(person, form))
		k.hears(k.press("w.2", strings.TrimPrefix(person.PhoneNumber(), "+"), "", k.asked(person).Buttons[0]))
		if yes := k.consents(person)[k.Purpose.ID]; yes.State != models.ConsentGiven || yes.Source != models.SourceChat || yes.Grade != models.GradeVerified {
			k.Fatalf("consent %+v", yes)
		}
		k.refuses("there is nothing to ask", k.asks(person, form))
		k.clock.Advance(time.Minute)
		k.writes(person, "w.3", "STOP")
		k.refuses("they said no", k.asks(person, form))
		if n := k.counts(`SELECT COUNT(*) FROM audit_entries WHERE action = 'ask'`); n != 1 {
			k.Errorf("%d acts of staff", n)
		}
	})
}

func (k talk) refuses(why string, err error) {
	k.Helper()
	var wrong models.Invalid
	if !errors.As(err, &wrong) || wrong["form"] == "" {
		k.Errorf("asked although %s: %v", why, err)
	}
}

// fromAd is a first message that an advertisement opened.
func (k talk) fromAd(id, from, ad string) whatsapp.InboundEvent {
	e := modelstest.Says(id, from, "", "May I know more about this?", k.clock.Now())
	e.Referral = &whatsapp.Referral{SourceType: "ad", SourceID: ad, SourceURL: "https://ads.example/v/1?click=9", Headline: "Roses", Body: "Ask us", ClickID: "click-1"}
	return e
}

func TestAnAdLeadsToTheQuestionOfItsForm(t *testing.T) {
	eachTalk(t, func(k talk) {
		ctx := context.Background()
		k.DB.Speak(modelstest.Plain{})
		form, rest := k.Form(k.T), k.Form(k.T)
		k.hears(k.fromAd("w.0", stranger, "120"))
		if n := k.counts(`SELECT COUNT(*) FROM contacts`); n != 0 {
			k.Fatal("an ad that leads nowhere made a contact")
		}
		for f, ids := range map[*models.Form][]string{&form: {"120", "121", "120"}, &rest: {models.AnyAd}} {
			if err := f.SetAds(ctx, k.DB, k.Marketer, ids); err != nil {
				k.Fatal(err)
			}
		}
		k.hears(k.fromAd("w.1", stranger, "120"))
		k.hears(k.fromAd("w.2", "3197010123457", "999"))
		person := k.person("+" + stranger)
		if len(k.consents(person)) != 0 {
			k.Fatal("a message after an ad is no consent")
		}
		k.clock.Advance(time.Second)
		k.hears(k.press("w.3", stranger, "", k.asked(person).Buttons[0]))
		yes := k.consents(person)[k.Purpose.ID]
		confirmed, err := models.Opened(ctx, k.DB, yes.EvidenceID)
		if err != nil || yes.Source != models.SourceAd || confirmed.Terms.Notice.Form != form.ID {
			k.Fatalf("%+v, %v", yes, err)
		}
		granted, err := models.Opened(ctx, k.DB, confirmed.Granted)
		if err != nil || granted.Capture.Ad == nil || granted.Capture.Ad.ID != "120" || granted.Capture.Ad.Click != "click-1" || granted.Capture.Page != "https://ads.example/v/1" {
			k.Errorf("kept %+v, %v", granted.Capture, err)
		}
		if n := k.counts(`SELECT COUNT(*) FROM signups s JOIN notices n ON n.id = s.notice_id JOIN form_versions v ON v.id = n.form_version_id
			WHERE v.form_id = ? AND s.tag = '999' AND s.source = 'ad'`, rest.ID); n != 1 {
			k.Error("the other ads lead nowhere")
		}
		k.hears(k.fromAd("w.4", stranger, "121"))
		if said := k.said(person); len(said) != 2 {
			k.Errorf("somebody who agreed was asked again: %q", said)
		}
	})
}

func TestAdsThatAreRefused(t *testing.T) {
	eachTalk(t, func(k talk) {
		ctx, form, other := context.Background(), k.Form(k.T), k.Form(k.T)
		if err := form.SetAds(ctx, k.DB, k.Marketer, []string{" 120 ", ""}); err != nil {
			k.Fatal(err)
		}
		for field, ids := range map[string][]string{"ads": {"12a"}, "any": {""}} {
			var wrong models.Invalid
			if err := other.SetAds(ctx, k.DB, k.Marketer, ids); !errors.As(err, &wrong) || wrong[field] == "" {
				k.Errorf("%v: %v", ids, err)
			}
		}
		var wrong models.Invalid
		if err := other.SetAds(ctx, k.DB, k.Marketer, []string{"121", "120"}); !errors.As(err, &wrong) || !strings.Contains(wrong["ads"], "120") {
			k.Errorf("another form's ad: %v", err)
		}
		if ids, err := models.ListAds(ctx, k.DB, other.ID); err != nil || len(ids) != 0 {
			k.Errorf("kept %v, %v", ids, err)
		}
	})
}
