package handlers

import (
	"context"
	"encoding/csv"
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func state(t *testing.T, standing apiStanding) string {
	t.Helper()
	if len(standing.Consents) != 1 {
		t.Fatalf("%+v", standing)
	}
	return string(standing.Consents[0].State) + " " + standing.Consents[0].Grade
}

func TestAYesIsWorthItsProofAndANoCountsAtOnce(t *testing.T) {
	eachSite(t, func(s *site) {
		c := modelstest.NewCompany(s.T, s.db).Described(s.T)
		form := c.Form(s.T)
		shop := s.system(models.Scopes...)
		for n, proof := range []struct{ fields, grade string }{
			{``, "given D"}, {`, "shown": "Yes, send me offers", "page": "https://shop.example/account?id=7", "ip": "192.0.2.77"`, "given C"},
			{fmt.Sprintf(`, "form": %d, "language": "nl"`, form.ID), "given C"}, {`, "number_checked": "a code by SMS"`, "given B"},
		} {
			var got apiStanding
			shop.ask(post, "/optins", fmt.Sprintf(`{"phone": "+319701000000%d", "purposes": [%d], "how": "ticked a box"%s}`, n, c.Purpose.ID, proof.fields)).is(http.StatusCreated).into(&got)
			if state(s.T, got) != proof.grade || !got.Consents[0].Live || got.Consents[0].Source != "api" {
				s.Errorf("%s: %+v", proof.fields, got)
			}
		}
		var got apiStanding
		shop.ask(post, "/optouts", `{"phone": "+3197010000001", "channel": "e-mail", "words": "Please stop"}`).is(http.StatusCreated).into(&got)
		if state(s.T, got) != "withdrawn " || got.Consents[0].Live {
			s.Errorf("%+v", got)
		}
		s.clock.Advance(time.Hour)
		shop.ask(post, "/optins", `{"phone": "+3197010000001", "purposes": ["offers"], "how": "ticked a box", "number_checked": "a code"}`).is(http.StatusCreated).into(&got)
		if state(s.T, got) != "withdrawn " {
			s.Errorf("a system turned a no into a yes: %+v", got)
		}
		shop.ask(get, fmt.Sprintf("/contacts/%d/consents", got.Contact), "").is(http.StatusOK)
	})
}

func TestTheNoOfSomebodyUnknownIsKept(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		shop := s.system(models.Scopes...)
		var got apiStanding
		shop.ask(post, "/optouts", `{"phone": "+3197010000009", "purposes": ["Offers"], "channel": "letter"}`).is(http.StatusCreated).into(&got)
		shop.ask(post, "/optins", `{"phone": "+3197010000009", "purposes": ["Offers"], "how": "an old list", "at": "2020-01-01T00:00:00Z"}`).is(http.StatusCreated).into(&got)
		if state(s.T, got) != "withdrawn " {
			s.Errorf("%+v", got)
		}
		shop.ask(post, "/optouts", `{"contact": 4711, "channel": "letter"}`).is(http.StatusNotFound)
	})
}

func TestWhatASystemDidIsOnRecordUnderItsKey(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		shop := s.system(models.Scopes...)
		var got apiStanding
		shop.ask(post, "/optins", `{"phone": "+3197010000001", "purposes": ["Offers"], "how": "ticked a box", "shown": "Yes", "page": "https://shop.example/account?id=7", "ip": "192.0.2.77"}`).is(http.StatusCreated).into(&got)
		person, err := models.FindContact(context.Background(), s.db, got.Contact)
		if err != nil {
			s.Fatal(err)
		}
		history, _, err := person.ListHistory(context.Background(), s.db, models.HistoryPlace{})
		if err != nil || len(history) != 1 || history[0].Act.Source != "api" || history[0].Act.Grade != "C" || history[0].Act.EvidenceID != got.Consents[0].Evidence {
			s.Fatalf("%+v, %v", history, err)
		}
		proof := s.as(models.Admin).get(fmt.Sprintf("/contacts/%d/proofs/%d", got.Contact, got.Consents[0].Evidence)).is(http.StatusOK)
		proof.says("ticked a box.").says("“Yes”").says("https://shop.example/account").says("192.0.2.0/24")
	})
}

