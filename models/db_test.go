package models_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

func TestADatabaseKeepsWhatItWasBornAs(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		first := modelstest.Open(t, d, nil).Installation()
		second := modelstest.Open(t, d, nil).Installation()
		if first.DatabaseID == "" || first.DatabaseID != second.DatabaseID || second.Kind != models.Sandbox {
			t.Fatalf("born as %+v, found as %+v", first, second)
		}
	})
}

func TestOtherKeysAreRefused(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		modelstest.Open(t, d, nil)
		others, err := models.NewKeys("somebody.else/log")
		if err != nil {
			t.Fatal(err)
		}
		for name, keys := range map[string]models.Keys{
			"secret":      {Secret: others.Secret, Suppression: d.Keys().Suppression, Signing: d.Keys().Signing},
			"suppression": {Secret: d.Keys().Secret, Suppression: others.Suppression, Signing: d.Keys().Signing},
			"signing":     {Secret: d.Keys().Secret, Suppression: d.Keys().Suppression, Signing: others.Signing},
		} {
			_, err := models.Open(context.Background(), models.Options{Database: d.Name(), Kind: models.Sandbox, Keys: keys})
			var refusal models.Refusal
			if !errors.As(err, &refusal) || refusal.Reason != "other-keys" {
				t.Errorf("another %s key: %v", name, err)
			}
		}
	})
}

func TestAnotherDatabaseInsideATransactionPanics(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		defer func() {
			if recover() == nil {
				t.Fatal("the outer database was used inside a transaction")
			}
		}()
		db.Tx(context.Background(), func(ctx context.Context, tx *models.DB) error { return db.Ping(ctx) })
	})
}

func TestATransactionJoinsTheOneAlreadyOpen(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		err := db.Tx(context.Background(), func(ctx context.Context, tx *models.DB) error {
			return tx.Tx(ctx, func(ctx context.Context, inner *models.DB) error { return inner.Ping(ctx) })
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestReadsRefuseToWrite(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		err := db.Read(context.Background(), func(ctx context.Context, tx *models.DB) error {
			_, err := models.CreateUser(ctx, tx, models.System, models.NewUser{Email: "anna@zaailing.example", Role: models.Marketer})
			return err
		})
		if err == nil {
			t.Fatal("a read transaction wrote")
		}
	})
}

func TestTheClockIsUTCInMilliseconds(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		clock.Advance(1234567 * time.Nanosecond)
		if now := db.Now(); now.Nanosecond()%int(time.Millisecond) != 0 || now.Location() != time.UTC {
			t.Fatalf("now is %v", now)
		}
	})
}
