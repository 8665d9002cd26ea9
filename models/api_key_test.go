package models_test

import (
	"context"
	"errors"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func makeKey(t *testing.T, db *models.DB, scopes ...models.Scope) (models.APIKey, string) {
	t.Helper()
	k, token, err := models.CreateAPIKey(context.Background(), db, models.System, models.NewAPIKey{Name: "Web shop", Scopes: scopes})
	if err != nil {
		t.Fatal(err)
	}
	return k, token
}

func TestAKeyWorksUntilItIsRevokedAndIsKeptNowhere(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		k, token := makeKey(t, db, models.ReadContacts)
		used, err := models.UseAPIKey(ctx, db, token)
		if err != nil || used.ID != k.ID || used.LastUsedAt == nil || !used.May(models.ReadContacts) || used.May(models.WriteConsents) {
			t.Fatalf("%+v, %v", used, err)
		}
		if _, err := models.UseAPIKey(ctx, db, token+"x"); !errors.As(err, new(models.NotFound)) {
			t.Errorf("another key was let in: %v", err)
		}
		if n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM api_keys WHERE CAST(hash AS TEXT) = ?`, token); err != nil || n != 0 {
			t.Errorf("the key itself is kept: %d, %v", n, err)
		}
		if err := k.Revoke(ctx, db, models.System); err != nil {
			t.Fatal(err)
		}
		if _, err := models.UseAPIKey(ctx, db, token); !errors.As(err, new(models.NotFound)) {
			t.Errorf("a revoked key was let in: %v", err)
		}
		if err := k.Revoke(ctx, db, models.System); !errors.As(err, new(models.Conflict)) {
			t.Errorf("revoked twice: %v", err)
		}
	})
}

func TestAKeyNeedsANameAndSomethingToDo(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		var wrong models.Invalid
		_, _, err := models.CreateAPIKey(context.Background(), db, models.System, models.NewAPIKey{Name: " ", Scopes: []models.Scope{"everything"}})
		if !errors.As(err, &wrong) || wrong["name"] == "" || wrong["scope"] == "" {
			t.Fatal(err)
		}
	})
}

func TestTheSameRequestIsAnsweredOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, done := context.Background(), 0
		k, _ := makeKey(t, db, models.WriteContacts)
		ask := func(name, what string) (models.APIAnswer, bool, error) {
			return models.APIRequest{Key: k, Name: name, What: []byte(what)}.Answered(ctx, db, func(context.Context, *models.DB) (models.APIAnswer, error) {
				done++
				return models.APIAnswer{Status: 201, Body: []byte(what)}, nil
			})
		}
		for range 3 {
			if a, _, err := ask("a", "one"); err != nil || a.Status != 201 || string(a.Body) != "one" {
				t.Fatalf("%+v, %v", a, err)
			}
		}
		if done != 1 {
			t.Errorf("done %d times", done)
		}
		if _, _, err := ask("a", "two"); err == nil {
			t.Error("another request under the same name was taken")
		} else {
			refused(t, models.RequestReused, err)
		}
		failing := models.APIRequest{Key: k, Name: "b", What: []byte("x")}
		if _, _, err := failing.Answered(ctx, db, func(context.Context, *models.DB) (models.APIAnswer, error) {
			return models.APIAnswer{}, errors.New("no")
		}); err == nil {
			t.Error("an error was swallowed")
		}
		if _, again, err := ask("b", "x"); err != nil || again || done != 2 {
			t.Errorf("a request that failed was not done again: %v, %v", again, err)
		}
		clock.Advance(models.AnswerLife)
		if _, again, err := ask("a", "two"); err != nil || again || done != 3 {
			t.Errorf("an old answer was still kept: %v, %v", again, err)
		}
		clock.Advance(models.AnswerLife)
		if err := models.PurgeAnswers(ctx, db); err != nil {
			t.Fatal(err)
		}
		if n, err := models.Count(ctx, db, `SELECT COUNT(*) FROM api_answers`); err != nil || n != 0 {
			t.Errorf("%d answers left, %v", n, err)
		}
	})
}
