package models

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// Keys are the three secrets of an installation. They are born with a database and belong to it: a process holding others is refused.
type Keys struct {
	// Secret encrypts what is stored (tokens) and signs links. 32 bytes.
	Secret []byte
	// Suppression hashes numbers that must never be messaged again. 32 bytes, never rotated: with another key every no is forgotten.
	Suppression []byte
	// Signing is the private key of the evidence log, as golang.org/x/mod/sumdb/note writes it.
	Signing string
}

// NewKeys makes keys for a new database. origin names the evidence log.
func NewKeys(origin string) (Keys, error) {
	secret, suppression := make([]byte, 32), make([]byte, 32)
	rand.Read(secret)
	rand.Read(suppression)
	signing, _, err := note.GenerateKey(rand.Reader, origin)
	return Keys{Secret: secret, Suppression: suppression, Signing: signing}, err
}

func (k Keys) check() error {
	if len(k.Secret) != 32 || len(k.Suppression) != 32 {
		return errors.New("the secret key and the suppression key are 32 bytes each")
	}
	if _, err := note.NewSigner(k.Signing); err != nil {
		return fmt.Errorf("the signing key cannot be read: %w", err)
	}
	return nil
}

// fingerprint tells keys apart without giving them away.
func fingerprint(label string, key []byte) string {
	sum := sha256.Sum256(append([]byte("greenlist key "+label+"\x00"), key...))
	return hex.EncodeToString(sum[:8])
}

// mac signs text for one use; another label never accepts it.
func (k Keys) mac(label string, text []byte) []byte {
	h := hmac.New(sha256.New, k.Secret)
	h.Write([]byte("greenlist " + label + "\x00"))
	h.Write(text)
	return h.Sum(nil)
}

// seal encrypts a secret for the column named by where, which open must name again: a ciphertext moved to another row stays shut.
func (k Keys) seal(where, plain string) ([]byte, error) {
	box, err := k.box()
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, box.NonceSize())
	rand.Read(nonce)
	return box.Seal(nonce, nonce, []byte(plain), []byte(where)), nil
}

func (k Keys) open(where string, sealed []byte) (string, error) {
	if len(sealed) == 0 {
		return "", nil
	}
	box, err := k.box()
	if err != nil {
		return "", err
	}
	if len(sealed) < box.NonceSize() {
		return "", errors.New("sealed secret is too short")
	}
	plain, err := box.Open(nil, sealed[:box.NonceSize()], sealed[box.NonceSize():], []byte(where))
	return string(plain), wrap("open sealed secret", err)
}

func (k Keys) box() (cipher.AEAD, error) {
	key := sha256.Sum256(append([]byte("greenlist sealed columns\x00"), k.Secret...))
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// suppressionHash is what remains of a number or user id after erasure.
func (k Keys) suppressionHash(address string) []byte {
	h := hmac.New(sha256.New, k.Suppression)
	h.Write([]byte(strings.ToLower(address)))
	return h.Sum(nil)
}

// readHash stands for the read of a message, for as long as it must not be counted twice.
func (k Keys) readHash(messageID int64) string {
	return hex.EncodeToString(k.mac("counted read", []byte(strconv.FormatInt(messageID, 10))))
}

// randomToken is 128 bits for a public address.
func randomToken() string {
	b := make([]byte, 16)
	rand.Read(b)
	return base64.RawURLEncoding.EncodeToString(b)
}
