package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"greenlist/ledger"
	"greenlist/models"
)

type keysRotateCommand struct {
	settings `embed:""`

	Into string `placeholder:"FILE" help:"Where keys are given by the environment: write the new signing key to this file, which must not exist yet."`
}

// Run replaces the key that signs the log. The new one is on the disk before the database hears of it, and the old one stays there: an older backup of the
// database needs it.
func (c keysRotateCommand) Run(ctx context.Context, log *slog.Logger) error {
	db, err := c.open(ctx, c.kind(), log)
	if err != nil {
		return err
	}
	defer db.Close()
	next, _, err := ledger.NewKey(db.Installation().Origin)
	if err != nil {
		return err
	}
	rotate := c.rotateFile
	if c.signingKey != "" {
		rotate = c.rotateInto
	}
	if err := rotate(ctx, db, next); err != nil {
		return err
	}
	vkey, err := db.VerifierKey()
	if err != nil {
		return err
	}
	fmt.Printf("The log is signed by another key from here on:\n  %s\nGive it to those who check the log. Whoever has the old one is led to it by a statement in the log that both keys signed.\n", vkey)
	return nil
}

// rotateInto is for keys that the environment gives: the operator puts the new one there.
func (c keysRotateCommand) rotateInto(ctx context.Context, db *models.DB, next string) error {
	if c.Into == "" {
		return models.Refusal{Reason: "into", Message: "The keys of this database come from the environment. Say with --into FILE where to write the new signing key; then give it by " +
			signingKeyName + " or " + signingKeyName + "_FILE, and start every process again."}
	}
	if err := writeNew(c.Into, next+"\n"); err != nil {
		return err
	}
	_, err := models.RotateSigningKey(ctx, db, models.System, next)
	return err
}

// rotateFile replaces the file of keys. What a crash leaves half done, finishRotation finishes.
func (c keysRotateCommand) rotateFile(ctx context.Context, db *models.DB, next string) error {
	keys, err := readKeys(c.keysFile())
	if err != nil {
		return err
	}
	if err := os.Remove(c.nextKeysFile()); err != nil && !os.IsNotExist(err) {
		return err // one that a crash left, before the database heard of it
	}
	keys.Signing = next
	if err := writeNew(c.nextKeysFile(), keysText(keys)); err != nil {
		return err
	}
	if _, err := models.RotateSigningKey(ctx, db, models.System, next); err != nil {
		return err
	}
	return c.adoptNextKeys()
}

func (s *settings) nextKeysFile() string { return s.keysFile() + ".next" }

// adoptNextKeys keeps the old file under another name and puts the new one in its place.
func (s *settings) adoptNextKeys() error {
	old, err := os.ReadFile(s.keysFile())
	if err != nil {
		return err
	}
	kept := s.keysFile() + ".until-" + time.Now().UTC().Format("20060102T150405.000Z")
	if err := writeNew(kept, string(old)); err != nil {
		return err
	}
	if err := os.Rename(s.nextKeysFile(), s.keysFile()); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(s.keysFile()))
}

func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}

// finishRotation opens a database that heard of a new key just before a crash, and puts that key where it belongs.
func (s *settings) finishRotation(ctx context.Context, kind models.Kind, log *slog.Logger) (*models.DB, error) {
	keys, err := readKeys(s.nextKeysFile())
	if err != nil {
		return nil, err
	}
	db, err := s.openWith(ctx, kind, log, keys)
	if err != nil {
		return nil, err
	}
	if err := s.adoptNextKeys(); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// signingAgain reads the signing key anew from where it is kept: another process may have replaced it.
func (s *settings) signingAgain() (again string, err error) {
	if s.signingKey == "" {
		keys, err := readKeys(s.keysFile())
		return keys.Signing, err
	}
	err = readSecret(os.Getenv, signingKeyName, &again)
	return again, err
}
