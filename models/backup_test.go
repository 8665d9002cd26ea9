package models_test

import (
	"os"
	"path/filepath"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestABackupIsTheDatabase(t *testing.T) {
	d := modelstest.SQLite(t)
	db := modelstest.Open(t, d, nil)
	anna := newUser(t, db, "anna@zaailing.example", models.Admin)
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := db.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(copied); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("anybody can read it: %v, %v", info.Mode(), err)
	}
	second, err := models.Open(ctx, models.Options{Database: copied, Kind: models.Sandbox, Keys: d.Keys()})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if u, err := models.FindUserByEmail(ctx, second, anna.Email); err != nil || u.ID != anna.ID {
		t.Errorf("in the copy: %v, %v", u, err)
	}
	if err := db.Backup(ctx, copied); err == nil {
		t.Error("wrote over a file")
	}
}

func TestBackupsOfPostgresAreItsOwn(t *testing.T) {
	db := modelstest.Open(t, modelstest.Postgres(t), nil)
	if err := db.Backup(ctx, filepath.Join(t.TempDir(), "copy.db")); !refusedFor(err, "postgres") {
		t.Error(err)
	}
}
