package handlers

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestAKeyIsMadeShownOnceAndRevoked(t *testing.T) {
	eachSite(t, func(s *site) {
		admin := s.as(models.Admin)
		admin.get("/settings/keys").is(http.StatusOK).says("No key yet")
		wrong := admin.get("/settings/keys/new").send("/settings/keys", map[string]string{"name": "", "scope": "contacts.read"})
		wrong.is(http.StatusUnprocessableEntity).says("Name the system")
		made := wrong.send("/settings/keys", map[string]string{"name": "Web shop", "scope": "contacts.read"}).is(http.StatusCreated)
		_, rest, _ := strings.Cut(made.text, `value="greenlist_`)
		token, _, _ := strings.Cut(rest, `"`)
		shop := &system{site: s, token: "greenlist_" + token}
		shop.ask(get, "/contacts", "").is(http.StatusOK)
		list := admin.get("/settings/keys").is(http.StatusOK).says("Web shop").says("In use")
		if strings.Contains(list.text, token) {
			s.Error("the key is shown again")
		}
		list.send("/settings/keys/1?_method=DELETE", nil).is(http.StatusOK).says("no longer works")
		shop.ask(get, "/contacts", "").is(http.StatusUnauthorized)
	})
}

func TestAWebhookIsAddedTriedAndReplayed(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx := context.Background()
		c := modelstest.NewCompany(s.T, s.db)
		admin := s.as(models.Admin)
		admin.get("/settings/webhooks").is(http.StatusOK).says("No webhook yet")
		wrong := admin.get("/settings/webhooks/new").send("/settings/webhooks", map[string]string{"url": "http://shop.example/<x>", "event": "consent.given"})
		wrong.is(http.StatusUnprocessableEntity).says("begins with https://")
		if !strings.Contains(wrong.text, "http://shop.example/&lt;x&gt;") {
			s.Error("what was typed is lost")
		}
		made := wrong.send("/settings/webhooks", map[string]string{"url": "https://shop.example/hook", "event": "consent.given"}).is(http.StatusCreated)
		_, rest, _ := strings.Cut(made.text, `value="glsec_`)
		secret, _, _ := strings.Cut(rest, `"`)
		page := admin.get("/settings/webhooks/1").is(http.StatusOK).says("Nothing yet")
		if strings.Contains(page.text, secret) {
			s.Error("the secret is shown again")
		}
		page.send("/settings/webhooks/1/tests", nil).is(http.StatusOK).says("A test is on its way")
		c.Willing(s, 1)
		for {
			due, err := models.ClaimDeliveries(ctx, s.db)
			if err != nil {
				s.Fatal(err)
			}
			if len(due) == 0 {
				break
			}
			for _, parcel := range due {
				if err := parcel.Arrived(ctx, s.db, 204); err != nil {
					s.Fatal(err)
				}
			}
		}
		page = admin.get("/settings/webhooks/1").is(http.StatusOK).says("Said yes: Offers").says("204")
		page.send("/settings/webhooks/1/deliveries/2/replays", nil).is(http.StatusOK).says("once more")
		if due, err := models.ClaimDeliveries(ctx, s.db); err != nil || len(due) != 1 || due[0].Type != models.TopicGiven {
			s.Errorf("%+v, %v", due, err)
		}
		admin.get("/settings/webhooks/1?state=failed").is(http.StatusOK).says("There is nothing like that")
		changed := page.send("/settings/webhooks/1", map[string]string{"url": "https://shop.example/other", "event": "nothing"})
		changed.is(http.StatusUnprocessableEntity).says("Choose what to tell")
		if !strings.Contains(changed.text, "https://shop.example/other") {
			s.Error("what was typed is lost")
		}
		page.send("/settings/webhooks/1/secret", nil).is(http.StatusCreated).says("for another day")
		off := page.send("/settings/webhooks/1/sending?_method=DELETE", nil).is(http.StatusOK).says("Switch on")
		off.send("/settings/webhooks/1/sending", nil).is(http.StatusConflict)
		if n, err := models.DropDeliveries(ctx, s.db); err != nil || n != 1 {
			s.Errorf("%d dropped, %v", n, err)
		}
		off.send("/settings/webhooks/1/sending", nil).is(http.StatusOK).says("Send a test")
		s.as(models.Marketer).get("/settings/webhooks/1").is(http.StatusForbidden)
	})
}

func TestAWebhookThatStoppedWorkingIsSeenOnTheFirstPage(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx := context.Background()
		c := modelstest.NewCompany(s.T, s.db)
		if _, _, err := models.CreateEndpoint(ctx, s.db, c.Marketer, models.NewEndpoint{URL: "https://shop.example/hook?key=s3cr3t", Events: models.Topics}); err != nil {
			s.Fatal(err)
		}
		c.Willing(s, 1)
		due, err := models.ClaimDeliveries(ctx, s.db)
		if err != nil || len(due) != 1 {
			s.Fatal(due, err)
		}
		if o, err := models.FindOverview(ctx, s.db); err != nil || len(o.Webhooks) != 0 {
			s.Fatalf("%+v, %v", o, err)
		}
		if err := due[0].Missed(ctx, s.db, http.StatusGone, "It answered 410."); err != nil {
			s.Fatal(err)
		}
		if o, err := models.FindOverview(ctx, s.db); err != nil || len(o.Webhooks) != 1 || o.Quiet() {
			s.Fatalf("%+v, %v", o, err)
		}
		admin := s.as(models.Admin)
		admin.get("/settings/webhooks/1").says("Paused").says("410")
		if list := admin.get("/settings/webhooks"); strings.Contains(list.text, "s3cr3t") {
			s.Error("what is secret in an address is shown in the list")
		}
	})
}

// What a webhook can be told stands in the description of the interface, each by its name.
func TestTheDocumentNamesEveryTopic(t *testing.T) {
	for _, topic := range append(models.Topics, models.TopicTest) {
		if !strings.Contains(string(openAPIDocument), `"`+string(topic)+`"`) {
			t.Errorf("openapi.json does not know %s", topic)
		}
	}
}

func TestThePageForDevelopersIsForEverybodyOnTheTeam(t *testing.T) {
	eachSite(t, func(s *site) {
		s.as(models.Agent).get("/api").is(http.StatusOK).says("Idempotency-Key").says("curl " + s.url + "/api/v1/optins")
	})
}
