package models_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func gapKinds(gaps []models.Gap) map[models.GapKind]bool {
	kinds := map[models.GapKind]bool{}
	for _, gap := range gaps {
		kinds[gap.Kind] = true
	}
	return kinds
}

func TestNothingIsPublishedWhileSomethingIsMissing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		draft := c.Draft()
		draft.Languages = []string{"nl", "de"}
		form, err := models.CreateForm(ctx, db, c.Marketer, "Counter", draft)
		if err != nil {
			t.Fatal(err)
		}
		_, gaps, err := form.Prepare(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		got := gapKinds(gaps)
		for _, kind := range []models.GapKind{models.GapName, models.GapLegal, models.GapAddress, models.GapContact, models.GapPrivacy, models.GapCountry, models.GapAuthority, models.GapHeadline, models.GapButton, models.GapWords} {
			if !got[kind] {
				t.Errorf("nobody is told that %s is missing: %+v", kind, gaps)
			}
		}
		var refusal models.Refusal
		if _, err := form.Publish(ctx, db, c.Marketer, modelstest.DrawPlain); !errors.As(err, &refusal) || refusal.Reason != models.FormIncomplete {
			t.Fatalf("published with holes: %v", err)
		}
		c.Described(t)
		if err := form.Edit(ctx, db, c.Marketer, "Counter", c.Draft()); err != nil {
			t.Fatal(err)
		}
		if _, err := form.Publish(ctx, db, c.Marketer, modelstest.DrawPlain); err != nil || form.State() != models.FormLive {
			t.Fatalf("nothing is missing, and yet: %v, %s", err, form.State())
		}
	})
}

func TestWhatWasPublishedNeverChanges(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		first, err := form.Version(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		shown, err := models.FindNotice(ctx, db, first.ID, "nl")
		if err != nil {
			t.Fatal(err)
		}
		drawn, _ := modelstest.DrawPlain(first.Content, "nl", models.ConsentBlock)
		if sum := sha256.Sum256(drawn); shown.HTML != string(drawn) || !bytes.Equal(shown.Hash, sum[:]) {
			t.Fatalf("kept %q", shown.HTML)
		}
		if err := c.Purpose.Reword(ctx, db, c.Marketer, models.NewPurpose{Name: "Offers", Words: map[string]models.PurposeWords{
			"en": {What: "seeds", Often: "every day", Kept: "until you stop"}, "nl": {What: "zaden", Often: "elke dag", Kept: "tot u stopt"},
		}}); err != nil {
			t.Fatal(err)
		}
		second, err := form.Publish(ctx, db, c.Marketer, modelstest.DrawPlain)
		if err != nil || second.Number != 2 || second.Content.Purposes[0].Words["nl"].What != "zaden" {
			t.Fatalf("second version: %+v, %v", second, err)
		}
		again, err := models.FindNotice(ctx, db, first.ID, "nl")
		if err != nil || again.HTML != shown.HTML {
			t.Fatalf("the first notice now reads %q, %v", again.HTML, err)
		}
		old, err := models.FindFormVersion(ctx, db, first.ID)
		if err != nil || old.Content.Purposes[0].Words["nl"].What != "aanbiedingen voor planten" {
			t.Fatalf("the first version now says %+v, %v", old.Content, err)
		}
	})
}

func TestTheDatabaseRefusesToChangeWhatWasPublished(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		c.Form(t)
		for _, statement := range []string{
			"UPDATE notices SET html = 'x'", "DELETE FROM notices", "UPDATE form_versions SET number = 9", "DELETE FROM form_versions",
		} {
			if err := models.Execute(ctx, db, statement); err == nil {
				t.Errorf("%s was done", statement)
			}
		}
		if err := models.Execute(ctx, db, "UPDATE forms SET name = 'x'"); err != nil {
			t.Errorf("the control, a change that is allowed: %v", err)
		}
	})
}

func TestStopAndResume(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		waiting := c.SignedUp(t, form, clock, "+3197010123456")
		if err := form.Resume(ctx, db, c.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("resumed a form that runs: %v", err)
		}
		if err := form.Stop(ctx, db, c.Marketer); err != nil || form.State() != models.FormStopped {
			t.Fatal(err)
		}
		refused(t, models.FormIsStopped, begin(c, form, c.Filled(t, form, clock, "+3197010123457")))
		if ok, _, err := models.Hear(ctx, db, modelstest.Says("wamid.1", "3197010123456", "", waiting.Declaration, clock.Now())); err != nil || !ok {
			t.Errorf("who signed up before could not confirm: %v, %v", ok, err)
		}
		if err := form.Resume(ctx, db, c.Marketer); err != nil || form.State() != models.FormLive {
			t.Fatal(err)
		}
		c.SignedUp(t, form, clock, "+3197010123457")
	})
}
