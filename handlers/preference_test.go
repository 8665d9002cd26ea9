package handlers

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

// hears takes in a signed call with one message and who sent it.
func (s shop) hears(contact, message string) {
	s.Helper()
	body := `{"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",` +
		`"metadata":{"phone_number_id":"100000000000002"},"contacts":[` + contact + `],"messages":[` + message + `]}}]}]}`
	intake := models.NewIntake(s.db)
	defer intake.Close()
	if err := intake.Store(context.Background(), []byte(body), whatsapp.Sign("secret", []byte(body))); err != nil {
		s.Fatal(err)
	}
	if taken, err := models.ApplyWebhooks(context.Background(), s.db, 10); err != nil || taken != 1 {
		s.Fatalf("applied %d, %v", taken, err)
	}
}

// claimed are the people whom a campaign for a purpose would reach now, by user id.
func (s shop) claimed(purpose models.Purpose) (userIDs []string) {
	s.Helper()
	company := s.Company
	company.Purpose = purpose
	campaign := company.Sending(s.T, "Now, "+purpose.Name+s.clock.Now().String())
	claimed, err := models.ClaimCampaign(context.Background(), s.db, campaign.ID, 1, 10)
	if err != nil {
		s.Fatal(err)
	}
	for _, d := range claimed.Dispatches {
		if d.Phone != "" {
			s.Errorf("they have the number %s", d.Phone)
		}
		userIDs = append(userIDs, d.BSUID)
	}
	return userIDs
}

// Somebody whose number WhatsApp keeps to itself signs up, gets the link to their own page in the conversation, and leaves there: first one purpose,
// then all, twice each.
func TestSomebodyWithoutANumberLeavesOnTheirOwnPage(t *testing.T) {
	eachShop(t, func(s shop) {
		ctx := context.Background()
		public, _ := url.Parse(s.url)
		s.db.Speak(views.Voice{Public: public})
		tips, err := models.CreatePurpose(ctx, s.db, s.Marketer, models.NewPurpose{Name: "Tips", Words: map[string]models.PurposeWords{
			"nl": {What: "tips voor planten", Often: "een keer per maand", Kept: "tot u stopt"}, "en": {What: "tips on plants", Often: "once a month", Kept: "until you stop"},
		}})
		if err != nil {
			s.Fatal(err)
		}
		draft := s.form.Draft
		draft.PurposeIDs = append(draft.PurposeIDs, tips.ID)
		if err := s.form.Edit(ctx, s.db, s.Marketer, s.form.Name, draft); err != nil {
			s.Fatal(err)
		}
		if _, err := s.form.Publish(ctx, s.db, s.Marketer, views.DrawNotice); err != nil {
			s.Fatal(err)
		}

		b := s.browser().with("Accept-Language", "nl")
		page := b.get(s.path()).is(http.StatusOK)
		s.clock.Advance(10 * time.Second)
		values, _ := filled(page.form(s.path()))
		values["purpose"] = []string{s.box(), fmt.Sprint(tips.ID)}
		values.Set("phone", "097012345678")
		values.Set("country", "NL")
		values.Set("answer_name", "Mila Vos")
		waits := b.post(s.path(), values).is(http.StatusOK).says("Nog één stap")
		s.hears(`{"profile":{"name":"Mila"},"user_id":"NL.1234567890"}`, fmt.Sprintf(`{"from_user_id":"NL.1234567890","id":"wamid.1","timestamp":"%d","type":"text","text":{"body":%q}}`,
			s.clock.Now().Unix(), waits.declaration()))
		b.get(waits.at()).says("U bent aangemeld")
		person, err := models.FindContactByAddress(ctx, s.db, "", "NL.1234567890")
		if err != nil || person.Phone != nil {
			s.Fatalf("%+v, %v", person, err)
		}

		answers, err := models.ClaimReplies(ctx, s.db, s.Number.ID, 1, 10)
		if err != nil || len(answers.Dispatches) != 1 || answers.Dispatches[0].BSUID != "NL.1234567890" || answers.Dispatches[0].Phone != "" {
			s.Fatalf("%+v, %v", answers, err)
		}
		_, path, found := strings.Cut(answers.Dispatches[0].Reply.Text, s.url+"/p/")
		if !found {
			s.Fatalf("no link in %q", answers.Dispatches[0].Reply.Text)
		}
		path = "/p/" + strings.Fields(path)[0]
		mine := s.browser().with("Accept-Language", "nl")
		if got := s.claimed(s.Purpose); !slices.Equal(got, []string{"NL.1234567890"}) {
			s.Errorf("before: %v", got)
		}
		own := mine.get(path).is(http.StatusOK).says("Wat Zaailing u via WhatsApp stuurt").says("Tips voor planten").says("Aanbiedingen voor planten").lacks("12345678")
		s.clock.Advance(time.Minute)
		for range 2 {
			mine.post(path+"/optouts", url.Values{"purpose": {s.box()}}).is(http.StatusOK).says("Gelukt").says("Gestopt op 21 november 2026")
		}
		if offers, other := s.claimed(s.Purpose), s.claimed(tips); len(offers) != 0 || len(other) != 1 {
			s.Errorf("after one no: %v, %v", offers, other)
		}
		own.send(path+"/optouts", map[string]string{"purpose": "all"}).is(http.StatusOK).says("U krijgt geen berichten meer van Zaailing")
		mine.get(path).is(http.StatusOK).lacks("Hiermee stoppen")
		if offers, other := s.claimed(s.Purpose), s.claimed(tips); len(offers)+len(other) != 0 {
			s.Errorf("after all: %v, %v", offers, other)
		}
		history, _, err := person.ListHistory(ctx, s.db, models.HistoryPlace{})
		noes := 0
		for _, h := range history {
			if h.Act != nil && h.Act.Channel == "preferences" {
				noes++
			}
		}
		if err != nil || noes != 2 || mine.cookie() != "" {
			s.Errorf("%d noes, %v, cookie %q", noes, err, mine.cookie())
		}
	})
}
