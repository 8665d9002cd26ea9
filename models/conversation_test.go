package models_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// eachKeyword is eachTalk with a form that has words in Dutch.
func eachKeyword(t *testing.T, f func(k talk, form models.Form)) {
	eachTalk(t, func(k talk) {
		k.DB.Speak(modelstest.Plain{})
		form := k.Form(k.T)
		k.words(form, models.KeywordPlan{"nl": {models.KeywordStart: "NRCQ AAN", models.KeywordInfo: "NRCQ INFO", models.KeywordStop: "NRCQ UIT"}})
		f(k, form)
	})
}

func (k talk) words(form models.Form, plan models.KeywordPlan) {
	k.Helper()
	if err := form.SetKeywords(context.Background(), k.DB, k.Marketer, plan); err != nil {
		k.Fatal(err)
	}
}

const stranger = "3197010123456"

// asked is the last question a person got, and how its buttons are called.
func (k talk) asked(person models.Contact) models.Reply {
	k.Helper()
	all, err := models.Replies(context.Background(), k.DB, person.ID)
	if err != nil {
		k.Fatal(err)
	}
	for i := len(all) - 1; i >= 0; i-- {
		if r, ok := all[i].Said(); ok && len(r.Buttons) > 0 {
			return r
		}
	}
	k.Fatal("nobody was asked anything")
	return models.Reply{}
}

// press is the press of a button as Meta tells of it.
func (k talk) press(id, from, userID string, button whatsapp.ReplyButton) whatsapp.InboundEvent {
	e := modelstest.Says(id, from, userID, "", k.clock.Now())
	e.Type, e.Interactive = whatsapp.InboundInteractive, &whatsapp.InteractiveReply{Kind: "button_reply", ID: button.ID, Title: button.Title}
	return e
}

func (k talk) consents(person models.Contact) map[int64]models.Consent {
	k.Helper()
	all, err := models.ListConsents(context.Background(), k.DB, person.ID)
	if err != nil {
		k.Fatal(err)
	}
	of := map[int64]models.Consent{}
	for _, c := range all {
		of[c.PurposeID] = c
	}
	return of
}

func (k talk) counts(query string, values ...any) int {
	k.Helper()
	n, err := models.Count(context.Background(), k.DB, query, values...)
	if err != nil {
		k.Fatal(err)
	}
	return n
}

func TestAKeywordLeadsToAQuestionAndItsPressIsTheYes(t *testing.T) {
	eachKeyword(t, func(k talk, form models.Form) {
		ctx := context.Background()
		k.hears(modelstest.Says("w.1", stranger, "NL.1", "nrcq  aan!", k.clock.Now()))
		person := k.person("+" + stranger)
		if len(k.consents(person)) != 0 {
			k.Fatal("a keyword is no consent")
		}
		question := k.asked(person)
		if !strings.HasPrefix(question.Text, "Zaailing asks on WhatsApp, in nl: aanbiedingen voor planten, hooguit twee keer per maand?") || question.Buttons[0].Title != "Yes" || question.Buttons[1].Title != "Nee" {
			k.Fatalf("asked %+v", question)
		}
		k.clock.Advance(time.Minute)
		pressed := k.press("w.2", stranger, "NL.1", question.Buttons[0])
		k.hears(pressed)
		k.hears(pressed)
		yes := k.consents(person)[k.Purpose.ID]
		if yes.State != models.ConsentGiven || yes.Grade != models.GradeVerified || yes.Source != models.SourceKeyword || !yes.ActedAt.Equal(k.clock.Now()) {
			k.Fatalf("consent %+v", yes)
		}
		e, err := models.Opened(ctx, k.DB, yes.EvidenceID)
		if err != nil {
			k.Fatal(err)
		}
		notice, err := models.FindNoticeOf(ctx, k.DB, *form.VersionID, "nl", models.QuestionNotice)
		if err != nil || e.Terms.Notice.Hash != notice.HexHash() || *yes.NoticeID != notice.ID {
			k.Errorf("what was shown is %+v, %v", e.Terms.Notice, err)
		}
		v := e.Verification
		if v.Method != ledger.MethodButton || v.Text != "Yes" || v.WAMID != "w.2" || v.Match != "same" || v.Typed != "" {
			k.Errorf("verified by %+v", v)
		}
		granted, err := models.Opened(ctx, k.DB, e.Granted)
		if err != nil || granted.Terms.Notice.Hash != notice.HexHash() || granted.Capture.Message == 0 || granted.Event.State != ledger.StateRequested {
			k.Errorf("asked %+v, %v", granted.Capture, err)
		}
		receipt, err := models.FindReceipt(ctx, k.DB, strings.TrimPrefix(models.ReceiptLink(k.DB, yes.EvidenceID), "/r/"))
		if err != nil || receipt.Pressed != "Yes" || !receipt.Confirmed {
			k.Errorf("receipt %+v, %v", receipt, err)
		}
		if said := k.said(person); len(said) != 2 || !strings.HasPrefix(said[1], "welcome in nl to 1 of Zaailing") {
			k.Errorf("said %q", said)
		}
		if n := k.counts(`SELECT COUNT(*) FROM evidence WHERE type = 'confirmed'`); n != 1 {
			k.Errorf("confirmed %d times", n)
		}
	})
}

