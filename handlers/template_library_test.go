package handlers

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestADraftStartsFromTheLibraryWithOneClick(t *testing.T) {
	eachSite(t, func(s *site) {
		anna := s.as(models.Marketer)
		anna.get("/templates/library").says("drafts come later").says("Where the old categories went").says("SHIPPING_UPDATE")
		modelstest.NewCompany(s.T, s.db)
		shelf := anna.get("/templates/library?language=nl").says("Dag Mila, bedankt voor uw aanmelding bij Zaailing")
		shelf.send("/templates/library/welcome/drafts", nil).is(http.StatusOK).says("welcome").says("Save the draft")
		anna.get("/templates?q=bedankt+voor&language=nl").says("welcome")
		two := anna.post("/templates/library/offer/drafts", url.Values{"languages": {"nl", "fr"}})
		two.is(http.StatusOK).isAt("/templates").says("offer in 2 languages is drafted.").says("French")
		anna.post("/templates/library/offer/drafts", nil).is(http.StatusUnprocessableEntity).says("Choose a language.")
		anna.post("/templates/library/nothing/drafts", url.Values{"languages": {"nl"}}).is(http.StatusNotFound)
		anna.get("/templates/library?language=de&q=auto-reply").says("Reply to continue")
		anna.get("/templates/library?language=de&q=zzz").says("Nothing like it here")
		if s.as(models.Reviewer).get("/templates/library").is(http.StatusOK).form("/templates/library/welcome/drafts") != nil {
			s.Error("a reviewer is offered to draft")
		}
		s.as(models.Reviewer).post("/templates/library/welcome/drafts", url.Values{"languages": {"nl"}}).is(http.StatusForbidden)
	})
}

func TestTickedTemplatesAreSentAndDeletedTogether(t *testing.T) {
	eachSite(t, func(s *site) {
		c := modelstest.NewCompany(s.T, s.db)
		anna := s.as(models.Marketer)
		anna.post("/templates/library/refund/drafts", url.Values{"languages": {"nl", "fr", "de"}})
		drafts, err := models.ListTemplates(context.Background(), s.db, models.TemplateFilter{Standing: models.StandingDraft})
		if err != nil || len(drafts) != 3 {
			s.Fatal(err)
		}
		ids := func(all ...models.Template) (values []string) {
			for _, one := range all {
				values = append(values, strconv.FormatInt(one.ID, 10))
			}
			return values
		}
		back := []string{"/templates?language=fr"}
		anna.post("/templates/submissions", url.Values{"back": back}).isAt("/templates").says("Tick the templates you mean first.")
		sent := anna.post("/templates/submissions", url.Values{"id": ids(drafts[0], drafts[1], c.Template), "back": back})
		sent.says("2 templates sent to Meta. 1 template could not be sent: spring_offer").says("On its way to Meta").lacks("spring_offer Approved")
		anna.post("/templates/discards", url.Values{"id": ids(drafts[2]), "back": {"https://elsewhere.example/"}}).isAt("/templates").says("1 template deleted.")
		if left, err := models.ListTemplates(context.Background(), s.db, models.TemplateFilter{Standing: models.StandingDraft}); err != nil || len(left) != 0 {
			s.Errorf("left: %+v, %v", left, err)
		}
	})
}

func TestTemplatesComeAndGoAsAFile(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		anna := s.as(models.Marketer)
		saved := anna.get("/templates.json?status=approved").is(http.StatusOK)
		if !strings.Contains(saved.text, `"name":"spring_offer"`) || !strings.Contains(saved.text, `"status":"APPROVED"`) {
			s.Errorf("saved as %s", saved.text)
		}
		asking := anna.get("/templates/imports/new").is(http.StatusOK)
		asking.send("/templates/imports", nil).is(http.StatusUnprocessableEntity).says("Choose a file, or paste the templates.")
		wrong := asking.send("/templates/imports", map[string]string{"text": saved.text}).is(http.StatusUnprocessableEntity)
		wrong.says("1 of 1 template cannot be taken over").says("There is a template with this name in this language already.").says("the first seedlings are in")
		other := strings.Replace(saved.text, "spring_offer", "summer_offer", 1)
		asking.send("/templates/imports", map[string]string{"text": other}).isAt("/templates").says("Taken over as 1 draft.").says("summer_offer")
		s.as(models.Reviewer).get("/templates/imports/new").is(http.StatusForbidden)
	})
}

func TestTheListIsNarrowedInTheAddress(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		anna := s.as(models.Marketer)
		anna.get("/templates?quality=UNKNOWN&category=MARKETING&use=never&q=seedlings").says("spring_offer").says("Never")
		anna.get("/templates?category=UTILITY").says("No template matches").says("Show all templates")
		anna.get("/templates?use=month").says("No template matches")
	})
}
