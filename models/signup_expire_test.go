package models_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestWhatNobodyConfirmsIsErased(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		late := c.SignedUp(t, form, clock, "+3197010123456")
		done := c.SignedUp(t, form, clock, "+3197010123457")
		hears(t, db, modelstest.Says("wamid.1", "3197010123457", "", done.Declaration, clock.Now()))
		clock.Advance(late.ExpiresAt.Sub(clock.Now()) - time.Millisecond)
		if n, err := models.ExpireSignups(ctx, db); err != nil || n != 0 {
			t.Fatalf("a millisecond early: %d, %v", n, err)
		}
		clock.Advance(time.Millisecond)
		if n, err := models.ExpireSignups(ctx, db); err != nil || n != 1 {
			t.Fatalf("expired %d, %v", n, err)
		}
		if _, err := models.Opened(ctx, db, late.EvidenceID); !errors.As(err, new(models.NotFound)) {
			t.Errorf("what was typed is still there: %v", err)
		}
		if _, _, _, err := models.FindSignup(ctx, db, form, late.Token); !errors.As(err, new(models.NotFound)) {
			t.Errorf("the sign-up is still there: %v", err)
		}
		if ok, _ := hears(t, db, modelstest.Says("wamid.2", "3197010123456", "", late.Declaration, late.CreatedAt)); ok {
			t.Error("an erased sign-up was confirmed")
		}
		clock.Advance(models.SignupLife)
		if n, err := models.ExpireSignups(ctx, db); err != nil || n != 0 {
			t.Errorf("a day later: %d, %v", n, err)
		}
		if _, err := models.Opened(ctx, db, done.EvidenceID); err != nil {
			t.Errorf("a confirmed one lost its evidence: %v", err)
		}
	})
}