func TestPressesThatConfirmNothing(t *testing.T) {
	eachKeyword(t, func(k talk, _ models.Form) {
		other := k.Person(k.T, 7)
		k.hears(modelstest.Says("w.1", stranger, "NL.1", "NRCQ AAN", k.clock.Now()))
		k.writes(other, "w.2", "NRCQ AAN")
		person, theirs := k.person("+"+stranger), k.asked(other)
		mine := k.asked(person)
		late := k.press("w.9", stranger, "NL.1", mine.Buttons[0])
		late.At = k.clock.Now().Add(models.SignupLife)
		list := k.press("w.10", stranger, "NL.1", mine.Buttons[0])
		list.Interactive.Kind = "list_reply"
		for name, e := range map[string]whatsapp.InboundEvent{
			"a stranger":             k.press("w.3", "3197010999999", "NL.9", mine.Buttons[0]),
			"somebody known":         k.press("w.4", strings.TrimPrefix(other.PhoneNumber(), "+"), "", mine.Buttons[0]),
			"the question of others": k.press("w.5", stranger, "NL.1", theirs.Buttons[0]),
			"another id":             k.press("w.6", stranger, "NL.1", whatsapp.ReplyButton{ID: "yes:BBBB-CCCC", Title: "Yes"}),
			"an id without answer":   k.press("w.7", stranger, "NL.1", whatsapp.ReplyButton{ID: mine.Buttons[0].ID[4:], Title: "Yes"}),
			"typed":                  modelstest.Says("w.8", stranger, "NL.1", "Ja, graag", k.clock.Now()),
			"the id, typed":          modelstest.Says("w.11", stranger, "NL.1", mine.Buttons[0].ID, k.clock.Now()),
			"too late":               late,
			"from a list":            list,
		} {
			k.answersNothing(name, e)
		}
		k.answersNothing("whoever has the number now", k.press("w.12", stranger, "NL.other", mine.Buttons[0]))
	})
}

func (k talk) answersNothing(name string, e whatsapp.InboundEvent) {
	k.Helper()
	k.hears(e)
	if n := k.counts(`SELECT COUNT(*) FROM evidence WHERE type IN ('confirmed', 'refused')`); n != 0 {
		k.Fatalf("%s answered a question", name)
	}
}

// The control of the above: each of these is an answer, and a person whom WhatsApp shows by user id only gives one as well.
func TestPressesThatConfirm(t *testing.T) {
	eachKeyword(t, func(k talk, _ models.Form) {
		ctx := context.Background()
		k.hears(modelstest.Says("w.1", "", "NL.77", "NRCQ AAN", k.clock.Now()))
		person, err := models.FindContactByAddress(ctx, k.DB, "", "NL.77")
		if err != nil {
			k.Fatal(err)
		}
		in := k.press("w.2", "", "NL.77", k.asked(person).Buttons[0])
		in.At = k.clock.Now().Add(models.SignupLife - time.Second)
		k.hears(in)
		yes := k.consents(person)[k.Purpose.ID]
		e, err := models.Opened(ctx, k.DB, yes.EvidenceID)
		if err != nil || yes.State != models.ConsentGiven || e.Subject.Phone != "" || e.Subject.BSUID != "NL.77" || e.Verification.Match != "unknown" {
			k.Fatalf("%+v, %+v, %v", yes, e.Subject, err)
		}
		if claimed := k.claim(); len(claimed.Dispatches) == 0 || claimed.Dispatches[0].BSUID != "NL.77" || claimed.Dispatches[0].Phone != "" {
			k.Errorf("claimed %+v", claimed)
		}
	})
}

