package models_test

import (
	"path/filepath"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestARehearsalIsMarkedForEver(t *testing.T) {
	keys, err := models.NewKeys("rehearsal.example/log")
	if err != nil {
		t.Fatal(err)
	}
	born := models.Options{Database: filepath.Join(t.TempDir(), "live.db"), Kind: models.Live, Origin: "rehearsal.example/log", Keys: keys}
	for range 2 {
		db, err := models.Open(ctx, born)
		if err != nil {
			t.Fatal(err)
		}
		first := db.Installation().RehearsalAt
		if err := db.MarkRehearsal(ctx); err != nil || db.Installation().RehearsalAt == nil {
			t.Fatalf("not marked: %v", err)
		}
		if first != nil && !first.Equal(*db.Installation().RehearsalAt) {
			t.Fatal("marked anew")
		}
		db.Close()
	}
}

func TestASandboxIsNoRehearsal(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		if err := db.MarkRehearsal(ctx); err != nil || db.Installation().RehearsalAt != nil {
			t.Fatalf("a sandbox was marked: %v", err)
		}
	})
}
