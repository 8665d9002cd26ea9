package models_test

import (
	"context"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

func rules(t *testing.T, db *models.DB, id int64, content whatsapp.Template) map[string]whatsapp.Finding {
	t.Helper()
	findings, err := models.JudgeTemplate(context.Background(), db, id, content)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]whatsapp.Finding{}
	for _, f := range findings {
		found[f.Rule] = f
	}
	return found
}

// What a template cannot tell of itself: whose name it has, and whose website it leads to.
func TestATemplateIsJudgedInItsSurroundings(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		c := modelstest.NewCompany(t, db)
		draft := newDraft(t, c)
		var o models.Organisation
		if err := o.Describe(ctx, db, c.Marketer, models.Company{Name: "Zaailing", PrivacyURL: "https://www.zaailing.example/privacy", Zone: "Europe/Amsterdam", Currency: "EUR"}); err != nil {
			t.Fatal(err)
		}
		content := plants.Tidy().Content()
		if found := rules(t, db, draft.ID, content); len(found) > 1 {
			t.Errorf("about itself: %v", found)
		}
		if found := rules(t, db, 0, content); found["name-taken"].Code != 2388024 {
			t.Errorf("about another of its name: %v", found)
		}
		german := content
		german.Language, german.Category = "de", whatsapp.Utility
		if found := rules(t, db, 0, german); found["name-category"].Place != "category" || len(found["name-taken"].Rule) > 0 {
			t.Errorf("about another language: %v", found)
		}
		elsewhere := plants
		elsewhere.Name, elsewhere.Buttons = "elsewhere", []models.DraftButton{{Kind: whatsapp.ButtonURL, Text: "See", URL: "https://others.example/p"}}
		if found := rules(t, db, 0, elsewhere.Tidy().Content()); found["link-foreign"].Place != "button 1" {
			t.Errorf("a link to others: %v", found)
		}

		if err := models.Execute(ctx, db, `UPDATE templates SET deleted_at = ? WHERE id = ?`, db.Now(), c.Template.ID); err != nil {
			t.Fatal(err)
		}
		again := content
		again.Name = c.Template.Name
		if found := rules(t, db, 0, again); found["name-blocked"].Code != 2388023 {
			t.Errorf("a name that was deleted: %v", found)
		}
		clock.Advance(30*24*time.Hour + time.Second)
		if found := rules(t, db, 0, again); found["name-blocked"].Code != 0 {
			t.Errorf("after a month: %v", found)
		}
	})
}
