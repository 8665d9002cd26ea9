package models_test

import (
	"sync"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestTheLastAdminStays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		first := newUser(t, db, "anna@zaailing.example", models.Admin)
		gone := newUser(t, db, "bram@zaailing.example", models.Admin)
		if err := gone.Disable(ctx, db, first.Actor()); err != nil {
			t.Fatal(err)
		}
		if err := first.ChangeRole(ctx, db, first.Actor(), models.Agent); !refusedFor(err, "last-admin") {
			t.Errorf("took the role of the only admin: %v", err)
		}
		if err := first.Disable(ctx, db, first.Actor()); !refusedFor(err, "last-admin") {
			t.Errorf("shut out the only admin: %v", err)
		}
		if err := first.ChangeRole(ctx, db, first.Actor(), models.Admin); err != nil {
			t.Errorf("made the only admin an admin: %v", err)
		}
		if err := gone.Enable(ctx, db, first.Actor()); err != nil {
			t.Fatal(err)
		}
		if err := first.ChangeRole(ctx, db, first.Actor(), models.Agent); err != nil || first.Role != models.Agent {
			t.Errorf("with another admin: %v", err)
		}
	})
}

func TestTwoAdminsCannotUndoEachOther(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		both := []models.User{newUser(t, db, "anna@zaailing.example", models.Admin), newUser(t, db, "bram@zaailing.example", models.Admin)}
		for range 10 {
			errs := make([]error, 2)
			var turns sync.WaitGroup
			actors := []models.Actor{both[0].Actor(), both[1].Actor()} // read before either of them changes
			for i := range both {
				turns.Go(func() { errs[i] = both[i].ChangeRole(ctx, db, actors[1-i], models.Agent) })
			}
			turns.Wait()
			if (errs[0] == nil) == (errs[1] == nil) {
				t.Fatalf("both asked at once, and got %v and %v", errs[0], errs[1])
			}
			for i := range both {
				if err := both[i].ChangeRole(ctx, db, models.System, models.Admin); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

func TestRolesThatDoNotExistAndUsersWhoAreGone(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		newUser(t, db, "anna@zaailing.example", models.Admin)
		bram := newUser(t, db, "bram@zaailing.example", models.Agent)
		if err := bram.ChangeRole(ctx, db, models.System, "owner"); !isA[models.Invalid](err) || bram.Role != models.Agent {
			t.Errorf("an unknown role: %v", err)
		}
		if err := bram.Disable(ctx, db, models.System); err != nil {
			t.Fatal(err)
		}
		if err := bram.Disable(ctx, db, models.System); !isA[models.Conflict](err) {
			t.Errorf("twice: %v", err)
		}
		nobody := models.User{ID: 999}
		if err := nobody.Disable(ctx, db, models.System); !isA[models.NotFound](err) {
			t.Errorf("nobody: %v", err)
		}
	})
}
