package models_test

import (
	"context"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// A sample is drawn within two seconds, from however many opt-ins; `make prove-sample` takes a million.
func TestASampleTakesLessThanTwoSeconds(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		modelstest.NewCompany(t, db)
		if err := models.FillLog(ctx, db, *events); err != nil {
			t.Fatal(err)
		}
		if err := models.FillOptIns(ctx, db); err != nil {
			t.Fatal(err)
		}
		early := db.Now().Add(-time.Hour)
		for what, c := range map[string]models.SampleCriteria{"all": {}, "one form in a period": {Since: &early, FormID: 3, Source: "form", Grade: "A"}} {
			began := time.Now()
			population, drawn, err := models.DrawOnly(ctx, db, models.NewSample{Size: models.MaxSample, Seed: what, SampleCriteria: c})
			took := time.Since(began)
			if err != nil || len(drawn) != models.MaxSample || population < int64(*events)/8 {
				t.Fatalf("%s: %d of %d, %v", what, len(drawn), population, err)
			}
			if took > 2*time.Second && *events >= provingSize {
				t.Errorf("%s: it took %v", what, took)
			}
			t.Logf("%s: %d of %d in %v", what, len(drawn), population, took.Round(time.Millisecond))
		}
	})
}
