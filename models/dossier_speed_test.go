package models_test

import (
	"context"
	"flag"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// events is how long the log is in which a dossier has to be gathered; `make prove-dossier` takes a million.
var events = flag.Int("events", 20_000, "entries of the log in the proof of how quickly a dossier is made")

// A dossier is there within two seconds, however much else there is, with everything in it checked.
func TestADossierTakesLessThanTwoSeconds(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		shop, person := lived(t, db, clock)
		if err := models.FillLog(ctx, db, *events); err != nil {
			t.Fatal(err)
		}
		clock.Advance(time.Minute)
		withdraw(t, db, person, clock.Now()) // what is younger than the checkpoint has the log signed anew
		began := time.Now()
		d, err := models.OpenDossier(ctx, db, shop.Marketer, person.ID, "json")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.JSON(); err != nil {
			t.Fatal(err)
		}
		took := time.Since(began)
		if took > 2*time.Second && *events >= provingSize {
			t.Errorf("it took %v", took)
		}
		if v := d.Verification; !v.Sound() || v.InLog() != 4 || v.Checkpoint.Size < int64(*events) {
			t.Errorf("%+v", v)
		}
		t.Logf("a dossier among %d entries: %v", *events, took.Round(time.Millisecond))
		mila := shop.Person(t, 7)
		t.Logf("another checkpoint: %v", within(t, *events, 250*time.Millisecond, func() {
			if _, err := models.OpenDossier(ctx, db, shop.Marketer, mila.ID, "view"); err != nil {
				t.Fatal(err)
			}
			if c, err := models.SignCheckpoint(ctx, db); err != nil || c.Size <= d.Verification.Checkpoint.Size {
				t.Errorf("%+v, %v", c, err)
			}
		}))
	})
}
