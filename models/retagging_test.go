package models_test

import (
	"context"
	"errors"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestEverybodyWhoFitsGetsTheTagOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		if err := models.FillContacts(ctx, db, company.Purpose.ID, 5000); err != nil {
			t.Fatal(err)
		}
		if _, err := models.StartRetagging(ctx, db, company.Marketer, models.ContactSearch{}, "a,b", false); !errors.As(err, new(models.Invalid)) {
			t.Errorf("two tags in one: %v", err)
		}
		tagged := func(search models.ContactSearch, tag string, removes bool) models.Retagging {
			t.Helper()
			r, err := models.StartRetagging(ctx, db, company.Marketer, search, tag, removes)
			if err != nil {
				t.Fatal(err)
			}
			company.Person(t, 900_001+int(r.ID)) // who joins later is not meant
			for range 2 {                        // the errand may come twice
				if err := models.Retag(ctx, db, r.ID); err != nil {
					t.Fatal(err)
				}
			}
			if r, err = models.FindRetagging(ctx, db, r.ID); err != nil || r.State != models.RetaggingFinished {
				t.Fatalf("%+v, %v", r, err)
			}
			return r
		}
		count := func(tag string) int {
			n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM contact_facets WHERE facet = ?`, "tag:"+tag)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		if r := tagged(models.ContactSearch{Country: "NL"}, "dutch", false); r.Changed != 3000 || count("dutch") != 3000 {
			t.Errorf("%+v, %d", r, count("dutch"))
		}
		if r := tagged(models.ContactSearch{Tag: "news"}, "dutch", false); r.Changed >= 2500 || r.Changed == 0 || count("news") != 2500 {
			t.Errorf("those who had it got it again: %+v", r)
		}
		if r := tagged(models.ContactSearch{Tag: "dutch"}, "dutch", true); count("dutch") != 0 || count("news") != 2500 {
			t.Errorf("%+v, %d left", r, count("dutch"))
		}
		r, err := models.StartRetagging(ctx, db, company.Marketer, models.ContactSearch{}, "all", false)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Cancel(ctx, db, company.Marketer); err != nil {
			t.Fatal(err)
		}
		if err := models.Retag(ctx, db, r.ID); err != nil || count("all") != 0 {
			t.Errorf("%d got the tag after it was stopped, %v", count("all"), err)
		}
		if err := r.Cancel(ctx, db, company.Marketer); !errors.As(err, new(models.Conflict)) {
			t.Errorf("stopped twice: %v", err)
		}
	})
}
