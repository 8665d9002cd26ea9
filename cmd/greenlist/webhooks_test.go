package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"greenlist/models"
)

// Not beside other tests: what it prints is what everything in this process prints.
func TestCallsThatWereNotUnderstoodAreListedAndReplayedFromTheCommandLine(t *testing.T) {
	ctx, s := context.Background(), &settings{Database: filepath.Join(t.TempDir(), "a.db")}
	db, err := s.open(ctx, models.Live, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got := printed(t, "webhooks", "--database", s.Database); !strings.Contains(got, "Every call from Meta was understood.") {
		t.Errorf("at first it prints %q", got)
	}
	intake := models.NewIntake(db)
	if err := intake.Store(ctx, []byte(`{`), "sha256=00"); err != nil {
		t.Fatal(err)
	}
	intake.Close()
	if _, err := models.ApplyWebhooks(ctx, db, 10); err != nil {
		t.Fatal(err)
	}
	if got := printed(t, "webhooks", "--database", s.Database); !strings.HasPrefix(got, "1  ") {
		t.Errorf("of a call that is no JSON it prints %q", got)
	}
	if got := printed(t, "webhooks", "replay", "--database", s.Database); got != "1 put back in line.\n" {
		t.Errorf("replayed, it prints %q", got)
	}
	if aside, err := models.CountPoison(ctx, db); err != nil || aside != 0 {
		t.Errorf("%d are aside still, %v", aside, err)
	}
}

// printed is what a command says.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	out, err := os.CreateTemp(t.TempDir(), "printed")
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	before := os.Stdout
	os.Stdout = out
	failed := run(context.Background(), args)
	os.Stdout = before
	if failed != nil {
		t.Fatal(failed)
	}
	if _, err := out.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