func TestNoEndsTheMatter(t *testing.T) {
	eachKeyword(t, func(k talk, _ models.Form) {
		k.hears(modelstest.Says("w.1", stranger, "", "NRCQ AAN", k.clock.Now()))
		person := k.person("+" + stranger)
		question := k.asked(person)
		k.clock.Advance(time.Minute)
		k.hears(k.press("w.2", stranger, "", question.Buttons[1]))
		k.hears(k.press("w.3", stranger, "", question.Buttons[0]))
		if no := k.consents(person)[k.Purpose.ID]; no.State != models.ConsentRefused || no.EvidenceID == 0 {
			k.Fatalf("consent %+v", no)
		}
		if said := k.said(person); len(said) != 1 {
			k.Errorf("after the no: %q", said)
		}
		if n := k.counts(`SELECT COUNT(*) FROM signups WHERE state = 'refused'`); n != 1 {
			k.Errorf("%d refused", n)
		}
		k.clock.Advance(time.Minute)
		k.hears(modelstest.Says("w.4", stranger, "", "NRCQ AAN", k.clock.Now()))
		if k.asked(person).Buttons[0].ID == question.Buttons[0].ID {
			k.Error("somebody who begins again is not asked again")
		}
	})
}

// What people type is no press; it brings the question back, once.
func TestATypedYesRepeatsTheQuestionOnce(t *testing.T) {
	eachKeyword(t, func(k talk, _ models.Form) {
		k.hears(modelstest.Says("w.1", stranger, "", "NRCQ AAN", k.clock.Now()))
		person := k.person("+" + stranger)
		for i, text := range []string{"Oui", "ja graag!", "NRCQ AAN", "yes"} {
			k.hears(modelstest.Says("w.y"+string(rune('0'+i)), stranger, "", text, k.clock.Now()))
		}
		if said := k.said(person); len(said) != 2 || said[0] != said[1] {
			k.Fatalf("said %q", said)
		}
		k.hears(k.press("w.5", stranger, "", k.asked(person).Buttons[0]))
		yes := k.consents(person)[k.Purpose.ID]
		if e, err := models.Opened(context.Background(), k.DB, yes.EvidenceID); err != nil || e.Verification.Attempts != 2 {
			k.Errorf("%+v, %v", e.Verification, err)
		}
		k.writes(k.Person(k.T, 3), "w.6", "yes")
		if n := k.counts(`SELECT COUNT(*) FROM messages`); n != 3 {
			k.Errorf("%d messages: a yes to nothing was answered", n)
		}
	})
}

func TestInfoIsAnsweredOnceADayAndStopEndsOnlyTheForm(t *testing.T) {
	eachKeyword(t, func(k talk, form models.Form) {
		ctx := context.Background()
		news, err := models.CreatePurpose(ctx, k.DB, k.Marketer, models.NewPurpose{Name: "News", Words: map[string]models.PurposeWords{"nl": {What: "nieuws", Often: "elke week"}}})
		if err != nil {
			k.Fatal(err)
		}
		person := k.Willing(k.T, 1)
		if _, err := person.Assert(ctx, k.DB, models.Assertion{PurposeIDs: []int64{news.ID}, At: k.DB.Now(), Source: ledger.SourcePaper, Grade: models.GradeProven, Words: "card", Who: k.Marketer}); err != nil {
			k.Fatal(err)
		}
		k.writes(person, "w.1", "nrcq info")
		k.writes(person, "w.2", "NRCQ INFO?")
		if said := k.said(person); len(said) != 1 || said[0] != "about in nl 1 of Zaailing, send NRCQ AAN or see /f/"+form.Code {
			k.Fatalf("said %q", said)
		}
		k.clock.Advance(time.Minute)
		k.writes(person, "w.3", "NRCQ UIT")
		k.writes(person, "w.4", "nrcq uit")
		stands := k.consents(person)
		if stands[k.Purpose.ID].State != models.ConsentWithdrawn || stands[news.ID].State != models.ConsentGiven {
			k.Errorf("consents %+v", stands)
		}
		if said := k.said(person); len(said) != 2 || said[1] != "farewell in nl to 1 of Zaailing" {
			k.Errorf("said %q", said)
		}
	})
}

