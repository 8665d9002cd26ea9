package handlers

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/views"
	"greenlist/whatsapp"
)

// autumn is a template that Meta takes, as it is typed.
var autumn = map[string]string{
	"name": "Autumn Bulbs", "language": "en", "category": whatsapp.Marketing, "body": "Hello {{1}}, the bulbs are in. Come and see them this week.",
	"button-0-kind": whatsapp.ButtonQuickReply, "button-0-text": "Stop promotions",
}

func with(fields map[string]string, more ...string) map[string]string {
	all := map[string]string{}
	for name, value := range fields {
		all[name] = value
	}
	for i := 0; i+1 < len(more); i += 2 {
		all[more[i]] = more[i+1]
	}
	return all
}

// write types a template and returns the page it leads to. Examples have no field before the variables are known, so it checks first.
func (b *browser) write(fields map[string]string) *answer {
	b.Helper()
	checked := b.get("/templates/new").is(http.StatusOK).send("/templates", fields)
	if checked.StatusCode != http.StatusOK || !strings.Contains(fields["body"], "{{") {
		return checked
	}
	editing := b.get(checked.at() + "/edit").is(http.StatusOK)
	return editing.send(checked.at(), with(fields, "sample-1", "Mila"))
}

func TestATemplateIsWrittenCheckedAndSent(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		anna := s.as(models.Marketer)
		page := anna.write(autumn).is(http.StatusOK)
		page.says("autumn_bulbs").says("Draft").says("Hello Mila, the bulbs are in.").says("We see nothing that Meta would refuse.")
		sent := page.send(page.at()+"/submissions", nil).isAt(page.at()).says("It is on its way to Meta.").says("Sent to Meta for review")
		if sent.form(page.at()+"/submissions") != nil {
			s.Error("it can be sent twice")
		}
		anna.get(page.at() + "/edit").is(http.StatusConflict)
		anna.get("/templates?status=in-review").says("autumn_bulbs")
		anna.get("/templates?status=approved").says("spring_offer")
		if strings.Contains(anna.get("/templates?status=approved").words(), "autumn_bulbs") {
			s.Error("the filter lets everything through")
		}
		anna.get("/templates?q=nothing+like+it").says("No template matches")
	})
}

func TestTheLintStopsASubmissionAtItsPlace(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		anna := s.as(models.Marketer)
		page := anna.write(with(autumn, "body", "{{1}}, the bulbs are in. Come and see them this week."))
		page.says("The text cannot start with a variable.")
		again := page.send(page.at()+"/submissions", nil).is(http.StatusUnprocessableEntity)
		again.says("Please check this").says("The text cannot start with a variable.")
		if !strings.Contains(again.text, `href="#field-body"`) || !strings.Contains(again.text, "<mark>{{1}}</mark>") {
			s.Errorf("the place is not marked:\n%s", again.text)
		}
	})
}

func TestThePreviewFollowsWhatIsTyped(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		anna := s.as(models.Marketer)
		fields := valuesOf(with(autumn, "sample-1", "Mila"))
		part := anna.with("HX-Request", "true").with("HX-Target", "template-preview").post("/templates/previews", fields).is(http.StatusOK)
		part.says("Hello Mila").says("Zaailing")
		if strings.Contains(part.text, "<html") || strings.Contains(part.text, "field-name") {
			s.Error("more came than was asked for")
		}
		anna.with("HX-Request", "true").with("HX-Target", "template-samples").post("/templates/previews", fields).says("Example for {{1}} in the text")
		whole := anna.post("/templates/previews", valuesOf(with(autumn, "button-1-kind", "", "change", "button"))).is(http.StatusOK).says("Button 3")
		if !strings.Contains(whole.text, "Stop promotions") {
			s.Error("what was typed is lost")
		}
		if all, err := models.ListTemplates(context.Background(), s.db, models.TemplateFilter{Limit: 5}); err != nil || len(all) != 1 {
			s.Errorf("a preview kept something: %d templates, %v", len(all), err)
		}
	})
}

