package models_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// SQLite has a word for a full disk, and hardly ever says it. Here it is a disk and not a pretended one, which only root may have.
func TestARealDiskThatIsFullIsToldAsOne(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=24m"); err != nil {
		t.Skip("no disk of its own:", err)
	}
	t.Cleanup(func() { syscall.Unmount(folder, syscall.MNT_DETACH) })
	d, err := scratch.CopyOf(modelstest.SQLite(t), folder)
	if err != nil {
		t.Fatal(err)
	}
	db := modelstest.Open(t, d, nil)
	anna := newUser(t, db, "anna@zaailing.example", models.Admin)
	fill(t, filepath.Join(folder, "filler"))
	for range 100 {
		if _, _, err = models.StartSession(ctx, db, models.NewSession{User: anna}); err != nil {
			break
		}
	}
	if err == nil || !db.NoRoom(err) || !db.DiskFull() {
		t.Errorf("it says %v, which is a full disk: %v, told: %v", err, db.NoRoom(err), db.DiskFull())
	}
	if err := os.Remove(filepath.Join(folder, "filler")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := models.StartSession(ctx, db, models.NewSession{User: anna}); err != nil || db.NoRoom(err) {
		t.Errorf("with room again: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(folder, ".room-*")); err != nil || len(left) > 0 {
		t.Errorf("asking leaves %v, %v", left, err)
	}
}

// fill leaves no room.
func fill(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for err == nil {
		_, err = file.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}
