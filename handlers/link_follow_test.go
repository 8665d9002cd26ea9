package handlers

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

const (
	firefox  = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
	shopPage = "https://zaailing.example/lente"
)

// countedFields are the editor's with a link that counts clicks.
func countedFields(target string) url.Values {
	return url.Values{
		"name": {"counting"}, "language": {"en"}, "worded_in": {"en"}, "category": {whatsapp.Marketing}, "body": {"Hello {{1}}, the tulips are in. Come and look."}, "sample-1": {"Mila"},
		"button-0-kind": {whatsapp.ButtonURL}, "button-0-text": {"See them"}, "button-0-url": {target}, "button-0-counts": {"on"},
	}
}

// counts sends a template that was written in the editor to two people, one of whom was told that clicks are kept.
func (s *site) counts() (campaign models.Campaign, dispatches []models.Dispatch) {
	s.Helper()
	ctx := context.Background()
	company := modelstest.NewCompany(s.T, s.db)
	s.as(models.Marketer).post("/templates", countedFields(shopPage)).is(http.StatusOK)
	all, err := models.ListTemplates(ctx, s.db, models.TemplateFilter{Search: "counting", Limit: 1})
	if err != nil || len(all) != 1 {
		s.Fatal(all, err)
	}
	if err := all[0].Submit(ctx, s.db, company.Marketer); err != nil {
		s.Fatal(err)
	}
	version, err := models.FindTemplateVersion(ctx, s.db, *all[0].VersionID)
	if err != nil {
		s.Fatal(err)
	}
	seen := version.Content.WithoutTargets()
	seen.ID, seen.Status = "200000000000777", whatsapp.TemplateApproved
	if company.Template, err = models.ObserveTemplate(ctx, s.db, company.Account, seen, "poll"); err != nil {
		s.Fatal(err)
	}
	company.Willing(s.T, 1)
	told := models.Assertion{PurposeIDs: []int64{company.Purpose.ID}, At: s.db.Now(), Source: models.SourceAPI, Grade: models.GradeAsserted, Words: "a box in the shop", Who: company.Marketer}
	person := company.Person(s.T, 2)
	if _, err := person.Assert(ctx, s.db, told); err != nil {
		s.Fatal(err)
	}
	campaign = company.Sending(s.T, "Spring")
	process, err := models.RegisterProcess(ctx, s.db, "test")
	if err != nil {
		s.Fatal(err)
	}
	claimed, err := models.ClaimCampaign(ctx, s.db, campaign.ID, process.ID, 10)
	if err != nil || len(claimed.Dispatches) != 2 {
		s.Fatal(claimed, err)
	}
	return campaign, claimed.Dispatches
}

func TestALinkInAMessageLeadsOnAndIsCounted(t *testing.T) {
	eachSite(t, func(s *site) {
		campaign, dispatches := s.counts()
		phone := s.browser().stay().with("User-Agent", firefox)
		for _, d := range dispatches {
			a := phone.get("/l/" + d.LinkCode(s.db, 0)).is(http.StatusFound)
			h := a.Header
			if h.Get("Location") != shopPage || h.Get("Referrer-Policy") != "no-referrer" || h.Get("Cache-Control") != "no-store" || h.Get("Set-Cookie") != "" {
				s.Errorf("%v", h)
			}
		}
		path := "/l/" + dispatches[0].LinkCode(s.db, 0)
		phone.do(http.MethodHead, path, nil).is(http.StatusFound)
		phone.with("Sec-Purpose", "prefetch;prerender").get(path).is(http.StatusFound)
		for _, agent := range []string{"WhatsApp/2.26.20.1 A", "facebookexternalhit/1.1", "Mozilla/5.0 (compatible; SomeBot/2.1)", "curl/8.9", ""} {
			s.browser().stay().with("User-Agent", agent).get(path).is(http.StatusFound)
		}
		b := s.as(models.Marketer)
		b.get(fmt.Sprintf("/campaigns/%d", campaign.ID)).says("Clicks, button by button").says(shopPage).says("What counts as a click")
		clicks, err := models.CountClicks(context.Background(), s.db, campaign.ID)
		if c := clicks["button.0"]; err != nil || c.N != 2 || c.People != 1 {
			s.Errorf("%+v, %v", c, err)
		}
		b.get("/contacts/1").says("Opened the link “See them”.")
		b.get("/contacts/2").lacks("Opened the link")
		b.get(fmt.Sprintf("/messages/%d", dispatches[0].MessageID)).says("Opened a link")
	})
}

func TestALinkThatLeadsNowhereSaysSoInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	db := modelstest.NewClock()
	s := newSite(t, modelstest.Open(t, modelstest.SQLite(t), db.Now), db)
	said := map[string]bool{}
	for _, language := range models.Languages {
		a := s.browser().with("Accept-Language", language).get("/l/AAAAAAAAAAAAAAAAAAAAAA").is(http.StatusNotFound)
		a.holds(`lang="` + language + `"`)
		said[a.words()] = true
	}
	if len(said) != len(models.Languages) {
		t.Errorf("%d languages say it in %d ways", len(models.Languages), len(said))
	}
}

// Nobody can make the server lead elsewhere: where a link leads is part of a template that somebody wrote, and it must be protected.
func TestTheEditorKeepsWhereACountedLinkLeads(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		b := s.as(models.Marketer)
		page := b.post("/templates", countedFields("http://zaailing.example")).is(http.StatusOK)
		b.post(page.at()+"/submissions", url.Values{}).is(http.StatusUnprocessableEntity).says("a whole one that starts with https://")
		edited := b.post(page.at(), countedFields(shopPage)).is(http.StatusOK).says("leads to " + shopPage + ". Clicks are counted.")
		if strings.Contains(edited.text, "starts with https://") {
			s.Error("a good address is refused")
		}
		b.get(page.at() + "/edit").is(http.StatusOK).holds(`value="` + shopPage + `"`).holds(`name="button-0-counts"`)
		version, err := models.FindTemplateVersion(context.Background(), s.db, 2)
		if err != nil || version.Content.Buttons()[0].URL != s.url+"/l/{{1}}" || version.Content.Buttons()[0].Target != shopPage {
			s.Errorf("%+v, %v", version.Content.Buttons(), err)
		}
	})
}