func TestARejectedTemplateSaysWhyAndIsCorrected(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx := context.Background()
		c := modelstest.NewCompany(s.T, s.db)
		rejected := modelstest.SpringOffer
		rejected.ID, rejected.Name, rejected.Status, rejected.RejectedReason = "200000000000009", "too_loud", "REJECTED", "PROMOTIONAL"
		if _, err := models.ObserveTemplate(ctx, s.db, c.Account, rejected, "poll"); err != nil {
			s.Fatal(err)
		}
		anna := s.as(models.Marketer)
		all, err := models.ListTemplates(ctx, s.db, models.TemplateFilter{Standing: models.StandingRejected, Limit: 1})
		if err != nil || len(all) != 1 {
			s.Fatal(err)
		}
		path := views.TemplatePath(all[0].ID)
		page := anna.get(path).says("Meta rejected this: it promotes something").says("Make it marketing, or drop the offer.")
		page.send(path+"/corrections", nil).isAt(path + "/edit").says("Name and language stay as they are")
		anna.get(path).says("Corrected draft").send(path+"?_method=DELETE", nil).isAt(path).says("Rejected")
	})
}

func TestOnlyThoseWhoMakeTemplatesSeeTheButtons(t *testing.T) {
	eachSite(t, func(s *site) {
		c := modelstest.NewCompany(s.T, s.db)
		path := views.TemplatePath(c.Template.ID)
		if words := s.as(models.Reviewer).get(path).is(http.StatusOK).words(); strings.Contains(words, "Plan a campaign") || strings.Contains(words, "Copy") {
			s.Error("a reviewer is offered what a reviewer may not do")
		}
		s.as(models.Marketer).get(path).says("Plan a campaign").says("Approved by Meta")
		s.as(models.Marketer).get("/templates/new?from=" + strconv.FormatInt(c.Template.ID, 10)).says("the first seedlings are in")
	})
}

func TestEmptyPagesTeach(t *testing.T) {
	eachSite(t, func(s *site) {
		anna := s.as(models.Admin)
		anna.get("/templates").says("Connect WhatsApp first")
		anna.get("/quality").says("No number yet")
		anna.get("/settings/whatsapp").says("Connect your account")
		anna.post("/templates", valuesOf(autumn)).is(http.StatusUnprocessableEntity).says("Connect your WhatsApp account first")
	})
}

func TestQualityShowsRatingAndLimit(t *testing.T) {
	eachSite(t, func(s *site) {
		ctx := context.Background()
		c := modelstest.NewCompany(s.T, s.db)
		s.clock.Advance(26 * time.Hour)
		worse := whatsapp.PhoneNumber{ID: c.Number.MetaID, DisplayPhoneNumber: "+31 97 0123 4567", VerifiedName: "Zaailing", QualityRating: "YELLOW", Status: "CONNECTED", MessagingLimit: "TIER_2K"}
		if _, err := models.ObserveNumber(ctx, s.db, c.Account, worse, "poll"); err != nil {
			s.Fatal(err)
		}
		page := s.as(models.Marketer).get("/quality").is(http.StatusOK)
		page.says("Yellow since today").says("2,000").says("Room for 2,000 more people now").says("Green").says("spring_offer").says("What these words mean")
		s.as(models.Agent).get("/quality").is(http.StatusForbidden)
	})
}

func TestConnectingNeverShowsASecret(t *testing.T) {
	eachSite(t, func(s *site) {
		admin := s.as(models.Admin)
		secrets := map[string]string{"waba_id": "100000000000001", "app_id": "100000000000003", "token": "very-secret-token", "app_secret": "very-secret-app", "verify_token": "very-secret-verify"}
		form := admin.get("/settings/whatsapp").is(http.StatusOK)
		wrong := form.send("/settings/whatsapp", with(secrets, "app_secret", "")).is(http.StatusUnprocessableEntity).says("Enter the app secret.")
		if strings.Contains(wrong.text, "very-secret") {
			s.Error("a secret came back with the form")
		}
		page := form.send("/settings/whatsapp", secrets).isAt("/settings/whatsapp").says("We are asking Meta").says("Checking").says("Reach the account")
		if strings.Contains(page.text, "very-secret") || strings.Contains(s.log.String(), "very-secret") {
			s.Error("a secret is shown")
		}
		if !strings.Contains(page.text, s.url+"/webhooks/whatsapp") {
			s.Error("the callback URL is missing")
		}
		page.send("/settings/whatsapp/checks", nil).isAt("/settings/whatsapp")
		page.send("/settings/whatsapp", map[string]string{"waba_id": "12345"}).is(http.StatusUnprocessableEntity)
	})
}

func valuesOf(fields map[string]string) url.Values {
	values := url.Values{}
	for name, value := range fields {
		values.Set(name, value)
	}
	return values
}
