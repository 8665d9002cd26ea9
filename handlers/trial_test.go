package handlers

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// From nothing to a test on a colleague's phone: the sign-up is set up, somebody joins from their own phone, gets the test, and is gone with STOP.
func TestStaffTryATemplateOnTheirOwnPhone(t *testing.T) {
	eachShop(t, func(s shop) {
		ctx := context.Background()
		b, path := s.as(models.Marketer), "/templates/1/tests"
		b.get("/templates/1").says("Send a test")
		page := b.get(path).is(http.StatusOK).says("Nobody gets tests yet")
		page = page.send("/templates/tests/forms", nil).isAt(path).says("Add the first phone")
		s.joins(page.link(s.url + "/f/"))

		page = b.get(path).is(http.StatusOK).says("From a colleague")
		if strings.Contains(page.text, "Their own link") {
			s.Error("a test asks nobody to say yes again")
		}
		page.send(path, map[string]string{"people": "", "text:1": "Bo"}).is(http.StatusUnprocessableEntity).says("Choose who gets the test.").holds(`value="Bo"`)
		page.send(path, map[string]string{"text:1": ""}).is(http.StatusUnprocessableEntity).says("Say what stands here in the test.")
		sent := page.send(path, map[string]string{"text:1": "Bo"}).isAt(path).says("The test is on its way").says("Waiting").says("by marketer@zaailing.example")
		page.send(path, nil).is(http.StatusUnprocessableEntity).says("A test of yours went out since this page was opened")

		campaign, err := models.FindCampaign(ctx, s.db, 1)
		if err != nil || campaign.Kind != models.TrialCampaign || campaign.Parameters["1"].Text != "Bo" {
			s.Fatal(campaign, err)
		}
		s.freezes(campaign)
		claimed, err := models.ClaimCampaign(ctx, s.db, campaign.ID, 1, 10)
		if err != nil || len(claimed.Dispatches) != 1 || claimed.Dispatches[0].Phone != "+3197012345678" {
			s.Fatalf("%+v, %v", claimed, err)
		}
		happened := models.Happening{MessageID: claimed.Dispatches[0].MessageID, Attempt: 1, What: models.EventRead, At: s.clock.Now()}
		if err := models.Advance(ctx, s.db, []models.Happening{happened}); err != nil {
			s.Fatal(err)
		}
		part := sent.with("HX-Request", "true").with("HX-Target", "trials").get(path).says("Read")
		if strings.Contains(part.text, "<h1") {
			s.Error("the part that keeps itself fresh is the whole page")
		}
		b.get("/campaigns").says("No campaign yet")
		b.get("/campaigns/1").says("1 person of the team").link(path)
		s.as(models.Admin).get("/acts").says("sent a test of the template")

		s.says("3197012345678", "STOP")
		b.get(path).says("Add the first phone")
	})
}

// joins signs a phone up on the page for colleagues and confirms from it.
func (s shop) joins(address string) {
	s.Helper()
	path := strings.TrimPrefix(address, s.url)
	b := s.browser().with("Accept-Language", "en")
	page := b.get(path).is(http.StatusOK).says("test messages for the team").says("which messages you read")
	s.clock.Advance(10 * time.Second)
	door, err := models.FindTrialDoor(context.Background(), s.db)
	if err != nil {
		s.Fatal(err)
	}
	mine := s
	mine.Purpose = door.Purpose
	waits := page.send(path, map[string]string{"phone": "097012345678", "country": "NL", "answer_name": "From a colleague", "purpose": mine.box()})
	s.says("3197012345678", waits.declaration())
}

func TestATestIsOfferedWithTheValuesOfADraft(t *testing.T) {
	eachShop(t, func(s shop) {
		ctx := context.Background()
		plan := s.Plan("Spring")
		plan.Parameters = map[string]models.FieldValue{"1": {Text: "dear friend"}}
		draft, err := models.CreateCampaign(ctx, s.db, s.Marketer, plan)
		if err != nil {
			s.Fatal(err)
		}
		b := s.as(models.Marketer)
		b.get("/templates/1/tests").send("/templates/tests/forms", nil)
		joined := b.get("/templates/1/tests").link(s.url + "/f/")
		s.joins(joined)
		at := b.get("/campaigns/1").says("Send yourself a test first").link("/templates/1/tests?campaign=1")
		page := b.get(at).holds(`value="dear friend"`).says("The campaign")
		page.send("/templates/1/tests", nil).says("The test is on its way")
		if draft, err = models.FindCampaign(ctx, s.db, draft.ID); err != nil || draft.State != models.CampaignDraft {
			s.Errorf("the draft is %s, %v", draft.State, err)
		}
		for _, role := range []models.Role{models.Reviewer, models.Agent} {
			s.as(role).get("/templates/1/tests").is(http.StatusForbidden)
		}
		if plan := b.get("/campaigns/new?template=1"); strings.Contains(plan.text, "Tests for the team") {
			s.Error("a campaign can be for those who agreed to tests only")
		}
	})
}

// A company that has not said who it is publishes nothing, for its team neither.
func TestWhatIsMissingForTheTeamsSignUpIsShown(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		b := s.as(models.Marketer)
		form := b.get("/templates/1/tests").send("/templates/tests/forms", nil).isAt("/forms/1").says("Something is missing before it can be published")
		form.says("Test messages for the team")
		b.get("/templates/1/tests").says("The sign-up for the team is not published").link("/forms/1")
	})
}
