package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
)

func TestAnotherKeyIsPutInTheOldOnesPlace(t *testing.T) {
	ctx, s := context.Background(), &settings{Database: filepath.Join(t.TempDir(), "a.db")}
	serving, err := s.open(ctx, models.Live, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer serving.Close()
	first, _ := serving.VerifierKey()
	if err := run(ctx, []string{"keys", "rotate", "--database", s.Database}); err != nil {
		t.Fatal(err)
	}
	c, err := models.SignCheckpoint(ctx, serving)
	if err != nil {
		t.Fatalf("the server that runs meanwhile: %v", err)
	}
	last, _ := serving.VerifierKey()
	if _, err := ledger.OpenCheckpoint([]byte(c.Note), []string{last}); err != nil || last == first {
		t.Errorf("%s before, %s now: %v", first, last, err)
	}
	kept, _ := filepath.Glob(s.keysFile() + ".until-*")
	if len(kept) != 1 {
		t.Fatalf("the old keys are kept as %v", kept)
	}
	for _, file := range append(kept, s.keysFile()) {
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", file, info, err)
		}
	}
	dir := filepath.Join(t.TempDir(), "bundle")
	if err := run(ctx, []string{"evidence", "export", dir, "--since", "2020-01-01", "--database", s.Database}); err != nil {
		t.Fatal(err)
	}
	if err := run(ctx, []string{"verify", dir, "--vkey", first}); err != nil {
		t.Errorf("who has the first key is not led on: %v", err)
	}
}

// A crash may come between the database's hearing of the new key and the file's.
func TestACrashDuringTheChangeOfKeysIsMended(t *testing.T) {
	ctx, s := context.Background(), &settings{Database: filepath.Join(t.TempDir(), "a.db")}
	db, err := s.open(ctx, models.Live, nil)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := readKeys(s.keysFile())
	if err != nil {
		t.Fatal(err)
	}
	old := keys
	if keys.Signing, _, err = ledger.NewKey(db.Installation().Origin); err != nil {
		t.Fatal(err)
	}
	if err := writeNew(s.nextKeysFile(), keysText(keys)); err != nil {
		t.Fatal(err)
	}
	s.stillOpens(t, "before the database heard of it", old)
	if _, err := models.RotateSigningKey(ctx, db, models.System, keys.Signing); err != nil {
		t.Fatal(err)
	}
	db.Close()
	s.stillOpens(t, "after", keys)
	if _, err := os.Stat(s.nextKeysFile()); !os.IsNotExist(err) {
		t.Errorf("the next keys are still waiting: %v", err)
	}
}

func (s *settings) stillOpens(t *testing.T, when string, with models.Keys) {
	t.Helper()
	db, err := s.open(context.Background(), models.Live, nil)
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	defer db.Close()
	if found, err := readKeys(s.keysFile()); err != nil || found.Signing != with.Signing {
		t.Errorf("%s: the file holds another key, %v", when, err)
	}
}

func TestGivenKeysAreReplacedIntoAFile(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s := &settings{Database: filepath.Join(dir, "a.db"), Addr: "127.0.0.1:8080"}
	made, err := newKeys(s)
	if err != nil {
		t.Fatal(err)
	}
	printed := filepath.Join(dir, "printed")
	if err := writeNew(printed, keysText(made)); err != nil {
		t.Fatal(err)
	}
	if s.secrets, err = readSecrets(printed); err != nil {
		t.Fatal(err)
	}
	command := keysRotateCommand{settings: *s}
	if err := command.Run(ctx, newLog()); !refused(err, "into") {
		t.Errorf("nobody would know the new key: %v", err)
	}
	command.Into = filepath.Join(dir, "next")
	if err := command.Run(ctx, newLog()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.open(ctx, models.Live, nil); !refused(err, "other-keys") {
		t.Errorf("opened with the old key: %v", err)
	}
	t.Setenv(signingKeyName+"_FILE", command.Into)
	again := &settings{Database: s.Database, secrets: secrets{secretKey: s.secretKey, suppressionKey: s.suppressionKey}}
	if err := again.readFiles(os.Getenv); err != nil {
		t.Fatal(err)
	}
	db, err := again.open(ctx, models.Live, nil)
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
}
