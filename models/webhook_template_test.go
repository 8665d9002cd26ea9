package models_test

import (
	"context"
	"encoding/json"
	"maps"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// hook is one change of a webhook, as Meta would send it about Zaailing's account.
func hook(t *testing.T, db *models.DB, at time.Time, field string, value map[string]any) {
	t.Helper()
	ctx := context.Background()
	body, err := json.Marshal(map[string]any{"object": "whatsapp_business_account", "entry": []any{map[string]any{
		"id": "100000000000001", "time": at.Unix(), "changes": []any{map[string]any{"field": field, "value": value}}}}})
	if err != nil {
		t.Fatal(err)
	}
	intake := models.NewIntake(db)
	defer intake.Close()
	if err := intake.Store(ctx, body, "sha256=none"); err != nil {
		t.Fatal(err)
	}
	if taken, err := models.ApplyWebhooks(ctx, db, 10); err != nil || taken != 1 {
		t.Fatalf("applied %d, %v", taken, err)
	}
	if poison, err := models.ListPoison(ctx, db, 1); err != nil || len(poison) > 0 {
		t.Fatalf("not understood: %+v, %v", poison, err)
	}
}

// about is news of the spring offer.
func about(value map[string]any) map[string]any {
	all := map[string]any{"message_template_id": 200000000000001, "message_template_name": "spring_offer", "message_template_language": "en"}
	maps.Copy(all, value)
	return all
}

func templateNow(t *testing.T, db *models.DB, id int64) models.Template {
	t.Helper()
	found, err := models.FindTemplate(context.Background(), db, id)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func countSteps(t *testing.T, db *models.DB, id int64, field string) (n int) {
	t.Helper()
	steps, err := models.ListTemplateSteps(context.Background(), db, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range steps {
		if s.Field == field {
			n++
		}
	}
	return n
}

func TestNewsOfATemplateInAnyOrderAndTwice(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		id := modelstest.NewCompany(t, db).Template.ID
		start := clock.Now()
		paused := about(map[string]any{"event": "PAUSED", "reason": "NONE", "other_info": map[string]any{"title": "FIRST_PAUSE"}})
		resumed := about(map[string]any{"event": "APPROVED", "reason": "NONE"})
		for range 2 {
			hook(t, db, start.Add(time.Hour), "message_template_status_update", paused)
		}
		if now := templateNow(t, db, id); now.MetaStatus != "PAUSED" || now.MetaReason != "FIRST_PAUSE" || now.Sendable() {
			t.Fatalf("paused: %+v", now)
		}
		hook(t, db, start.Add(4*time.Hour), "message_template_status_update", resumed)
		hook(t, db, start.Add(time.Hour), "message_template_status_update", paused)
		if now := templateNow(t, db, id); now.MetaStatus != "APPROVED" || now.MetaReason != "" || !now.Sendable() {
			t.Fatalf("resumed, then the old news again: %+v", now)
		}
		if n := countSteps(t, db, id, "status"); n != 3 {
			t.Errorf("%d steps, want approved, paused, approved", n)
		}
	})
}

func TestQualityAndCategoryAreHeard(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		id := modelstest.NewCompany(t, db).Template.ID
		at := clock.Now()
		hook(t, db, at, "message_template_quality_update", about(map[string]any{"previous_quality_score": "GREEN", "new_quality_score": "RED"}))
		due := at.Add(24 * time.Hour).Truncate(time.Second)
		hook(t, db, at, "template_category_update", about(map[string]any{"new_category": "MARKETING", "correct_category": "UTILITY", "category_update_timestamp": due.Unix()}))
		if now := templateNow(t, db, id); now.Quality != "RED" || now.Category != "MARKETING" || now.CorrectCategory != "UTILITY" || !now.CategoryDueAt.Equal(due) {
			t.Fatalf("announced: %+v", now)
		}
		hook(t, db, due, "template_category_update", about(map[string]any{"previous_category": "MARKETING", "new_category": "UTILITY"}))
		if now := templateNow(t, db, id); now.Category != "UTILITY" || now.CorrectCategory != "" || now.CategoryDueAt != nil {
			t.Fatalf("done: %+v", now)
		}
	})
}

func TestNewsOfAnUnknownTemplateAsksMeta(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		modelstest.NewCompany(t, db)
		settleErrands(t, db)
		strange := map[string]any{"message_template_id": 999, "message_template_name": "made_elsewhere", "message_template_language": "nl", "event": "APPROVED"}
		hook(t, db, clock.Now(), "message_template_status_update", strange)
		if e, ok := claimErrand(t, db); !ok || e.Kind != models.ErrandSyncTemplates {
			t.Errorf("asked for %+v", e)
		}
	})
}

// settleErrands does away with what connecting asked for.
func settleErrands(t *testing.T, db *models.DB) {
	t.Helper()
	for e, ok := claimErrand(t, db); ok; e, ok = claimErrand(t, db) {
		if err := e.Complete(context.Background(), db, time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
}

// submitted is a template on its way to Meta, and since when.
func submitted(t *testing.T, db *models.DB) (models.Template, time.Time) {
	t.Helper()
	company := modelstest.NewCompany(t, db)
	draft := newDraft(t, company)
	if err := draft.Submit(context.Background(), db, company.Marketer); err != nil {
		t.Fatal(err)
	}
	return draft, db.Now()
}

func TestNewsThatComesBeforeTheAnswerToASubmissionStays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		draft, asked := submitted(t, db)
		hook(t, db, clock.Now().Add(-time.Second), "message_template_status_update", map[string]any{
			"message_template_id": 777, "message_template_name": draft.Name, "message_template_language": "en", "event": "APPROVED"})
		if err := draft.Accept(ctx, db, *draft.VersionID, models.Acceptance{MetaID: "777", Status: "PENDING", Category: "MARKETING", Asked: asked}); err != nil {
			t.Fatal(err)
		}
		if now := templateNow(t, db, draft.ID); now.MetaStatus != "APPROVED" || now.MetaID != "777" || !now.Sendable() {
			t.Errorf("ended as %+v", now)
		}
	})
}

// Meta's times are whole seconds, and the answer may be written down in the second of the next news.
func TestAnAnswerIsToldOfAsOfWhenItWasAsked(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		draft, asked := submitted(t, db)
		clock.Advance(time.Hour + 600*time.Millisecond)
		if err := draft.Accept(ctx, db, *draft.VersionID, models.Acceptance{MetaID: "777", Status: "PENDING", Category: "MARKETING", Asked: asked}); err != nil {
			t.Fatal(err)
		}
		hook(t, db, clock.Now(), "message_template_status_update", map[string]any{
			"message_template_id": 777, "message_template_name": draft.Name, "message_template_language": "en", "event": "REJECTED", "reason": "INVALID_FORMAT"})
		steps, err := models.ListTemplateSteps(ctx, db, draft.ID)
		if err != nil || len(steps) < 2 || steps[0].After != "REJECTED" || steps[1].After != "PENDING" || !steps[1].At.Equal(asked) {
			t.Errorf("the newest steps are %+v, %v", steps, err)
		}
	})
}
