package models_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// eyes lets a reviewer into the team, and makes it take two.
func eyes(t *testing.T, db *models.DB) (reviewer models.User) {
	t.Helper()
	reviewer = newUser(t, db, "rosa@zaailing.example", models.Reviewer)
	if err := models.DecideFourEyes(ctx, db, models.System, true, []models.Role{models.Reviewer}); err != nil {
		t.Fatal(err)
	}
	return reviewer
}

func TestAWordingGoesToMetaOnlyAfterASecondPairOfEyes(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		rosa := eyes(t, db)
		draft := newDraft(t, c)
		var refusal models.Refusal
		if err := draft.Submit(ctx, db, c.Marketer); !errors.As(err, &refusal) || refusal.Reason != "four-eyes" {
			t.Fatalf("sent without: %v", err)
		}
		if err := draft.RequestReview(ctx, db, c.Marketer, "Is Friday right?"); err != nil {
			t.Fatal(err)
		}
		if err := draft.Revise(ctx, db, c.Marketer, plants); !isA[models.Conflict](err) {
			t.Errorf("changed while somebody reads it: %v", err)
		}
		if err := draft.Judge(ctx, db, rosa.Actor(), models.TemplateVerdict{VersionID: *draft.VersionID}); !isA[models.Invalid](err) {
			t.Errorf("sent back without a word: %v", err)
		}
		wrongLine := models.TemplateVerdict{VersionID: *draft.VersionID, Comments: []models.LineComment{{Place: "body", Line: 9, Words: "?"}}}
		if err := draft.Judge(ctx, db, rosa.Actor(), wrongLine); !isA[models.Invalid](err) {
			t.Errorf("a comment on a line that is not there: %v", err)
		}
		first := *draft.VersionID
		back := models.TemplateVerdict{VersionID: first, Comments: []models.LineComment{{Place: "body", Line: 2, Words: "Say where."}}}
		if err := draft.Judge(ctx, db, rosa.Actor(), back); err != nil || draft.State != models.TemplateChangesWanted {
			t.Fatalf("sent back: %v, %s", err, draft.State)
		}
		better := plants
		better.Body = "Hello {{1}}, new plants came in on {{2}}.\nCome and see them in Utrecht."
		if err := draft.Revise(ctx, db, c.Marketer, better); err != nil || *draft.VersionID == first {
			t.Fatalf("corrected: %v", err)
		}
		comments, err := models.ListTemplateComments(ctx, db, draft.ID)
		if err != nil || len(comments) != 2 || comments[0].Words != "Is Friday right?" || comments[1].Quote != "Come and see." || !comments[1].Followed(better.Content()) || comments[1].Followed(plants.Tidy().Content()) {
			t.Errorf("comments: %+v, %v", comments, err)
		}
		if err := draft.RequestReview(ctx, db, c.Marketer, ""); err != nil {
			t.Fatal(err)
		}
		if err := draft.Judge(ctx, db, rosa.Actor(), models.TemplateVerdict{VersionID: first, Cleared: true}); !isA[models.Conflict](err) {
			t.Errorf("an older version was cleared: %v", err)
		}
		if err := draft.Judge(ctx, db, rosa.Actor(), models.TemplateVerdict{VersionID: *draft.VersionID, Cleared: true}); err != nil {
			t.Fatal(err)
		}
		if err := draft.Submit(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
	})
}

func TestNobodyClearsTheirOwnWordsNorWithoutTheRight(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		eyes(t, db)
		both := []models.Role{models.Reviewer, models.Marketer}
		draft := newDraft(t, c)
		if err := draft.RequestReview(ctx, db, c.Marketer, ""); err != nil {
			t.Fatal(err)
		}
		yes := models.TemplateVerdict{VersionID: *draft.VersionID, Cleared: true}
		tom := newUser(t, db, "tom@zaailing.example", models.Marketer)
		if err := draft.Judge(ctx, db, tom.Actor(), yes); refusalOf(err) != "no-reviewer" {
			t.Errorf("a marketer cleared it: %v", err)
		}
		if err := models.DecideFourEyes(ctx, db, models.System, true, both); err != nil {
			t.Fatal(err)
		}
		if err := draft.Judge(ctx, db, c.Marketer, yes); refusalOf(err) != "own-words" {
			t.Errorf("its author cleared it: %v", err)
		}
		if err := draft.Judge(ctx, db, models.System, yes); refusalOf(err) != "not-staff" {
			t.Errorf("nobody cleared it: %v", err)
		}
		if err := draft.Judge(ctx, db, tom.Actor(), yes); err != nil {
			t.Fatal(err)
		}
		if err := draft.TakeBack(ctx, db, tom.Actor()); err != nil {
			t.Fatal(err)
		}
		if err := draft.Submit(ctx, db, c.Marketer); refusalOf(err) != "four-eyes" {
			t.Errorf("taken back and sent all the same: %v", err)
		}
		changed := plants
		changed.Footer = "Zaailing"
		before := *draft.VersionID
		if err := draft.Revise(ctx, db, tom.Actor(), changed); err != nil || *draft.VersionID == before {
			t.Errorf("somebody else's change is no version of its own: %v", err)
		}
	})
}

func refusalOf(err error) string {
	refusal, _ := errors.AsType[models.Refusal](err)
	return refusal.Reason
}

