package main

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"greenlist/models"
)

type keysCommand struct {
	Make   keysMakeCommand   `cmd:"" default:"withargs" help:"Make the three keys a Postgres database is born with, and print them."`
	Rotate keysRotateCommand `cmd:"" help:"Let another key sign the evidence log from here on."`
}

type keysMakeCommand struct {
	settings `embed:""`
}

// Run prints new keys, in the form in which they are given.
func (c keysMakeCommand) Run() error {
	keys, err := newKeys(&c.settings)
	if err != nil {
		return err
	}
	fmt.Print(keysText(keys))
	return nil
}

// newKeys also names the evidence log: the host it is kept on, and a number that no other log of that host has.
func newKeys(s *settings) (models.Keys, error) {
	public, err := s.publicURL(s.Addr)
	if err != nil {
		return models.Keys{}, err
	}
	serial := make([]byte, 4)
	rand.Read(serial)
	return models.NewKeys(public.Hostname() + "/greenlist/" + hex.EncodeToString(serial))
}

func keysText(k models.Keys) string {
	return fmt.Sprintf("%s=%s\n%s=%s\n%s=%s\n",
		secretKeyName, base64.StdEncoding.EncodeToString(k.Secret),
		suppressionKeyName, base64.StdEncoding.EncodeToString(k.Suppression),
		signingKeyName, k.Signing)
}

// keys are those the database was born with. A SQLite database that is not born yet gets its own, in a file that only its owner can read.
func (s *settings) keys() (models.Keys, error) {
	if s.secretKey != "" || s.suppressionKey != "" || s.signingKey != "" {
		return s.secrets.decode()
	}
	if models.IsPostgres(s.database()) {
		return models.Keys{}, models.Refusal{Reason: "no-keys", Message: "A Postgres database needs " + secretKeyName + ", " + suppressionKeyName +
			" and " + signingKeyName + ". `greenlist keys` makes them; keep them where you keep secrets, apart from backups of the database."}
	}
	found, err := readKeys(s.keysFile())
	if !errors.Is(err, fs.ErrNotExist) {
		return found, err
	}
	return s.bearKeys()
}

// keysFile carries the database's name, so that two databases can share a folder.
func (s *settings) keysFile() string {
	return filepath.Join(s.data(), filepath.Base(s.database())+".keys")
}

// bearKeys makes keys for a database that does not exist yet. One that does has keys already, and others would make it unreadable.
func (s *settings) bearKeys() (models.Keys, error) {
	if info, err := os.Stat(s.database()); err == nil && info.Size() > 0 {
		return models.Keys{}, models.Refusal{Reason: "keys-lost", Message: "There is a database, " + s.database() + ", but not its keys: " + s.keysFile() +
			" is missing. Put back the file, or give the keys by " + secretKeyName + ", " + suppressionKeyName + " and " + signingKeyName + "."}
	}
	keys, err := newKeys(s)
	if err != nil {
		return keys, err
	}
	err = writeNew(s.keysFile(), keysText(keys))
	if errors.Is(err, fs.ErrExist) {
		return readKeys(s.keysFile())
	}
	return keys, err
}

// writeNew never overwrites, and returns when the text is on the disk: keys that a crash takes away take the database with them.
func writeNew(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteString(text); err != nil {
		return err
	}
	return f.Sync()
}

func readKeys(path string) (models.Keys, error) {
	s, err := readSecrets(path)
	if err != nil {
		return models.Keys{}, err
	}
	return s.decode()
}

func readSecrets(path string) (secrets, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return secrets{}, err
	}
	values := map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		values[name] = value
	}
	return secrets{values[secretKeyName], values[suppressionKeyName], values[signingKeyName]}, nil
}

func (s secrets) decode() (models.Keys, error) {
	keys := models.Keys{Signing: s.signingKey}
	for name, key := range map[string]struct {
		text string
		into *[]byte
	}{secretKeyName: {s.secretKey, &keys.Secret}, suppressionKeyName: {s.suppressionKey, &keys.Suppression}} {
		raw, err := base64.StdEncoding.DecodeString(key.text)
		if err != nil || len(raw) != 32 {
			return keys, models.Refusal{Reason: "keys", Message: name + " must be 32 bytes in base64, as `greenlist keys` prints them."}
		}
		*key.into = raw
	}
	return keys, nil
}

// origin is the name of the evidence log, which is part of its signing key.
func origin(k models.Keys) (string, error) {
	signer, err := note.NewSigner(k.Signing)
	if err != nil {
		return "", models.Refusal{Reason: "keys", Message: signingKeyName + " is missing or cannot be read. `greenlist keys` makes one."}
	}
	return signer.Name(), nil
}
