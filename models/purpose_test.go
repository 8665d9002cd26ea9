package models_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestEveryVersionOfAPurposeStays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		p, stale := c.Purpose, c.Purpose
		n := models.NewPurpose{Name: p.Name, Words: p.Words}
		if err := p.Reword(ctx, db, c.Marketer, n); err != nil || p.Version != 1 {
			t.Fatalf("the same words are no version: %d, %v", p.Version, err)
		}
		clock.Advance(time.Hour)
		n.ValidMonths, n.Words = 12, map[string]models.PurposeWords{"en": {What: "offers on plants", Often: "at most once a week", Kept: "until you stop"}}
		if err := p.Reword(ctx, db, c.Marketer, n); err != nil || p.Version != 2 {
			t.Fatal(p.Version, err)
		}
		var refusal models.Refusal
		if err := stale.Reword(ctx, db, c.Marketer, models.NewPurpose{Name: "Mine"}); !errors.As(err, &refusal) || refusal.Reason != models.PurposeChanged {
			t.Errorf("wrote over what a colleague wrote: %v", err)
		}
		all, err := models.ListPurposeVersions(ctx, db, p.ID)
		if err != nil || len(all) != 2 || all[0].Number != 2 || *all[1].ChangedBy != c.Marketer.UserID || all[1].Words["nl"].What != "aanbiedingen voor planten" {
			t.Fatalf("%+v, %v", all, err)
		}
		got := map[string]models.WordChange{}
		for _, change := range all[0].Since(all[1]) {
			got[change.Field+change.Language] = change
		}
		if len(got) != 6 || got["oftenen"].Before != "at most twice a month" || got["oftenen"].After != "at most once a week" || got["whatnl"].After != "" || got["valid"].After != "12 months" {
			t.Errorf("%+v", got)
		}
		for _, change := range []string{`UPDATE purpose_versions SET name = 'x'`, `DELETE FROM purpose_versions`} {
			if err := models.Execute(ctx, db, change); err == nil {
				t.Errorf("%s went through", change)
			}
		}
		for _, months := range []int{-1, 121} {
			var wrong models.Invalid
			if _, err := models.CreatePurpose(ctx, db, c.Marketer, models.NewPurpose{Name: "X", ValidMonths: months}); !errors.As(err, &wrong) || wrong["valid_months"] == "" {
				t.Errorf("%d months: %v", months, err)
			}
		}
	})
}

func TestAYesMayEndByItself(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		c.Willing(t, 1)
		if err := c.Purpose.Reword(ctx, db, c.Marketer, models.NewPurpose{Name: "Offers", Words: c.Purpose.Words, ValidMonths: 6}); err != nil {
			t.Fatal(err)
		}
		c.Willing(t, 2)
		form := c.Form(t)
		s := c.SignedUp(t, form, clock, "+3197010123456")
		if err := c.Purpose.Reword(ctx, db, c.Marketer, models.NewPurpose{Name: "Offers", Words: c.Purpose.Words}); err != nil {
			t.Fatal(err)
		}
		hears(t, db, modelstest.Says("wamid.1", "3197010123456", "", s.Declaration, clock.Now()))
		willing := func() int64 {
			f, err := models.ForecastAudience(ctx, db, models.Audience{}, c.Purpose.ID)
			if err != nil {
				t.Fatal(err)
			}
			return f.Willing
		}
		if willing() != 3 {
			t.Fatalf("%d are willing", willing())
		}
		clock.Advance(7 * 31 * 24 * time.Hour)
		if willing() != 1 {
			t.Errorf("%d are willing after half a year, and only the one who was asked before agreed for ever", willing())
		}
		if all, err := models.TallyPurposes(ctx, db); err != nil || len(all) != 1 || all[0].Given != 3 || all[0].More {
			t.Errorf("%+v, %v", all, err)
		}
		models.TallyFew(db, 2)
		if all, err := models.TallyPurposes(ctx, db); err != nil || len(all) != 1 || all[0].Given != 2 || !all[0].More {
			t.Errorf("counted as far as two: %+v, %v", all, err)
		}
	})
}

func TestAnArchivedPurposeBeginsNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		mila, form := c.Willing(t, 1), c.Form(t)
		campaign, err := models.CreateCampaign(ctx, db, c.Marketer, c.Plan("Spring"))
		if err != nil {
			t.Fatal(err)
		}
		refused := func(err error, reason, what string) {
			t.Helper()
			var refusal models.Refusal
			if !errors.As(err, &refusal) || refusal.Reason != reason {
				t.Errorf("%s: %v", what, err)
			}
		}
		p := c.Purpose
		refused(p.Archive(ctx, db, c.Marketer), models.PurposeInUse, "a live form asks for it")
		if err := form.Stop(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		if err := p.Archive(ctx, db, c.Marketer); err != nil || p.ArchivedAt == nil {
			t.Fatal(err)
		}
		if err := p.Archive(ctx, db, c.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("archived twice: %v", err)
		}
		refused(form.Resume(ctx, db, c.Marketer), models.PurposeArchived, "the form came back")
		refused(campaign.Launch(ctx, db, c.Marketer), models.PurposeArchived, "a campaign went out")
		_, err = form.Publish(ctx, db, c.Marketer, modelstest.DrawPlain)
		refused(err, models.FormIncomplete, "the form was published")
		if all, err := models.ListPurposes(ctx, db); err != nil || len(all) != 0 {
			t.Errorf("still offered: %v, %v", all, err)
		}
		if agreements, err := mila.ListAgreements(ctx, db); err != nil || len(agreements) != 1 || agreements[0].Consent.State != models.ConsentGiven {
			t.Errorf("her yes went: %+v, %v", agreements, err)
		}
		if err := mila.StopByPreference(ctx, db, []int64{p.ID}, "Stop"); err != nil {
			t.Errorf("she cannot stop: %v", err)
		}
		if err := p.Restore(ctx, db, c.Marketer); err != nil || p.ArchivedAt != nil {
			t.Fatal(err)
		}
		if err := form.Resume(ctx, db, c.Marketer); err != nil {
			t.Error(err)
		}
		if err := p.Restore(ctx, db, c.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("restored twice: %v", err)
		}
	})
}

func TestAFormTellsWhichWordsItUses(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form, p := c.Form(t), c.Purpose
		reword := func(change func(map[string]models.PurposeWords)) models.PurposeForm {
			t.Helper()
			words := map[string]models.PurposeWords{}
			for language, w := range p.Words {
				words[language] = w
			}
			change(words)
			if err := p.Reword(ctx, db, c.Marketer, models.NewPurpose{Name: p.Name, Words: words}); err != nil {
				t.Fatal(err)
			}
			all, err := p.Forms(ctx, db)
			if err != nil || len(all) != 1 {
				t.Fatalf("%+v, %v", all, err)
			}
			pending, err := form.Pending(ctx, db)
			if err != nil || pending.Changed != all[0].Older {
				t.Errorf("the form says %v and the purpose %v, %v", pending.Changed, all[0].Older, err)
			}
			return all[0]
		}
		if f := reword(func(w map[string]models.PurposeWords) { w["de"] = models.PurposeWords{What: "Angebote"} }); f.Older || f.Version != 1 {
			t.Errorf("the form does not speak German: %+v", f)
		}
		if f := reword(func(w map[string]models.PurposeWords) {
			w["nl"] = models.PurposeWords{What: "bollen", Often: "elke week", Kept: "tot u stopt"}
		}); !f.Older {
			t.Errorf("the form says what it said: %+v", f)
		}
	})
}