// A form for several things asks for one after the other; each is a yes of its own, and the first no ends it.
func TestPurposesAreAskedForOneByOne(t *testing.T) {
	eachTalk(t, func(k talk) {
		ctx := context.Background()
		k.DB.Speak(modelstest.Plain{})
		ids := []int64{k.Purpose.ID}
		for _, name := range []string{"News", "Workshops"} {
			p, err := models.CreatePurpose(ctx, k.DB, k.Marketer, models.NewPurpose{Name: name, Words: map[string]models.PurposeWords{
				"nl": {What: name, Often: "vaak", Kept: "tot u stopt"}, "en": {What: name, Often: "often", Kept: "until you stop"}}})
			if err != nil {
				k.Fatal(err)
			}
			ids = append(ids, p.ID)
		}
		draft := k.Draft()
		draft.PurposeIDs = ids
		form, err := models.CreateForm(ctx, k.DB, k.Marketer, "Three", draft)
		if err == nil {
			_, err = form.Publish(ctx, k.DB, k.Marketer, modelstest.DrawPlain)
		}
		if err != nil {
			k.Fatal(err)
		}
		k.words(form, models.KeywordPlan{"en": {models.KeywordStart: "GREEN ON"}})
		k.hears(modelstest.Says("w.1", stranger, "", "Green on", k.clock.Now()))
		person := k.person("+" + stranger)
		k.hears(k.press("w.2", stranger, "", k.asked(person).Buttons[0]))
		if second := k.asked(person); !strings.Contains(second.Text, "in en: News") {
			k.Fatalf("asked %+v", second)
		}
		if stands := k.consents(person); len(stands) != 1 || stands[ids[0]].State != models.ConsentGiven {
			k.Fatalf("one press gave %+v", stands)
		}
		k.hears(k.press("w.3", stranger, "", k.asked(person).Buttons[1]))
		stands := k.consents(person)
		if stands[ids[1]].State != models.ConsentRefused || stands[ids[2]].ID != 0 || len(k.said(person)) != 3 {
			k.Fatalf("%+v, said %q", stands, k.said(person))
		}
	})
}

// STOP while a question is on its way: whichever commits first, nothing follows the no but its confirmation.
func TestSTOPSilencesAQuestionOnItsWay(t *testing.T) {
	eachKeyword(t, func(k talk, _ models.Form) {
		k.hears(modelstest.Says("w.1", stranger, "", "NRCQ AAN", k.clock.Now()))
		k.hears(modelstest.Says("w.2", stranger, "", "STOP", k.clock.Now()))
		question, farewell := k.claim(), k.claim()
		if len(question.Dispatches) != 0 || question.Skipped != 1 {
			k.Fatalf("claimed %+v", question)
		}
		if len(farewell.Dispatches) != 1 || !strings.HasPrefix(farewell.Dispatches[0].Reply.Text, "farewell") {
			k.Fatalf("then claimed %+v", farewell)
		}
	})
}

// A beginning that comes late, after the stop that was said since, asks nobody anything; one from afterwards does.
func TestALateBeginningIsNoQuestion(t *testing.T) {
	eachKeyword(t, func(k talk, _ models.Form) {
		early := modelstest.Says("w.1", stranger, "", "NRCQ AAN", k.clock.Now())
		k.clock.Advance(time.Minute)
		k.hears(modelstest.Says("w.2", stranger, "", "STOP", k.clock.Now()))
		k.hears(early)
		if said := k.said(k.person("+" + stranger)); len(said) != 0 {
			k.Fatalf("said %q", said)
		}
		k.clock.Advance(time.Minute)
		k.hears(modelstest.Says("w.3", stranger, "", "NRCQ AAN", k.clock.Now()))
		k.asked(k.person("+" + stranger))
	})
}

// Two telephones of one person, or a nervous thumb, press at the same time.
func TestTwoPressesAtOnceAreOneYes(t *testing.T) {
	eachKeyword(t, func(k talk, _ models.Form) {
		k.hears(modelstest.Says("w.1", stranger, "", "NRCQ AAN", k.clock.Now()))
		question := k.asked(k.person("+" + stranger))
		var both sync.WaitGroup
		var errs [4]error
		for i := range errs {
			e := k.press("w.p"+string(rune('0'+i)), stranger, "", question.Buttons[i%2])
			e.PhoneNumberID = k.Number.MetaID
			both.Go(func() { errs[i] = models.Receive(context.Background(), k.DB, e) })
		}
		both.Wait()
		if err := errors.Join(errs[:]...); err != nil {
			k.Fatal(err)
		}
		if n := k.counts(`SELECT COUNT(*) FROM evidence WHERE type IN ('confirmed', 'refused')`); n != 1 {
			k.Errorf("one question has %d answers", n)
		}
	})
}