func TestAloneThereAreNoFourEyesAndTheLogSaysSo(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		if err := models.DecideFourEyes(ctx, db, c.Marketer, true, []models.Role{models.Reviewer}); !isA[models.Invalid](err) {
			t.Errorf("one person alone was made to wait for another: %v", err)
		}
		draft := newDraft(t, c)
		if err := draft.Submit(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		steps, err := models.ListTemplateSteps(ctx, db, draft.ID)
		if err != nil || !stepped(steps, "four_eyes", "nobody else in the team") {
			t.Errorf("the steps do not tell: %+v, %v", steps, err)
		}
		rosa := newUser(t, db, "rosa@zaailing.example", models.Reviewer)
		if f, err := models.FindFourEyes(ctx, db); err != nil || !f.Undecided() || f.Required() {
			t.Errorf("with two: %+v, %v", f, err)
		}
		if err := models.DecideFourEyes(ctx, db, c.Marketer, true, []models.Role{models.Reviewer}); err != nil {
			t.Fatal(err)
		}
		if err := rosa.Disable(ctx, db, c.Marketer); err != nil {
			t.Fatal(err)
		}
		if f, err := models.FindFourEyes(ctx, db); err != nil || f.Required() || f.Team != 1 {
			t.Errorf("alone again: %+v, %v", f, err)
		}
	})
}

func stepped(steps []models.TemplateStepBy, field, after string) bool {
	for _, s := range steps {
		if s.Field == field && s.After == after {
			return true
		}
	}
	return false
}

func TestMetaTakesOneEditADayAndTenInThirtyDays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		edit := func(n int) error {
			next := templateNow(t, db, c.Template.ID)
			if err := next.Correct(ctx, db, c.Marketer); err != nil {
				t.Fatal(err)
			}
			text, _ := models.DraftOf(modelstest.SpringOffer)
			text.Category, text.Footer = whatsapp.Utility, strings.Repeat("x", n+1)
			if err := next.Revise(ctx, db, c.Marketer, text); err != nil || next.Category != whatsapp.Marketing {
				t.Fatalf("revised: %v, %s", err, next.Category)
			}
			err := next.Submit(ctx, db, c.Marketer)
			if err != nil {
				if err := next.Discard(ctx, db, c.Marketer); err != nil {
					t.Fatal(err)
				}
				return err
			}
			if err := next.Accept(ctx, db, *next.VersionID, models.Acceptance{MetaID: next.MetaID, Status: whatsapp.TemplateApproved, Asked: clock.Now().Add(time.Second)}); err != nil {
				t.Fatal(err)
			}
			return nil
		}
		if err := edit(0); err != nil {
			t.Fatal(err)
		}
		clock.Advance(whatsapp.EditEvery - time.Minute)
		if err := edit(1); refusalOf(err) != "edits-used" || !strings.Contains(err.Error(), "24 hours") {
			t.Errorf("twice a day: %v", err)
		}
		clock.Advance(time.Minute)
		for n := 1; n < whatsapp.EditsAMonth; n++ {
			if err := edit(n); err != nil {
				t.Fatalf("edit %d: %v", n+1, err)
			}
			clock.Advance(whatsapp.EditEvery)
		}
		if err := edit(20); refusalOf(err) != "edits-used" || !strings.Contains(err.Error(), "30 days") {
			t.Errorf("the eleventh: %v", err)
		}
		clock.Advance(whatsapp.EditMonth - 10*whatsapp.EditEvery)
		if err := edit(21); err != nil {
			t.Errorf("when the first is 30 days old: %v", err)
		}
	})
}

func TestADeletedNameIsBlockedForThirtyDays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		gone := templateNow(t, db, c.Template.ID)
		if err := gone.Ask(ctx, db, c.Marketer, models.WishDelete); err != nil {
			t.Fatal(err)
		}
		if err := gone.Ask(ctx, db, c.Marketer, models.WishDelete); refusalOf(err) != "no-such-wish" {
			t.Errorf("asked twice: %v", err)
		}
		if err := gone.Grant(ctx, db, models.WishDelete, whatsapp.TemplateDeleted, clock.Now().Add(time.Second)); err != nil {
			t.Fatal(err)
		}
		now := templateNow(t, db, gone.ID)
		if now.Asked != "" || now.MetaStatus != whatsapp.TemplateDeleted || !now.BlockedUntil().Equal(clock.Now().Add(30*24*time.Hour)) {
			t.Fatalf("deleted: %+v", now)
		}
		again := plants
		again.Name, again.Samples = "spring_offer", map[string]string{"1": "Mila"}
		_, err := models.CreateTemplate(ctx, db, c.Marketer, again)
		if wrong, _ := errors.AsType[models.Invalid](err); !strings.Contains(wrong["name"], now.BlockedUntil().Format("2 January 2006")) {
			t.Errorf("the name was free: %v", err)
		}
		clock.Advance(30 * 24 * time.Hour)
		if _, err := models.CreateTemplate(ctx, db, c.Marketer, again); err != nil {
			t.Errorf("after thirty days: %v", err)
		}
	})
}

func TestATemplateThatACampaignWillSendIsNotDeleted(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		c := modelstest.NewCompany(t, db)
		c.Willing(t, 1)
		c.Sending(t, "Spring")
		used := templateNow(t, db, c.Template.ID)
		if err := used.Ask(ctx, db, c.Marketer, models.WishDelete); refusalOf(err) != "in-use" || !strings.Contains(err.Error(), "Spring") {
			t.Errorf("deleted under a campaign: %v", err)
		}
		if err := used.Ask(ctx, db, c.Marketer, models.WishUnpause); refusalOf(err) != "no-such-wish" {
			t.Errorf("resumed what is not paused: %v", err)
		}
	})
}
