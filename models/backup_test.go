package models_test

import (
	"bytes"
	"io"
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
	logo, err := models.KeepLogo(ctx, db, anna.Actor(), "logo.png", bytes.NewReader(pngOf(t, banner(20, 20))))
	if err != nil {
		t.Fatal(err)
	}
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
	f, err := models.FindLogo(ctx, second, logo)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(models.OpenFile(ctx, second, f.ID)); err != nil || int64(len(b)) != f.Size || f.Size == 0 {
		t.Errorf("%d of %d bytes of the logo are in the copy, %v", len(b), f.Size, err)
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
