package models_test

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"sort"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

var (
	ctx    = context.Background()
	office = netip.MustParseAddr("192.0.2.10")
)

const goodPassword = "lantern gravel pastry"

func newUser(t *testing.T, db *models.DB, email string, role models.Role) models.User {
	t.Helper()
	u, err := models.CreateUser(ctx, db, models.System, models.NewUser{Email: email, Role: role})
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func withPassword(t *testing.T, db *models.DB, email string) models.User {
	t.Helper()
	u := newUser(t, db, email, models.Marketer)
	if err := u.SetPassword(ctx, db, goodPassword, nil); err != nil {
		t.Fatal(err)
	}
	return u
}

func refusedFor(err error, reason string) bool {
	var refusal models.Refusal
	return errors.As(err, &refusal) && refusal.Reason == reason
}

func isA[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}

func TestSignInTakesTheRightPasswordOnly(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		anna := withPassword(t, db, "anna@zaailing.example")
		got, err := models.SignIn(ctx, db, models.SignInAttempt{Email: " Anna@Zaailing.example", Password: goodPassword, From: office})
		if err != nil || got.ID != anna.ID {
			t.Fatalf("the right password: %v, %v", got, err)
		}
		newUser(t, db, "linkonly@zaailing.example", models.Agent)
		for name, a := range map[string]models.SignInAttempt{
			"wrong":       {Email: anna.Email, Password: "lantern gravel pastr"},
			"empty":       {Email: anna.Email},
			"unknown":     {Email: "nobody@zaailing.example", Password: goodPassword},
			"no password": {Email: "linkonly@zaailing.example"},
		} {
			if _, err := models.SignIn(ctx, db, a); !isA[models.Invalid](err) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := anna.Disable(ctx, db, models.System); err != nil {
			t.Fatal(err)
		}
		if _, err := models.SignIn(ctx, db, models.SignInAttempt{Email: anna.Email, Password: goodPassword, From: office}); !isA[models.Invalid](err) {
			t.Errorf("a disabled user: %v", err)
		}
	})
}

// An attacker guesses once a minute for a day. In no hour may more than 20 guesses be looked at.
func TestGuessesAreFewInAnyHour(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		var looked []time.Time
		for range 6 * 60 {
			_, err := models.SignIn(ctx, db, models.SignInAttempt{Email: "nobody@zaailing.example", Password: "x", From: office})
			if !refusedFor(err, models.Throttled) {
				looked = append(looked, clock.Now())
			}
			clock.Advance(time.Minute)
		}
		if len(looked) < 20 {
			t.Fatalf("only %d guesses looked at in six hours: people could not sign in", len(looked))
		}
		for i := range looked {
			end := sort.Search(len(looked), func(j int) bool { return !looked[j].Before(looked[i].Add(time.Hour)) })
			if end-i > 20 {
				t.Fatalf("%d guesses looked at within an hour", end-i)
			}
		}
	})
}

func TestOneNetworkCannotTryEveryone(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		attempt := func(i int, from string) error {
			_, err := models.SignIn(ctx, db, models.SignInAttempt{Email: fmt.Sprintf("p%d@zaailing.example", i), From: netip.MustParseAddr(from)})
			return err
		}
		for i := range 100 {
			if err := attempt(i, fmt.Sprintf("2001:db8:0:1::%x", i)); refusedFor(err, models.Throttled) {
				t.Fatalf("refused after %d", i)
			}
		}
		if err := attempt(100, "2001:db8:0:1::abcd"); !refusedFor(err, models.Throttled) {
			t.Errorf("the 101st from one /64: %v", err)
		}
		if err := attempt(100, "2001:db8:0:2::1"); refusedFor(err, models.Throttled) {
			t.Error("the next network is shut out too")
		}
	})
}

func TestRightfulSignInsDoNotCount(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		anna := withPassword(t, db, "anna@zaailing.example")
		for i := range 15 {
			if _, err := models.SignIn(ctx, db, models.SignInAttempt{Email: anna.Email, Password: goodPassword, From: office}); err != nil {
				t.Fatalf("sign-in %d: %v", i+1, err)
			}
		}
	})
}

func TestPasswordsThatAreEasyToGuessAreRefused(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		u, err := models.CreateUser(ctx, db, models.System, models.NewUser{Email: "mirjam@zaailing.example", Name: "Mirjam Dijkstra", Role: models.Agent})
		if err != nil {
			t.Fatal(err)
		}
		for _, password := range []string{
			"", "short 1", "12345678", "87654321", "aaaaaaaa", "abcdefghij", "Password1!", "P@ssw0rd", "W3lkom2026", "wachtwoord123", "greenlist1",
			"mirjam1985", "Dijkstra!!", "zaailing2026", "qwertyuiop", "hallohallo", "20261121", string(make([]rune, 129)),
		} {
			if err := u.SetPassword(ctx, db, password, nil); !isA[models.Invalid](err) {
				t.Errorf("%q: %v", password, err)
			}
		}
		for _, password := range []string{goodPassword, "fietsbel-kachel", "ひみつのことばは長い", "Xk4!pq9z"} {
			if err := u.SetPassword(ctx, db, password, nil); err != nil {
				t.Errorf("%q: %v", password, err)
			}
		}
	})
}

func TestReplacingAPasswordAsksForThePresentOne(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		u := withPassword(t, db, "anna@zaailing.example")
		if err := u.ReplacePassword(ctx, db, "guess", "copper willow shelf", nil); !isA[models.Invalid](err) {
			t.Errorf("a wrong present password: %v", err)
		}
		if err := u.ReplacePassword(ctx, db, goodPassword, "copper willow shelf", nil); err != nil {
			t.Fatal(err)
		}
		if _, err := models.SignIn(ctx, db, models.SignInAttempt{Email: u.Email, Password: "copper willow shelf", From: office}); err != nil {
			t.Errorf("the new one: %v", err)
		}
	})
}
