package ledger

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// NewKey makes an Ed25519 key pair in the note format. name is the log's
// origin; it must have neither spaces nor pluses. skey is secret, vkey public.
func NewKey(name string) (skey, vkey string, err error) {
	if err := (Checkpoint{Origin: name}).check(); err != nil {
		return "", "", err
	}
	return note.GenerateKey(rand.Reader, name)
}

// NewSigner reads a secret key made by NewKey.
func NewSigner(skey string) (note.Signer, error) { return note.NewSigner(skey) }

// VKey is the public half of a secret key made by NewKey.
func VKey(skey string) (string, error) {
	if _, err := note.NewSigner(skey); err != nil {
		return "", fmt.Errorf("ledger: %w", err)
	}
	fields := strings.SplitN(skey, "+", 5) // PRIVATE KEY name hash seed
	seed, err := base64.StdEncoding.DecodeString(fields[4])
	if err != nil {
		return "", err
	}
	pub := ed25519.NewKeyFromSeed(seed[1:]).Public().(ed25519.PublicKey)
	return note.NewEd25519VerifierKey(fields[2], pub)
}
