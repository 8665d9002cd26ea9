package models_test

import (
	"errors"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestASuppressedPersonGetsNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 1)
		company.Willing(t, 2)
		campaign := company.Sending(t, "Spring")
		if err := person.Suppress(ctx, db, company.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: " "}); !errors.As(err, new(models.Invalid)) {
			t.Errorf("without a reason: %v", err)
		}
		if err := person.Suppress(ctx, db, company.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: "asked by letter"}); err != nil {
			t.Fatal(err)
		}
		if err := person.Suppress(ctx, db, company.Marketer, models.Never{Kind: models.SuppressionAsked, Reason: "once more"}); !errors.As(err, new(models.Conflict)) {
			t.Errorf("twice: %v", err)
		}
		claimed := claimAll(t, db, campaign)
		if len(claimed.Dispatches) != 1 || claimed.Skipped != 1 || claimed.Dispatches[0].ContactID == person.ID {
			t.Errorf("claimed %+v", claimed)
		}
		reasons, err := models.ListReasons(ctx, db, campaign.ID)
		if err != nil || len(reasons) != 1 || reasons[0].Reason != "suppressed" {
			t.Errorf("reasons: %+v, %v", reasons, err)
		}
	})
}
