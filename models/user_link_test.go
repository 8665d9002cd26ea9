package models_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func makeLink(t *testing.T, db *models.DB, u models.User) string {
	t.Helper()
	token, err := u.MakeSignInLink(ctx, db, models.System, models.LinkLife)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestALinkWorksOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		anna := newUser(t, db, "anna@zaailing.example", models.Admin)
		token := makeLink(t, db, anna)
		for range 2 {
			if u, err := models.FindSignInLink(ctx, db, token); err != nil || u.ID != anna.ID {
				t.Fatalf("looking at it: %v, %v", u, err)
			}
		}
		var in atomic.Int64
		var turns sync.WaitGroup
		for range 8 {
			turns.Go(func() {
				u, err := models.UseSignInLink(ctx, db, token)
				switch {
				case err == nil && u.ID == anna.ID:
					in.Add(1)
				case !isA[models.NotFound](err):
					t.Errorf("too late: %v", err)
				}
			})
		}
		turns.Wait()
		if in.Load() != 1 {
			t.Fatalf("%d came in with one link", in.Load())
		}
	})
}

func TestLinksThatDoNotWork(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		newUser(t, db, "chief@zaailing.example", models.Admin)
		anna := newUser(t, db, "anna@zaailing.example", models.Agent)
		older := makeLink(t, db, anna)
		expired := makeLink(t, db, anna)
		clock.Advance(models.LinkLife)
		refused := func(name, token string) {
			t.Helper()
			if _, err := models.UseSignInLink(ctx, db, token); !isA[models.NotFound](err) {
				t.Errorf("%s: %v", name, err)
			}
		}
		refused("one replaced by a newer one", older)
		refused("an expired one", expired)
		refused("none", "")
		disabled := makeLink(t, db, anna)
		if err := anna.Disable(ctx, db, models.System); err != nil {
			t.Fatal(err)
		}
		refused("one of a disabled user", disabled)
		if _, err := anna.MakeSignInLink(ctx, db, models.System, time.Hour); !isA[models.Conflict](err) {
			t.Errorf("a new one for a disabled user: %v", err)
		}
	})
}
