package ledger

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

const rotationTitle = "greenlist/key/v1"

// KeyEvent says which key signs from here on. Statement is a note: signed by
// the new key alone at the log's birth, by the old and the new key afterwards,
// so that who trusts the old one can follow.
type KeyEvent struct {
	Header
	Statement string `json:"statement"`
}

// Rotation is what a key statement says. Old is empty at the log's birth.
type Rotation struct {
	Origin string
	Old    string // vkey
	New    string // vkey
}

// NewKeyStatement writes the statement that newKey signs for the log from here
// on. oldKey is empty at the log's birth. Both are secret keys of NewKey.
func NewKeyStatement(origin, oldKey, newKey string) (string, error) {
	r := Rotation{Origin: origin}
	var signers []note.Signer
	for _, k := range []struct {
		secret string
		vkey   *string
	}{{oldKey, &r.Old}, {newKey, &r.New}} {
		if k.secret == "" {
			continue
		}
		vkey, err := VKey(k.secret)
		if err != nil {
			return "", err
		}
		signer, err := NewSigner(k.secret)
		if err != nil {
			return "", err
		}
		*k.vkey = vkey
		signers = append(signers, signer)
	}
	msg, err := note.Sign(&note.Note{Text: r.text()}, signers...)
	return string(msg), err
}

// Rotation reads the statement and checks both signatures.
func (k *KeyEvent) Rotation() (Rotation, error) {
	text, _, _ := strings.Cut(k.Statement, "\n\n")
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[0] != rotationTitle {
		return Rotation{}, errors.New("ledger: malformed key statement")
	}
	r := Rotation{Origin: lines[1], Old: strings.TrimPrefix(lines[2], "-"), New: lines[3]}
	keys := []string{r.New}
	if r.Old != "" {
		keys = append(keys, r.Old)
	}
	signed, by, err := openNote([]byte(k.Statement), keys)
	if err != nil {
		return Rotation{}, err
	}
	if signed != r.text() || len(by) != len(unique(keys)) {
		return Rotation{}, errors.New("ledger: the key statement lacks a signature")
	}
	return r, nil
}

// Validate names what is missing.
func (k *KeyEvent) Validate() error {
	var m Missing
	m.header(&k.Header, KeyChanged)
	_, err := k.Rotation()
	m.need(err == nil, "statement")
	return m.err()
}

func (r Rotation) text() string {
	old := r.Old
	if old == "" {
		old = "-"
	}
	return fmt.Sprintf("%s\n%s\n%s\n%s\n", rotationTitle, r.Origin, old, r.New)
}