// A sign-up that a system begins is no yes until the person says so.
func TestAConfirmationIsAskedForOnWhatsApp(t *testing.T) {
	eachSite(t, func(s *site) {
		c := modelstest.NewCompany(s.T, s.db).Described(s.T)
		form := c.Form(s.T)
		shop := s.system(models.Scopes...)
		ask := fmt.Sprintf(`{"phone": "+3197010000001", "purposes": ["Offers"], "how": "asked at the till", "form": %d, "language": "nl", "confirm": true, "name": "Mila"}`, form.ID)
		var waits apiSignup
		shop.ask(post, "/optins", ask).is(http.StatusAccepted).into(&waits)
		if waits.Status != "waiting" || waits.Message == "" || !strings.HasPrefix(waits.Page, s.url+"/f/"+form.Code+"/s/") || waits.Chat == "" {
			s.Errorf("%+v", waits)
		}
		if people, err := models.ContactsAfter(context.Background(), s.db, 0, 1); err != nil || len(people) != 0 {
			s.Errorf("%+v, %v", people, err)
		}
		s.browser().get(strings.TrimPrefix(waits.Page, s.url)).is(http.StatusOK)
		shop.ask(post, "/optins", strings.Replace(ask, `"nl"`, `"fr"`, 1)).complains("language")
		shop.ask(post, "/optins", strings.Replace(ask, fmt.Sprintf(`"form": %d, `, form.ID), "", 1)).complains("form")
	})
}

func TestACheckoutIsCompletedOnceHoweverOftenTheShopSendsIt(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx := context.Background()
		c := modelstest.NewCompany(s.T, s.db).Described(s.T)
		form := c.Form(s.T)
		notice, err := models.FindNoticeOf(ctx, s.db, *form.VersionID, "nl", models.CheckoutBlock)
		if err != nil {
			s.Fatal(err)
		}
		served := notice.Serve(s.db, models.Place{Source: models.SourceCheckout, Origin: "https://shop.example", Page: "https://shop.example/checkout"})
		s.clock.Advance(20 * time.Second)
		ticket, err := models.Tick(ctx, s.db, models.Ticks{Token: served, PurposeIDs: []int64{c.Purpose.ID}, From: netip.MustParseAddr("192.0.2.77"), Browser: "Firefox"})
		if err != nil {
			s.Fatal(err)
		}
		shop := s.system(models.WriteConsents)
		ask := fmt.Sprintf(`{"token": %q, "phone": "+3197010000001"}`, ticket)
		var first, second apiSignup
		shop.ask(post, "/optins", ask).is(http.StatusAccepted).into(&first)
		shop.ask(post, "/optins", ask).is(http.StatusAccepted).into(&second)
		if first.Message != second.Message || first.Page != second.Page {
			s.Errorf("%+v\n%+v", first, second)
		}
		shop.named("order-1").ask(post, "/optins", ask).is(http.StatusAccepted)
		shop.ask(post, "/optins", strings.Replace(ask, "0001", "0002", 1)).is(http.StatusUnprocessableEntity)
		shop.ask(post, "/optins", fmt.Sprintf(`{"token": %q, "phone": "+3197010000001"}`, ticket+"x")).is(http.StatusUnprocessableEntity)
	})
}

func TestTheListOfConsentsIsSafeAndComesBackAsItWas(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		shop := s.system(models.Scopes...)
		for n := range 3 {
			shop.ask(post, "/optins", fmt.Sprintf(`{"phone": "+319701000000%d", "purposes": ["Offers"], "how": "=1+1", "at": "2026-11-1%dT12:00:00Z"}`, n, n)).is(http.StatusCreated)
		}
		shop.ask(post, "/optouts", `{"phone": "+3197010000001", "channel": "e-mail"}`).is(http.StatusCreated)
		admin := s.as(models.Admin)
		for query, rows := range map[string]int{
			"": 4, "?from=2026-11-11": 3, "?until=2026-11-11": 2, "?from=2026-11-11&until=2026-11-11": 1, "?purpose=1": 4, "?purpose=2": 0, "?from=2027-01-01": 0,
		} {
			list, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(admin.get("/exports/consents.csv"+query).is(http.StatusOK).text, "\ufeff"))).ReadAll()
			if err != nil || len(list) != rows+1 {
				s.Fatalf("%s: %d rows, %v", query, len(list)-1, err)
			}
			for _, row := range list[1:] {
				for _, cell := range row {
					if strings.ContainsAny(cell[:min(len(cell), 1)], "=+-@\t\r") {
						s.Errorf("a spreadsheet would calculate %q", cell)
					}
				}
				if phone, err := models.ParsePhone(row[4], ""); err != nil || !strings.HasPrefix(row[4], "'+") || "'"+phone != row[4] {
					s.Errorf("%q comes back as %q, %v", row[4], phone, err)
				}
			}
		}
		admin.get("/exports/consents.csv?from=soon").is(http.StatusUnprocessableEntity)
		admin.get("/exports").is(http.StatusOK)
		s.as(models.Agent).get("/exports/consents.csv").is(http.StatusForbidden)
	})
}
