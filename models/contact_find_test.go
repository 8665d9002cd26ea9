package models_test

import (
	"context"
	"slices"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// Whatever list a search goes through, and wherever its pages end, together they hold everybody who fits and nobody twice.
func TestNoPageMissesAnybody(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		models.CallFew(db, 40)
		company := modelstest.NewCompany(t, db)
		if err := models.FillContacts(context.Background(), db, company.Purpose.ID, 700); err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, a := range searches(company.Purpose.ID, db.Now(), 700) {
			s := a.search
			s.Before, s.After = 0, 0
			want, err := models.FitOneByOne(context.Background(), db, s)
			if err != nil {
				t.Fatal(a.what, err)
			}
			found += len(want)
			if got := everyPage(t, db, s); !slices.Equal(got, want) {
				t.Errorf("%s: the pages hold %d people, and %d fit", a.what, len(got), len(want))
			}
			if got := everyPageBack(t, db, s); !slices.Equal(got, want) {
				t.Errorf("%s: the pages backwards hold %d people, and %d fit", a.what, len(got), len(want))
			}
		}
		if found < 5_000 {
			t.Errorf("all searches together found %d", found)
		}
	})
}

func everyPage(t *testing.T, db *models.DB, s models.ContactSearch) (ids []int64) {
	t.Helper()
	for {
		page := onePage(t, db, s)
		for _, c := range page.Contacts {
			ids = append(ids, c.ID)
		}
		if s.Before = page.OlderThan; s.Before == 0 {
			return ids
		}
	}
}

func everyPageBack(t *testing.T, db *models.DB, s models.ContactSearch) (ids []int64) {
	t.Helper()
	for s.After = 1; ; {
		page := onePage(t, db, s)
		for _, c := range slices.Backward(page.Contacts) {
			ids = append([]int64{c.ID}, ids...)
		}
		if s.After = page.NewerThan; s.After == 0 {
			break
		}
	}
	s.After, s.Before = 0, 2 // the one that no page after it can hold
	for _, c := range onePage(t, db, s).Contacts {
		ids = append(ids, c.ID)
	}
	return ids
}

func onePage(t *testing.T, db *models.DB, s models.ContactSearch) models.ContactPage {
	t.Helper()
	page, err := models.ListContacts(context.Background(), db, s)
	if err != nil {
		t.Fatal(err)
	}
	return page
}
