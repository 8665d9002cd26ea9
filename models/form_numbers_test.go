package models_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// looks shows the form n times, at one place.
func looks(t *testing.T, shown *models.Shown, v models.FormVersion, n int, at models.Place) {
	t.Helper()
	for range n {
		shown.Note(v, "nl", at)
	}
	if err := shown.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func slice(t *testing.T, n models.FormNumbers, d models.FormDimension, name string) models.FormSteps {
	t.Helper()
	for _, s := range n.By[d] {
		if s.Name == name {
			return s.FormSteps
		}
	}
	t.Fatalf("no %s %q in %+v", d, name, n.By[d])
	return models.FormSteps{}
}

func TestAFormCountsWhoCameHowFar(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		version, err := form.Version(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		shown := models.NewShown(db)
		defer shown.Close()
		looks(t, shown, version, 7, models.Place{Source: models.SourceForm, Referrer: "search.example", Tag: "spring"})
		looks(t, shown, version, 3, models.Place{Source: models.SourceWidget, Page: "https://shop.example/bulbs", Referrer: "ignored.example"})
		clock.Advance(24 * time.Hour)
		looks(t, shown, version, 1, models.Place{Source: models.SourceForm, Referrer: "search.example", Tag: "spring"})
		s := c.SignedUp(t, form, clock, "+3197010123456")
		c.SignedUp(t, form, clock, "+3197010123457")
		hears(t, db, modelstest.Says("wamid.1", "3197010123456", "", s.Declaration, clock.Now()))
		hears(t, db, modelstest.Says("wamid.1", "3197010123456", "", s.Declaration, clock.Now()))

		n, err := form.Numbers(ctx, db, 28)
		if err != nil || n.FormSteps != (models.FormSteps{Shown: 11, Submitted: 2, Confirmed: 1}) {
			t.Fatalf("%+v, %v", n.FormSteps, err)
		}
		if last := n.Days[27]; len(n.Days) != 28 || last.FormSteps != (models.FormSteps{Shown: 1, Submitted: 2, Confirmed: 1}) || n.Days[26].Shown != 10 {
			t.Errorf("days %+v", n.Days[25:])
		}
		for d, want := range map[models.FormDimension]map[string]models.FormSteps{
			models.BySource:   {"form": {Shown: 8, Submitted: 2, Confirmed: 1}, "widget": {Shown: 3}},
			models.ByPage:     {"search.example": {Shown: 8, Submitted: 2, Confirmed: 1}, "https://shop.example/bulbs": {Shown: 3}},
			models.ByTag:      {"spring": {Shown: 8}, "": {Shown: 3, Submitted: 2, Confirmed: 1}},
			models.ByLanguage: {"nl": {Shown: 11, Submitted: 2, Confirmed: 1}},
			models.ByVersion:  {"1": {Shown: 11, Submitted: 2, Confirmed: 1}},
		} {
			for name, steps := range want {
				if got := slice(t, n, d, name); got != steps {
					t.Errorf("%s %q: %+v, want %+v", d, name, got, steps)
				}
			}
		}
		if today, err := form.Numbers(ctx, db, 1); err != nil || today.Shown != 1 || len(today.Days) != 1 {
			t.Errorf("today alone: %+v, %v", today, err)
		}
	})
}

func TestMadeUpPlacesDoNotFillTheDatabase(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		version, err := form.Version(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		shown := models.NewShown(db)
		defer shown.Close()
		for i := range 600 {
			shown.Note(version, "nl", models.Place{Source: models.SourceForm, Tag: "t" + strconv.Itoa(i)})
		}
		if err := shown.Flush(ctx); err != nil {
			t.Fatal(err)
		}
		rows, err := models.Count(ctx, db, `SELECT COUNT(*) FROM form_counts`)
		if err != nil || rows != 501 {
			t.Errorf("%d rows, %v", rows, err)
		}
		n, err := form.Numbers(ctx, db, 1)
		if err != nil || n.Shown != 600 || slice(t, n, models.ByTag, models.OtherPlaces).Shown != 100 {
			t.Errorf("%+v, %v", n.FormSteps, err)
		}
	})
}

func TestClosingWritesWhatIsLeft(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		version, err := form.Version(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		shown := models.NewShown(db)
		shown.Note(version, "nl", models.Place{Source: models.SourceForm})
		shown.Close()
		if n, err := form.Numbers(ctx, db, 1); err != nil || n.Shown != 1 {
			t.Errorf("%+v, %v", n.FormSteps, err)
		}
	})
}
