package models_test

import (
	"errors"
	"path/filepath"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestADemoIsFilledOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		if err := models.NoteDemoFilled(ctx, db); err != nil {
			t.Fatal(err)
		}
		if at := db.Installation().DemoFilledAt; at == nil || !at.Equal(db.Now()) {
			t.Errorf("filled at %v", at)
		}
		if err := models.NoteDemoFilled(ctx, db); !errors.As(err, new(models.Conflict)) {
			t.Errorf("filled twice: %v", err)
		}
	})
}

func TestALiveDatabaseIsNeverADemo(t *testing.T) {
	keys, err := models.NewKeys("live.example/log")
	if err != nil {
		t.Fatal(err)
	}
	db, err := models.Open(ctx, models.Options{Database: filepath.Join(t.TempDir(), "live.db"), Kind: models.Live, Origin: "live.example/log", Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := models.NoteDemoFilled(ctx, db); !errors.As(err, new(models.Conflict)) || db.Installation().DemoFilledAt != nil {
		t.Errorf("made-up people in a live database: %v", err)
	}
}
