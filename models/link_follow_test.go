package models_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

const shopPage = "https://zaailing.example/lente"

// countingCompany sends a template with two counted links.
func countingCompany(t *testing.T, db *models.DB) modelstest.Company {
	t.Helper()
	company := modelstest.NewCompany(t, db)
	draft := models.TemplateText{Name: "counting", Language: "en", Category: whatsapp.Marketing, Body: "Hello {{1}}, the tulips are in. Come and look.",
		Samples: map[string]string{"1": "Mila"}, Buttons: []models.DraftButton{
			{Kind: whatsapp.ButtonURL, Text: "See them", URL: shopPage, Through: "https://go.zaailing.example/l/"},
			{Kind: whatsapp.ButtonURL, Text: "Find us", URL: shopPage + "/kaart", Through: "https://go.zaailing.example/l/"},
		}}
	template, err := models.CreateTemplate(ctx, db, company.Marketer, draft)
	if err == nil {
		err = template.Submit(ctx, db, company.Marketer)
	}
	if err != nil {
		t.Fatal(err)
	}
	company.Template = heardOf(t, db, company, template)
	return company
}

// heardOf is the template as Meta tells of it, which knows no targets.
func heardOf(t *testing.T, db *models.DB, company modelstest.Company, template models.Template) models.Template {
	t.Helper()
	version, err := models.FindTemplateVersion(ctx, db, *template.VersionID)
	if err != nil {
		t.Fatal(err)
	}
	seen := version.Content.WithoutTargets()
	seen.ID, seen.Status = "200000000000777", whatsapp.TemplateApproved
	if template, err = models.ObserveTemplate(ctx, db, company.Account, seen, "poll"); err == nil {
		template, err = models.FindTemplate(ctx, db, template.ID)
	}
	if err != nil {
		t.Fatal(err)
	}
	return template
}

func follow(t *testing.T, db *models.DB, code, want string) models.Lead {
	t.Helper()
	lead, err := models.FollowLink(ctx, db, code)
	if err != nil || lead.Target != want {
		t.Fatalf("%s leads to %+v, %v", code, lead, err)
	}
	return lead
}

func leadsNowhere(t *testing.T, db *models.DB, code, why string) {
	t.Helper()
	if lead, err := models.FollowLink(ctx, db, code); !errors.As(err, new(models.NotFound)) {
		t.Errorf("%s: it leads to %+v, %v", why, lead, err)
	}
}

func pressed(t *testing.T, db *models.DB, code, target string) {
	t.Helper()
	if err := follow(t, db, code, target).CountClick(ctx, db); err != nil {
		t.Fatal(err)
	}
}

// clicksAre holds the figures of a campaign against what they must be, and what is kept of people.
func clicksAre(t *testing.T, db *models.DB, campaign models.Campaign, link string, n, people, rows int64) {
	t.Helper()
	all, err := models.CountClicks(ctx, db, campaign.ID)
	kept, wrong := models.Count(ctx, db, `SELECT COUNT(*) FROM opened_links`)
	if err != nil || wrong != nil || all[link].N != n || all[link].People != people || int64(kept) != rows {
		t.Errorf("%+v with %d kept, %v, %v; not %d by %d, %d kept", all[link], kept, err, wrong, n, people, rows)
	}
}

func TestALinkNamesTheMessageOnlyWhereThePersonWasTold(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := countingCompany(t, db)
		informed(t, company, 1, 2, true)
		informed(t, company, 3, 2, false)
		campaign := company.Sending(t, "Spring")
		dispatches := claimAll(t, db, campaign).Dispatches
		codes := map[string]int{}
		for _, d := range dispatches {
			codes[d.LinkCode(db, 0)]++
			if code := d.LinkCode(db, 0); len(code) != 22 || code != d.LinkCode(db, 0) || code == d.LinkCode(db, 1) {
				t.Errorf("the code is %s", code)
			}
		}
		if len(dispatches) != 4 || len(codes) != 3 || codes[dispatches[2].LinkCode(db, 0)] != 2 {
			t.Fatalf("%v", codes)
		}
		named, anonymous := dispatches[0].LinkCode(db, 0), dispatches[2].LinkCode(db, 0)
		for range 2 {
			pressed(t, db, named, shopPage)
			pressed(t, db, anonymous, shopPage)
		}
		pressed(t, db, dispatches[1].LinkCode(db, 1), shopPage+"/kaart")
		clicksAre(t, db, campaign, "button.0", 4, 1, 2)
		clicksAre(t, db, campaign, "button.1", 1, 1, 2)
		history, _, err := find(t, db, "+3197010000001").ListHistory(ctx, db, models.HistoryPlace{})
		told := slices.IndexFunc(history, func(h models.HistoryEntry) bool {
			return h.Message != nil && len(h.Message.Opened) == 1 && h.Message.Opened[0].Words == "See them"
		})
		if err != nil || told < 0 {
			t.Errorf("%+v, %v", history, err)
		}
	})
}

