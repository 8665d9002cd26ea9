package models_test

import (
	"context"
	"errors"
	"net/netip"
	"strings"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// goOn is an approved template that asks people to say yes again: by their own link, or by a quick reply.
var goOn = whatsapp.Template{
	ID: "200000000000077", Name: "go_on", Language: "en", Category: "MARKETING", ParameterFormat: "POSITIONAL", Status: "APPROVED",
	Components: []whatsapp.Component{
		{Type: "BODY", Text: "Hello {{1}}, what you asked us for ends soon. Would you like to go on?", Example: &whatsapp.Example{BodyText: [][]string{{"Mila"}}}},
		{Type: "BUTTONS", Buttons: []whatsapp.Button{
			{Type: "URL", Text: "See and decide", URL: "https://forms.zaailing.example/p/{{1}}", Example: []string{"https://forms.zaailing.example/p/abc"}},
			{Type: "QUICK_REPLY", Text: "Keep me posted"},
		}},
	},
}

// year is a company whose yeses hold for twelve months, with a form, a template that asks, and the clock eleven months and a half after them.
type year struct {
	talk
	form models.Form
	ask  models.Template
}

func eachYear(t *testing.T, f func(y year)) {
	eachTalk(t, func(k talk) {
		ctx := context.Background()
		if err := k.Purpose.Reword(ctx, k.DB, k.Marketer, models.NewPurpose{Name: k.Purpose.Name, Words: k.Purpose.Words, ValidMonths: 12}); err != nil {
			k.Fatal(err)
		}
		ask, err := models.ObserveTemplate(ctx, k.DB, k.Account, goOn, "poll")
		if err != nil {
			k.Fatal(err)
		}
		f(year{k, k.Form(k.T), ask})
	})
}

// later moves on to two weeks before the yeses end that are given now.
func (y year) later() { y.clock.Advance(351 * 24 * time.Hour) }

func (y year) plan(remind bool) models.CampaignPlan {
	return models.CampaignPlan{
		Name: "Go on", TemplateID: y.ask.ID, PurposeID: y.Purpose.ID, NumberID: y.Number.ID, Audience: models.Audience{Expires: 30, Remind: remind},
		Parameters: map[string]models.FieldValue{"1": {Field: "first_name", Text: "there"}, "button.0": {Field: models.FieldRenewal}},
	}
}

// asks sends a campaign that asks, and returns what was claimed.
func (y year) asks(remind bool) (models.Campaign, models.Claimed) {
	y.Helper()
	ctx := context.Background()
	campaign, err := models.CreateCampaign(ctx, y.DB, y.Marketer, y.plan(remind))
	if err == nil {
		err = campaign.Launch(ctx, y.DB, y.Marketer)
	}
	if err != nil {
		y.Fatal(err)
	}
	y.freeze(campaign)
	return campaign, claimAll(y.T, y.DB, campaign)
}

func (y year) freeze(campaign models.Campaign) {
	y.Helper()
	ctx := context.Background()
	if _, err := models.StartCampaign(ctx, y.DB, campaign.ID); err != nil {
		y.Fatal(err)
	}
	for done := false; !done; {
		var err error
		if done, err = models.FreezeChunk(ctx, y.DB, campaign.ID); err != nil {
			y.Fatal(err)
		}
	}
}

// opens is what a person sees who follows the link of a message.
func (y year) opens(d models.Dispatch) models.Renewal {
	y.Helper()
	r, ok, err := models.FindRenewal(context.Background(), y.DB, d.Parameters["button.0"])
	if err != nil || !ok {
		y.Fatal(ok, err)
	}
	return r
}

func (y year) presses(r models.Renewal, token string) error {
	return r.Renew(context.Background(), y.DB, models.Pressed{Token: token, From: netip.MustParseAddr("192.0.2.7"), Browser: "Firefox"})
}

func refusedAs(err error, reason string) bool {
	var r models.Refusal
	return errors.As(err, &r) && r.Reason == reason
}

func TestAskingReachesOnlyThoseWhoseYesIsStillLive(t *testing.T) {
	eachYear(t, func(y year) {
		ctx := context.Background()
		ending, gone := y.Willing(y.T, 1), y.Willing(y.T, 2)
		y.later()
		y.Willing(y.T, 3) // ends in a year
		y.Person(y.T, 4)
		campaign, err := models.CreateCampaign(ctx, y.DB, y.Marketer, y.plan(false))
		if err == nil {
			err = campaign.Launch(ctx, y.DB, y.Marketer)
		}
		if err != nil {
			y.Fatal(err)
		}
		y.freeze(campaign)
		if err := gone.Withdraw(ctx, y.DB, models.Withdrawal{Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
			y.Fatal(err)
		}
		claimed := claimAll(y.T, y.DB, campaign)
		if len(claimed.Dispatches) != 1 || claimed.Dispatches[0].ContactID != ending.ID || claimed.Skipped != 1 {
			y.Fatalf("%+v", claimed)
		}
		if token := claimed.Dispatches[0].Parameters["button.0"]; !y.opens(claimed.Dispatches[0]).Open || len(token) < 20 {
			y.Errorf("the link %q opens nothing", token)
		}
		if n := y.counts(`SELECT COUNT(*) FROM messages WHERE CAST(parameters AS TEXT) LIKE '%own link%'`); n != 2 {
			y.Errorf("%d messages keep the place of the link and not the link", n)
		}
		// Asked too late: nobody whose time is over gets anything.
		late := y.Willing(y.T, 5)
		y.later()
		campaign, err = models.CreateCampaign(ctx, y.DB, y.Marketer, y.plan(false))
		if err == nil {
			err = campaign.Launch(ctx, y.DB, y.Marketer)
		}
		if err != nil {
			y.Fatal(err)
		}
		y.freeze(campaign)
		y.clock.Advance(20 * 24 * time.Hour)
		if claimed := claimAll(y.T, y.DB, campaign); len(claimed.Dispatches) != 0 || claimed.Skipped != 2 {
			y.Errorf("%+v: the yes of %d is over", claimed, late.ID)
		}
		sameStory(y.T, y.DB)
	})
}

func TestEachYesIsAskedForOnceAndRemindedOnce(t *testing.T) {
	eachYear(t, func(y year) {
		ctx := context.Background()
		person := y.Willing(y.T, 1)
		y.later()
		asked := func(remind bool, want int) {
			y.Helper()
			if _, claimed := y.asks(remind); len(claimed.Dispatches)+claimed.Skipped != want {
				y.Errorf("asked %d people instead of %d (reminder: %v)", len(claimed.Dispatches), want, remind)
			}
		}
		asked(true, 0) // nobody was asked yet
		asked(false, 1)
		asked(false, 0)
		asked(true, 0) // too soon
		y.clock.Advance(models.ReminderAfter)
		asked(false, 0)
		asked(true, 1)
		y.clock.Advance(models.ReminderAfter - time.Hour)
		asked(true, 0)
		if consent := consentOf(y.T, y.DB, person); consent.State != models.ConsentGiven || !consent.Live(y.DB.Now()) {
			y.Errorf("%+v", consent)
		}
		// Silence renews nothing.
		y.clock.Advance(24 * time.Hour)
		if n, err := models.ExpireConsents(ctx, y.DB); err != nil || n != 1 {
			y.Fatal(n, err)
		}
		if n := y.counts(`SELECT COUNT(*) FROM renewal_requests WHERE outcome = 'lapsed'`); n != 2 || consentOf(y.T, y.DB, person).State != models.ConsentExpired {
			y.Errorf("%d requests lapsed", n)
		}
	})
}

func TestACancelledRequestIsNone(t *testing.T) {
	eachYear(t, func(y year) {
		ctx := context.Background()
		y.Willing(y.T, 1)
		y.later()
		campaign, err := models.CreateCampaign(ctx, y.DB, y.Marketer, y.plan(false))
		if err == nil {
			err = campaign.Launch(ctx, y.DB, y.Marketer)
		}
		if err != nil {
			y.Fatal(err)
		}
		y.freeze(campaign)
		if err := campaign.Cancel(ctx, y.DB, y.Marketer); err != nil {
			y.Fatal(err)
		}
		if _, claimed := y.asks(false); len(claimed.Dispatches) != 1 {
			y.Errorf("%+v", claimed)
		}
	})
}

func TestThePressOnTheirOwnPageIsANewYesOnce(t *testing.T) {
	eachYear(t, func(y year) {
		ctx := context.Background()
		person := y.Willing(y.T, 1)
		before := consentOf(y.T, y.DB, person)
		y.later()
		_, claimed := y.asks(false)
		r := y.opens(claimed.Dispatches[0])
		if consentOf(y.T, y.DB, person).EvidenceID != before.EvidenceID {
			y.Fatal("opening the page renewed something")
		}
		token := r.Serve(y.DB, "https://forms.zaailing.example")
		y.clock.Advance(time.Minute)
		for range 2 {
			if err := y.presses(r, token); err != nil {
				y.Fatal(err)
			}
		}
		if err := y.presses(r, r.Serve(y.DB, "https://forms.zaailing.example")); err != nil {
			y.Fatal(err)
		}
		after := consentOf(y.T, y.DB, person)
		if n := y.counts(`SELECT COUNT(*) FROM evidence WHERE type = 'confirmed'`); n != 1 || after.EvidenceID == before.EvidenceID || after.Grade != models.GradeProven ||
			!after.ExpiresAt.Equal(after.ActedAt.AddDate(0, 12, 0)) || after.Source != ledger.SourceRenewal {
			y.Errorf("%d events; %+v", n, after)
		}
		if again := y.opens(claimed.Dispatches[0]); again.Open || again.Request.Outcome != models.Renewed {
			y.Errorf("%+v", again.Request)
		}
		var lines []string
		err := models.ExportConsents(ctx, y.DB, y.Marketer, models.ConsentPeriod{}, func(l models.ConsentLine) error { lines = append(lines, l.Word()); return nil })
		if err != nil || strings.Join(lines, " ") != "given renewed" {
			y.Error(lines, err)
		}
		d, err := models.OpenDossier(ctx, y.DB, y.Marketer, person.ID, "view")
		if err != nil {
			y.Fatal(err)
		}
		if last := d.Proofs[len(d.Proofs)-1]; len(last.Unsaid()) > 0 || last.Event.Event.State != ledger.StateRenewed || !d.Verification.Sound() {
			y.Errorf("%v %+v", last.Unsaid(), last.Event.Event)
		}
		if ld, err := d.JSONLD(); err != nil || !strings.Contains(string(ld), "dpv:RenewedConsentGiven") {
			y.Error("JSON-LD does not say that it was renewed", err)
		}
		if n := y.counts(`SELECT COALESCE(SUM(submitted + confirmed), 0) FROM form_counts`); n != 0 {
			y.Error("a renewal counts as a sign-up of the form")
		}
		// The new yes has a year of its own, and can be asked for anew.
		y.later()
		if _, claimed := y.asks(false); len(claimed.Dispatches) != 1 {
			y.Errorf("%+v", claimed)
		}
		sameStory(y.T, y.DB)
	})
}

func TestAnOldLinkGivesNobodyANewConsent(t *testing.T) {
	for name, end := range map[string]func(y year, person models.Contact) error{
		"withdrawn": func(y year, person models.Contact) error {
			return person.Withdraw(context.Background(), y.DB, models.Withdrawal{Channel: "preferences", Input: "Stop", Who: models.System})
		},
		"over": func(y year, person models.Contact) error {
			y.clock.Advance(20 * 24 * time.Hour)
			return nil
		},
		"expired": func(y year, person models.Contact) error {
			y.clock.Advance(20 * 24 * time.Hour)
			_, err := models.ExpireConsents(context.Background(), y.DB)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			eachYear(t, func(y year) {
				person := y.Willing(y.T, 1)
				y.later()
				_, claimed := y.asks(false)
				r := y.opens(claimed.Dispatches[0])
				if err := end(y, person); err != nil {
					y.Fatal(err)
				}
				token := r.Serve(y.DB, "https://forms.zaailing.example") // a fresh page, an old link
				if err := y.presses(r, token); !refusedAs(err, models.RenewalOver) {
					y.Errorf("%v", err)
				}
				if n := y.counts(`SELECT COUNT(*) FROM evidence WHERE type IN ('granted', 'confirmed')`); n != 0 || consentOf(y.T, y.DB, person).Live(y.DB.Now()) {
					y.Errorf("%d events", n)
				}
				if now := y.opens(claimed.Dispatches[0]); now.Open || now.Form.Code != y.form.Code {
					y.Errorf("open: %v, form %q", now.Open, now.Form.Code)
				}
			})
		})
	}
}

// TestAWithdrawalAfterTheRenewalWins, also in the same second; one before it leaves nothing to renew.
func TestAWithdrawalAfterTheRenewalWins(t *testing.T) {
	eachYear(t, func(y year) {
		person := y.Willing(y.T, 1)
		y.later()
		_, claimed := y.asks(false)
		r := y.opens(claimed.Dispatches[0])
		token := r.Serve(y.DB, "https://forms.zaailing.example")
		done := make(chan error, 2)
		go func() { done <- y.presses(r, token) }()
		go func() {
			done <- person.Withdraw(context.Background(), y.DB, models.Withdrawal{Channel: "stop_word", Input: "STOP", Who: models.System})
		}()
		for range 2 {
			if err := <-done; err != nil && !refusedAs(err, models.RenewalOver) {
				y.Fatal(err)
			}
		}
		if consent := consentOf(y.T, y.DB, person); consent.State != models.ConsentWithdrawn {
			y.Errorf("%+v", consent)
		}
		if n := y.counts(`SELECT COUNT(*) FROM renewal_requests WHERE outcome = ''`); n != 0 {
			y.Error("the request still waits")
		}
		sameStory(y.T, y.DB)
	})
}

func TestAPageOfSomebodyElseOrOfYesterdayRenewsNothing(t *testing.T) {
	eachYear(t, func(y year) {
		y.Willing(y.T, 1)
		y.Willing(y.T, 2)
		y.later()
		_, claimed := y.asks(false)
		first, second := y.opens(claimed.Dispatches[0]), y.opens(claimed.Dispatches[1])
		stale := first.Serve(y.DB, "https://forms.zaailing.example")
		if err := y.presses(first, second.Serve(y.DB, "https://forms.zaailing.example")); !refusedAs(err, models.ServedForeign) {
			y.Errorf("another's page: %v", err)
		}
		if err := y.presses(first, "made.up"); !refusedAs(err, models.ServedForeign) {
			y.Errorf("made up: %v", err)
		}
		y.clock.Advance(models.ServedLife + time.Minute)
		if err := y.presses(first, stale); !refusedAs(err, models.ServedStale) {
			y.Errorf("stale: %v", err)
		}
		plain := strings.TrimPrefix(models.PreferenceLink(y.DB, first.Contact.ID), "/p/")
		if _, ok, _ := models.FindRenewal(context.Background(), y.DB, plain); ok {
			y.Error("the link of the preference page, which staff can make, renews")
		}
		if n := y.counts(`SELECT COUNT(*) FROM evidence WHERE type = 'confirmed'`); n != 0 {
			y.Errorf("%d events", n)
		}
	})
}

func TestAQuickReplyLeadsToTheQuestionAndItsPressRenews(t *testing.T) {
	eachYear(t, func(y year) {
		ctx := context.Background()
		y.DB.Speak(modelstest.Plain{})
		person, other := y.Willing(y.T, 1), y.Willing(y.T, 2)
		y.later()
		_, claimed := y.asks(false)
		wamids := map[int64]string{}
		for i, d := range claimed.Dispatches {
			wamids[d.ContactID] = []string{"wamid.a", "wamid.b"}[i]
			happen(y.T, y.DB, models.Happening{MessageID: d.MessageID, Attempt: 1, What: models.EventAccepted, At: y.DB.Now(), WAMID: wamids[d.ContactID]})
		}
		reply := func(id string, from models.Contact, to string) whatsapp.InboundEvent {
			e := modelstest.Says(id, strings.TrimPrefix(from.PhoneNumber(), "+"), "", "", y.clock.Now())
			e.Type, e.Button, e.ContextID = whatsapp.InboundButton, &whatsapp.ButtonReply{Text: "Keep me posted", Payload: "Keep me posted"}, to
			return e
		}
		before := consentOf(y.T, y.DB, person)
		y.clock.Advance(time.Minute)
		y.hears(reply("w.0", other, wamids[person.ID])) // somebody else's message
		y.hears(reply("w.1", person, wamids[person.ID]))
		y.hears(reply("w.1", person, wamids[person.ID]))
		if consentOf(y.T, y.DB, person).EvidenceID != before.EvidenceID {
			y.Fatal("the press of a quick reply is no yes yet")
		}
		if all, err := models.Replies(ctx, y.DB, other.ID); err != nil || len(all) != 0 {
			y.Errorf("the other was asked: %+v, %v", all, err)
		}
		y.clock.Advance(time.Minute)
		y.hears(y.press("w.2", strings.TrimPrefix(person.PhoneNumber(), "+"), "", y.asked(person).Buttons[0]))
		after := consentOf(y.T, y.DB, person)
		if after.EvidenceID == before.EvidenceID || after.Grade != models.GradeVerified || !after.ExpiresAt.Equal(after.ActedAt.AddDate(0, 12, 0)) {
			y.Errorf("%+v", after)
		}
		if n := y.counts(`SELECT COUNT(*) FROM renewal_requests WHERE outcome = 'renewed' AND contact_id = ?`, person.ID); n != 1 {
			y.Error("nobody wrote down that it was renewed")
		}
		d, err := models.OpenDossier(ctx, y.DB, y.Marketer, person.ID, "view")
		if err != nil || d.Proofs[len(d.Proofs)-1].Event.Event.State != ledger.StateRenewed {
			y.Error(err)
		}
		sameStory(y.T, y.DB)
	})
}

func TestPlansThatGoByThemselves(t *testing.T) {
	eachYear(t, func(y year) {
		ctx := context.Background()
		y.Willing(y.T, 1)
		y.later()
		plan := models.RenewalPlan{PurposeID: y.Purpose.ID, AskDays: 30, Remind: true, Automatic: true, NumberID: &y.Number.ID}
		for field, bad := range map[string]models.RenewalPlan{
			"ask_days":    {PurposeID: y.Purpose.ID, AskDays: 0},
			"template_id": plan,
			"number_id":   {PurposeID: y.Purpose.ID, AskDays: 30, Automatic: true, TemplateID: &y.ask.ID},
		} {
			var wrong models.Invalid
			if err := models.PlanRenewal(ctx, y.DB, y.Marketer, bad); !errors.As(err, &wrong) || wrong[field] == "" {
				y.Errorf("%s: %v", field, err)
			}
		}
		if plan.TemplateID = &y.Template.ID; models.PlanRenewal(ctx, y.DB, y.Marketer, plan) == nil {
			y.Error("a template without link and quick reply may ask")
		}
		plan.TemplateID = &y.ask.ID
		if err := models.PlanRenewal(ctx, y.DB, y.Marketer, plan); err != nil {
			y.Fatal(err)
		}
		company, err := models.FindOrganisation(ctx, y.DB)
		if err != nil {
			y.Fatal(err)
		}
		hour := func(h int) {
			now := y.clock.Now().In(company.Location())
			to := time.Date(now.Year(), now.Month(), now.Day(), h, 30, 0, 0, company.Location())
			if !to.After(now) {
				to = to.AddDate(0, 0, 1)
			}
			y.clock.Advance(to.Sub(now))
		}
		ran := func(want int) {
			y.Helper()
			if n, err := models.AskRenewals(ctx, y.DB); err != nil || n != want {
				y.Errorf("%d campaigns instead of %d, %v", n, want, err)
			}
		}
		hour(3)
		ran(0) // at night nobody is asked
		hour(11)
		ran(1)
		ran(0) // once a day
		hour(10)
		if n := y.counts(`SELECT COUNT(*) FROM campaigns WHERE state = 'scheduled' AND created_by IS NULL`); n != 1 {
			y.Errorf("%d campaigns", n)
		}
	})
}
