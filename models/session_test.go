package models_test

import (
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func startSession(t *testing.T, db *models.DB, u models.User) (models.Session, string) {
	t.Helper()
	s, token, err := models.StartSession(ctx, db, models.NewSession{User: u, Address: "192.0.2.10", UserAgent: "Test"})
	if err != nil {
		t.Fatal(err)
	}
	return s, token
}

func alive(t *testing.T, db *models.DB, token string) bool {
	t.Helper()
	_, err := models.FindSession(ctx, db, token)
	if err != nil && !isA[models.NotFound](err) {
		t.Fatal(err)
	}
	return err == nil
}

func TestSessionsEndWhenUnusedAndInTheEnd(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		anna := newUser(t, db, "anna@zaailing.example", models.Admin)
		_, unused := startSession(t, db, anna)
		busy, used := startSession(t, db, anna)
		for at := time.Duration(0); at < models.SessionLife; at += 10 * time.Minute {
			if !alive(t, db, used) {
				t.Fatalf("a session in use ended after %v", at)
			}
			if got, want := alive(t, db, unused), at < models.SessionIdle; got != want {
				t.Fatalf("unused for %v: alive %v", at, got)
			}
			clock.Advance(10 * time.Minute)
			if err := busy.Touch(ctx, db); err != nil {
				t.Fatal(err)
			}
		}
		if alive(t, db, used) {
			t.Fatal("a session outlived its life")
		}
		if err := models.SweepSignIns(ctx, db); err != nil {
			t.Fatal(err)
		}
	})
}

func TestMovingTheClockSignsNobodyOut(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		anna := newUser(t, db, "anna@zaailing.example", models.Admin)
		_, token := startSession(t, db, anna)
		link, err := anna.MakeSignInLink(ctx, db, models.System, models.InvitationLife)
		if err != nil {
			t.Fatal(err)
		}
		if err := models.MoveClock(ctx, db, anna.Actor(), 60*24*time.Hour); err != nil {
			t.Fatal(err)
		}
		if !alive(t, db, token) {
			t.Error("signed out")
		}
		if _, err := models.UseSignInLink(ctx, db, link); err != nil {
			t.Errorf("the way back in is closed: %v", err)
		}
	})
}

func TestTheTokenIsNotInTheDatabase(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		s, token := startSession(t, db, newUser(t, db, "anna@zaailing.example", models.Admin))
		if len(s.IDHash) != 32 || alive(t, db, s.IDHash.String()) || alive(t, db, string(s.IDHash)) {
			t.Fatal("what the database keeps opens the session")
		}
		if !alive(t, db, token) || alive(t, db, "") {
			t.Fatal("the token does not open it, or nothing does")
		}
	})
}

func TestSessionsAreEndedByTheirOwner(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		anna, bram := newUser(t, db, "anna@zaailing.example", models.Admin), newUser(t, db, "bram@zaailing.example", models.Admin)
		here, hereToken := startSession(t, db, anna)
		there, thereToken := startSession(t, db, anna)
		_, other := startSession(t, db, anna)
		_, brams := startSession(t, db, bram)
		if err := models.RevokeSession(ctx, db, bram, there.IDHash); !isA[models.NotFound](err) || !alive(t, db, thereToken) {
			t.Fatalf("somebody else ended it: %v", err)
		}
		if err := models.RevokeSession(ctx, db, anna, there.IDHash); err != nil || alive(t, db, thereToken) {
			t.Fatalf("ending one: %v", err)
		}
		if err := models.RevokeOtherSessions(ctx, db, anna, here.IDHash); err != nil || alive(t, db, other) || !alive(t, db, hereToken) || !alive(t, db, brams) {
			t.Fatalf("ending the others: %v", err)
		}
		all, err := models.ListSessions(ctx, db, anna)
		if err != nil || len(all) != 1 || all[0].IDHash.String() != here.IDHash.String() {
			t.Fatalf("left over: %v, %v", all, err)
		}
	})
}

func TestWhatEndsEverySession(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		newUser(t, db, "chief@zaailing.example", models.Admin)
		anna := newUser(t, db, "anna@zaailing.example", models.Agent)
		here, hereToken := startSession(t, db, anna)
		_, other := startSession(t, db, anna)
		link := makeLink(t, db, anna)
		if err := anna.SetPassword(ctx, db, goodPassword, here.IDHash); err != nil {
			t.Fatal(err)
		}
		if !alive(t, db, hereToken) || alive(t, db, other) {
			t.Error("a new password ends the others, and not the one that set it")
		}
		if _, err := models.UseSignInLink(ctx, db, link); !isA[models.NotFound](err) {
			t.Errorf("a link from before the new password: %v", err)
		}
		if err := anna.Disable(ctx, db, models.System); err != nil || alive(t, db, hereToken) {
			t.Errorf("shutting out left a session: %v", err)
		}
	})
}
