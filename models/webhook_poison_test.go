package models_test

import (
	"context"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestACallThatCannotBeReadIsSetAsideAndCanBeTriedAgain(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		intake := models.NewIntake(db)
		if err := intake.Store(ctx, []byte(`{"object":"whatsapp_business_account"}`), "sha256=00"); err != nil {
			t.Fatal(err)
		}
		intake.Close()
		for round := range 2 {
			if _, err := models.ApplyWebhooks(ctx, db, 10); err != nil {
				t.Fatal(err)
			}
			aside, err := models.ListPoison(ctx, db, 10)
			if err != nil || len(aside) != 1 || aside[0].Error == "" {
				t.Fatalf("round %d: set aside %+v, %v", round, aside, err)
			}
			if n, err := models.ReplayPoison(ctx, db, models.System); err != nil || n != 1 {
				t.Fatalf("put back %d, %v", n, err)
			}
		}
		if aside, err := models.ListPoison(ctx, db, 10); err != nil || len(aside) != 0 {
			t.Fatalf("put back and still aside: %v, %v", aside, err)
		}
	})
}
