package models_test

import (
	"slices"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

func namesListed(t *testing.T, db *models.DB, f models.TemplateFilter) (names []string) {
	t.Helper()
	found, err := models.ListTemplates(ctx, db, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range found {
		names = append(names, one.Name)
	}
	return names
}

func TestTheListIsNarrowed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		draft := newDraft(t, c)
		for _, a := range []struct {
			what   string
			filter models.TemplateFilter
			want   []string
		}{
			{"nothing asked", models.TemplateFilter{}, []string{"new_plants", "spring_offer"}},
			{"drafts", models.TemplateFilter{Standing: models.StandingDraft}, []string{"new_plants"}},
			{"a category nobody uses", models.TemplateFilter{Category: whatsapp.Utility}, nil},
			{"a language", models.TemplateFilter{Language: draft.Language, Standing: models.StandingDraft}, []string{"new_plants"}},
			{"the name as people say it", models.TemplateFilter{Search: "New Pla"}, []string{"new_plants"}},
			{"the name as it is written", models.TemplateFilter{Search: "new_pla"}, []string{"new_plants"}},
			{"words of the text", models.TemplateFilter{Search: "CAME IN ON"}, []string{"new_plants"}},
			{"words of the footer", models.TemplateFilter{Search: "zaailing, utrecht"}, []string{"new_plants"}},
			{"words of a button", models.TemplateFilter{Search: "see them", Standing: models.StandingDraft}, []string{"new_plants"}},
			{"a sign that stands for others elsewhere", models.TemplateFilter{Search: "%"}, nil},
			{"some of them", models.TemplateFilter{IDs: []int64{draft.ID}}, []string{"new_plants"}},
			{"never used", models.TemplateFilter{Use: models.NeverUsed}, []string{"new_plants", "spring_offer"}},
		} {
			if got := namesListed(t, db, a.filter); !slices.Equal(got, a.want) {
				t.Errorf("%s: %v, want %v", a.what, got, a.want)
			}
		}
		changed := plants
		changed.Body = "Hello {{1}}, the *ferns* came in on {{2}}.\nCome and see."
		if err := draft.Revise(ctx, db, c.Marketer, changed); err != nil {
			t.Fatal(err)
		}
		if old, now := namesListed(t, db, models.TemplateFilter{Search: "new plants came"}), namesListed(t, db, models.TemplateFilter{Search: "*ferns*"}); len(old) != 0 || len(now) != 1 {
			t.Errorf("after it was changed: %v by its old words, %v by its new ones", old, now)
		}
	})
}

func TestLaunchingUsesATemplate(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		campaign, err := models.CreateCampaign(ctx, db, c.Marketer, c.Plan("Spring"))
		if err != nil {
			t.Fatal(err)
		}
		if err := campaign.Launch(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		for _, a := range []struct {
			after time.Duration
			use   models.TemplateUse
		}{{0, models.UsedLately}, {91 * 24 * time.Hour, models.UsedLongAgo}, {300 * 24 * time.Hour, models.UsedTooLongAgo}} {
			clock.Advance(a.after)
			for _, use := range models.TemplateUses {
				want := use == a.use || use == models.UsedLongAgo && a.use == models.UsedTooLongAgo
				if got := namesListed(t, db, models.TemplateFilter{Use: use}); (len(got) == 1) != want {
					t.Errorf("%v later, %s: %v", a.after, use, got)
				}
			}
		}
	})
}

// Meta rejects what says the same as another template. Only the words count, not the name, the buttons, the case or the spaces.
func TestATwinIsWarnedOf(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		draft := newDraft(t, c)
		twin := plants
		twin.Name, twin.Buttons, twin.Footer = "other_plants", nil, " ZAAILING,  Utrecht"
		if f := rules(t, db, 0, twin.Tidy().Content())["text-twin"]; f.Severity != whatsapp.SeverityWarning || f.Place != "body" {
			t.Errorf("a twin: %+v", f)
		}
		if f, found := rules(t, db, draft.ID, plants.Tidy().Content())["text-twin"]; found {
			t.Errorf("its own twin: %+v", f)
		}
		twin.Footer = "Zaailing, Amsterdam"
		if f, found := rules(t, db, 0, twin.Tidy().Content())["text-twin"]; found {
			t.Errorf("another footer: %+v", f)
		}
		if err := draft.Discard(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		twin.Footer = plants.Footer
		if f, found := rules(t, db, 0, twin.Tidy().Content())["text-twin"]; found {
			t.Errorf("the twin of what is gone: %+v", f)
		}
	})
}