// A code that names a message keeps nothing of the person once their yes is gone, and nothing is left of it where they are erased.
func TestWhoLeftIsOnlyCountedAndWhoIsErasedLeavesADeadLink(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := countingCompany(t, db)
		left, erased := company.Willing(t, 1), company.Willing(t, 2)
		campaign := company.Sending(t, "Spring")
		dispatches := claimAll(t, db, campaign).Dispatches
		pressed(t, db, dispatches[1].LinkCode(db, 0), shopPage)
		clicksAre(t, db, campaign, "button.0", 1, 1, 1)
		clock.Advance(time.Minute)
		withdraw(t, db, left, db.Now())
		pressed(t, db, dispatches[0].LinkCode(db, 0), shopPage)
		clicksAre(t, db, campaign, "button.0", 2, 1, 1)
		if _, err := models.EraseContacts(ctx, db, company.Marketer, []int64{erased.ID}, models.Erasing{Reason: ledger.ReasonArt17}); err != nil {
			t.Fatal(err)
		}
		leadsNowhere(t, db, dispatches[1].LinkCode(db, 0), "of somebody erased")
		clicksAre(t, db, campaign, "button.0", 2, 1, 0)
	})
}

func TestACodeThatIsUnknownOrTooOldLeadsNowhere(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := countingCompany(t, db)
		company.Willing(t, 1)
		informed(t, company, 2, 1, false)
		campaign := company.Sending(t, "Spring")
		dispatches := claimAll(t, db, campaign).Dispatches
		code := dispatches[0].LinkCode(db, 0)
		follow(t, db, code, shopPage)
		for why, made := range map[string]string{
			"cut": code[:21], "longer": code + "A", "another letter": swapped(code), "made up": "AAAAAAAAAAAAAAAAAAAAAA", "empty": "", "capitals": "ABCDEFGHIJKLMNOPQRSTUV",
			"third link": dispatches[0].LinkCode(db, 2), "no such message": models.Dispatch{MessageID: 999, Tracked: true}.LinkCode(db, 0),
			"no such campaign": models.Dispatch{CampaignID: 999}.LinkCode(db, 0), "no such version": models.TemplateVersion{ID: 999}.SampleCode(db, 0),
		} {
			leadsNowhere(t, db, made, why)
		}
		version, err := models.FindTemplateVersion(ctx, db, *company.Template.LiveVersionID)
		if err != nil {
			t.Fatal(err)
		}
		pressed(t, db, version.SampleCode(db, 1), shopPage+"/kaart")
		clicksAre(t, db, campaign, "button.1", 0, 0, 0)
		clock.Advance(401 * 24 * time.Hour)
		leadsNowhere(t, db, code, "after 400 days")
	})
}

func swapped(code string) string {
	if code[3] == 'x' {
		return code[:3] + "y" + code[4:]
	}
	return code[:3] + "x" + code[4:]
}

// What Meta tells of a template never holds a target; it keeps the one that was typed, also under other words, and after it was deleted here.
func TestASyncedTemplateKeepsItsTargets(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := countingCompany(t, db)
		live := func(id *int64) models.TemplateVersion {
			version, err := models.FindTemplateVersion(ctx, db, *id)
			if err != nil || !version.CountsClicks || version.Content.CountedLinks()[0].Target != shopPage {
				t.Fatalf("%+v, %v", version, err)
			}
			return version
		}
		seen := live(company.Template.LiveVersionID).Content.WithoutTargets()
		if text, ok := models.DraftOf(live(company.Template.VersionID).Content); !ok || text.Buttons[0].URL != shopPage || text.Buttons[0].Through != "https://go.zaailing.example/l/" {
			t.Errorf("%+v", text.Buttons)
		}
		seen.ID, seen.Status = company.Template.MetaID, whatsapp.TemplateApproved
		for i, c := range seen.Components {
			if c.Type == whatsapp.ComponentBody {
				seen.Components[i].Text = "Hello {{1}}, the roses are in. Come and look."
			}
		}
		found, err := models.ObserveTemplate(ctx, db, company.Account, seen, "poll")
		if err != nil || found.FoundVersionID == nil {
			t.Fatal(found, err)
		}
		live(found.FoundVersionID)
		seen.ID = "200000000000778"
		anew, err := models.ObserveTemplate(ctx, db, company.Account, seen, "poll")
		if err != nil || anew.ID == found.ID {
			t.Fatal(anew, err)
		}
		if anew, err = models.FindTemplate(ctx, db, anew.ID); err != nil {
			t.Fatal(err)
		}
		live(anew.LiveVersionID)
	})
}