func TestWhoOnlyPassedByIsForgotten(t *testing.T) {
	eachKeyword(t, func(k talk, _ models.Form) {
		ctx := context.Background()
		k.hears(modelstest.Says("w.1", stranger, "NL.1", "NRCQ AAN", k.clock.Now()))
		k.hears(modelstest.Says("w.2", "3197010123457", "", "NRCQ INFO", k.clock.Now()))
		k.hears(modelstest.Says("w.3", "3197010123458", "", "NRCQ AAN", k.clock.Now()))
		k.hears(modelstest.Says("w.4", "3197010123459", "", "NRCQ AAN", k.clock.Now()))
		passing, stays, refuses := k.person("+"+stranger), k.person("+3197010123458"), k.person("+3197010123459")
		k.hears(k.press("w.5", "3197010123458", "", k.asked(stays).Buttons[0]))
		k.hears(k.press("w.6", "3197010123459", "", k.asked(refuses).Buttons[1]))
		evidence := k.counts(`SELECT COUNT(*) FROM sealed`)
		k.clock.Advance(models.SignupLife - time.Millisecond)
		k.sweeps(0)
		k.clock.Advance(time.Millisecond)
		k.sweeps(2)
		if _, err := models.FindContactByAddress(ctx, k.DB, "+"+stranger, "NL.1"); !errors.As(err, new(models.NotFound)) {
			k.Errorf("somebody who only passed by is still known: %v", err)
		}
		gone, err := models.FindContact(ctx, k.DB, passing.ID)
		if err != nil || gone.ErasedAt == nil || gone.Name != "" || gone.Phone != nil || gone.BSUID != nil || gone.WAID != "" {
			k.Errorf("what is left: %+v, %v", gone, err)
		}
		if n := k.counts(`SELECT COUNT(*) FROM inbound_messages WHERE contact_id = ?`, passing.ID); n != 0 {
			k.Errorf("%d of their messages are left", n)
		}
		// One question was erased and one leaf says so.
		if n := k.counts(`SELECT COUNT(*) FROM sealed`); n != evidence || k.counts(`SELECT COUNT(*) FROM evidence WHERE type = 'erased'`) != 1 {
			k.Errorf("%d payloads of %d are left", n, evidence)
		}
		if k.person("+3197010123458").ID != stays.ID || k.person("+3197010123459").ID != refuses.ID {
			k.Error("somebody who answered was forgotten")
		}
		k.hears(modelstest.Says("w.7", stranger, "NL.1", "NRCQ AAN", k.clock.Now()))
		if again := k.person("+" + stranger); again.ID == passing.ID {
			k.Error("the forgotten were remembered")
		}
	})
}

// sweeps is what time brings.
func (k talk) sweeps(forgotten int) {
	k.Helper()
	if _, err := models.ExpireSignups(context.Background(), k.DB); err != nil {
		k.Fatal(err)
	}
	if n, err := models.ForgetPassing(context.Background(), k.DB); err != nil || n != forgotten {
		k.Fatalf("%d were forgotten, not %d; %v", n, forgotten, err)
	}
}

// The log of such conversations verifies offline.
func TestTheHistoryOfConversationsVerifies(t *testing.T) {
	eachKeyword(t, func(k talk, _ models.Form) {
		k.hears(modelstest.Says("w.1", stranger, "", "NRCQ AAN", k.clock.Now()))
		k.hears(k.press("w.2", stranger, "", k.asked(k.person("+" + stranger)).Buttons[0]))
		k.hears(modelstest.Says("w.3", "3197010123457", "", "NRCQ AAN", k.clock.Now()))
		k.hears(k.press("w.4", "3197010123457", "", k.asked(k.person("+3197010123457")).Buttons[1]))
		k.hears(modelstest.Says("w.5", "3197010123458", "", "NRCQ AAN", k.clock.Now()))
		k.claim()
		k.clock.Advance(models.SignupLife)
		k.sweeps(1)
		k.hears(modelstest.Says("w.6", stranger, "", "NRCQ UIT", k.clock.Now()))
		dir := k.TempDir() + "/bundle"
		if _, err := models.ExportEvidence(context.Background(), k.DB, k.Marketer, dir); err != nil {
			k.Fatal(err)
		}
		if report := verify(k.T, k.DB, dir); len(report.Findings) > 0 {
			k.Fatalf("findings: %+v", report.Findings)
		}
	})
}
