package models_test

import (
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// A claim that had to wait for longer than its process has a lease would be called unknown at once by whoever takes over, and nobody would have sent it.
func TestAProcessWithoutALeaseClaimsNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		company.Willing(t, 1)
		campaign := company.Sending(t, "Waited")
		process, err := models.RegisterProcess(ctx, db, "one")
		if err != nil {
			t.Fatal(err)
		}
		clock.Advance(models.LeaseTime)
		claimed, err := models.ClaimCampaign(ctx, db, campaign.ID, process.ID, 500)
		if err != nil || len(claimed.Dispatches) > 0 || claimed.Why != models.WaitLease {
			t.Errorf("its lease is over, and it claims %d, %q, %v", len(claimed.Dispatches), claimed.Why, err)
		}
		if again, err := models.RegisterProcess(ctx, db, "one"); err != nil {
			t.Fatal(err)
		} else if claimed, err = models.ClaimCampaign(ctx, db, campaign.ID, again.ID, 500); err != nil || len(claimed.Dispatches) != 1 {
			t.Errorf("with a lease it claims %d, %v", len(claimed.Dispatches), err)
		}
		if unknown, err := models.ReapProcesses(ctx, db); err != nil || unknown > 0 {
			t.Errorf("%d are unknown, %v", unknown, err)
		}
	})
}
