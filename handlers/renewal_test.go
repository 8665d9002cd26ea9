package handlers

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/whatsapp"
)

// goOn asks people to say yes again, by their own link.
var goOn = whatsapp.Template{
	ID: "200000000000078", Name: "go_on", Language: "nl", Category: "MARKETING", ParameterFormat: "POSITIONAL", Status: "APPROVED",
	Components: []whatsapp.Component{
		{Type: "BODY", Text: "Wat u ons vroeg loopt binnenkort af. Wilt u ermee doorgaan?"},
		{Type: "BUTTONS", Buttons: []whatsapp.Button{{Type: "URL", Text: "Bekijken", URL: "https://forms.zaailing.example/p/{{1}}", Example: []string{"https://forms.zaailing.example/p/abc"}}}},
	},
}

// endingSoon is a shop with somebody whose yes ends in two weeks, and a template that asks.
func endingSoon(s shop) (person models.Contact, template models.Template) {
	s.Helper()
	ctx := context.Background()
	if err := s.Purpose.Reword(ctx, s.db, s.Marketer, models.NewPurpose{Name: s.Purpose.Name, Words: s.Purpose.Words, ValidMonths: 12}); err != nil {
		s.Fatal(err)
	}
	s.Form(s.T)
	template, err := models.ObserveTemplate(ctx, s.db, s.Account, goOn, "poll")
	if err != nil {
		s.Fatal(err)
	}
	person = s.Willing(s.T, 1)
	s.clock.Advance(351 * 24 * time.Hour)
	return person, template
}

func TestMarketersAskPeopleToSayYesAgain(t *testing.T) {
	eachShop(t, func(s shop) {
		b := s.as(models.Marketer)
		b.get("/renewals").is(http.StatusOK).says("No yes ends by itself")
		endingSoon(s)
		b = s.as(models.Marketer)
		page := b.get("/renewals").is(http.StatusOK).says("A yes holds for 12 months").says("Ask 1 person").says("/p/{{1}}")
		b.get("/renewals/1").is(http.StatusOK).says("Person 1").says("Not yet")
		if !strings.Contains(page.text, `href="/campaigns/new?purpose=1&amp;expires=30"`) {
			s.Error("the button begins no campaign")
		}
		b.get("/campaigns/new?purpose=1&expires=30").is(http.StatusOK)
		plan := b.get("/campaigns/new?template=2&purpose=1&expires=30").is(http.StatusOK).says("Their own link, to say yes again")
		fields := map[string]string{"name": "Go on", "from:button.0": "renewal", "expires": "0x"}
		plan.send("/campaigns", fields).is(http.StatusUnprocessableEntity).says("Enter a number of days")
		fields["expires"] = ""
		plan.send("/campaigns", fields).is(http.StatusUnprocessableEntity).says("is for people whose yes is about to end")
		fields["expires"] = "30"
		plan.send("/campaigns", fields).is(http.StatusOK).says("whose yes ends within 30 days")

		settings := b.get("/renewals/1/plan").is(http.StatusOK)
		settings.send("/renewals/1/plan", map[string]string{"ask_days": "900", "how": "automatic"}).is(http.StatusUnprocessableEntity).says("from 1 to 180").says("Choose the template")
		settings.send("/renewals/1/plan", map[string]string{"ask_days": "20", "how": "automatic", "template_id": "2", "number_id": "1", "remind": "on"}).
			isAt("/renewals").says("asked 20 days before the end, every day by itself, and reminded once after 7 days")
		s.as(models.Reviewer).get("/renewals").is(http.StatusOK)
		s.as(models.Reviewer).get("/renewals/1/plan").is(http.StatusForbidden)
		s.as(models.Agent).get("/renewals").is(http.StatusForbidden)
	})
}

func TestSomebodySaysYesAgainOnTheirOwnPage(t *testing.T) {
	eachShop(t, func(s shop) {
		ctx := context.Background()
		person, template := endingSoon(s)
		campaign, err := models.CreateCampaign(ctx, s.db, s.Marketer, models.CampaignPlan{
			Name: "Go on", TemplateID: template.ID, PurposeID: s.Purpose.ID, NumberID: s.Number.ID, Audience: models.Audience{Expires: 30},
			Parameters: map[string]models.FieldValue{"button.0": {Field: models.FieldRenewal}},
		})
		if err == nil {
			err = campaign.Launch(ctx, s.db, s.Marketer)
		}
		if err != nil {
			s.Fatal(err)
		}
		s.freezes(campaign)
		claimed, err := models.ClaimCampaign(ctx, s.db, campaign.ID, 1, 10)
		if err != nil || len(claimed.Dispatches) != 1 {
			s.Fatal(claimed, err)
		}
		path := "/p/" + claimed.Dispatches[0].Parameters["button.0"]
		given := func() (at time.Time) {
			all, err := models.ListConsents(ctx, s.db, person.ID)
			if err != nil {
				s.Fatal(err)
			}
			return all[0].ActedAt
		}
		before := given()
		b := s.browser()
		page := b.get(path).is(http.StatusOK).says("Wilt u ermee doorgaan?").says("aanbiedingen voor planten").says("Loopt vanzelf af")
		b.post(path+"/renewals", url.Values{"token": {"made.up"}}).is(http.StatusUnprocessableEntity).says("Deze pagina stond lang open")
		if !given().Equal(before) {
			s.Fatal("a page renewed something by itself")
		}
		page.send(path+"/renewals", nil).is(http.StatusOK).says("U hebt opnieuw ja gezegd")
		after := given()
		if !after.After(before) {
			s.Error("the press renewed nothing")
		}
		page.send(path+"/renewals", nil).is(http.StatusOK).says("U hebt opnieuw ja gezegd")
		if !given().Equal(after) {
			s.Error("two presses are two yeses")
		}
		s.clock.Advance(time.Minute)
		b.get(path).send(path+"/optouts", map[string]string{"purpose": "1"}).is(http.StatusOK).says("Hierover krijgt u geen berichten meer")
		b.get(path).says("Dit is afgelopen").says("Opnieuw aanmelden")
		page.send(path+"/renewals", nil).is(http.StatusOK) // the page that renewed, pressed once more: it stays stopped
		if all, err := models.ListConsents(ctx, s.db, person.ID); err != nil || all[0].State != models.ConsentWithdrawn {
			s.Error(all, err)
		}
	})
}

// freezes writes down the audience of a launched campaign.
func (s shop) freezes(campaign models.Campaign) {
	s.Helper()
	ctx := context.Background()
	if _, err := models.StartCampaign(ctx, s.db, campaign.ID); err != nil {
		s.Fatal(err)
	}
	for done := false; !done; {
		var err error
		if done, err = models.FreezeChunk(ctx, s.db, campaign.ID); err != nil {
			s.Fatal(err)
		}
	}
}
