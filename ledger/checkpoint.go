package ledger

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Checkpoint is a tree head: the log's name, how many leaves, and their root.
type Checkpoint struct {
	Origin string
	Size   int64
	Root   tlog.Hash
}

// Sign writes a checkpoint as a note signed by each signer. It refuses an
// origin that cannot stand in a note.
func Sign(origin string, size int64, root tlog.Hash, signers ...note.Signer) ([]byte, error) {
	c := Checkpoint{Origin: origin, Size: size, Root: root}
	if err := c.check(); err != nil {
		return nil, err
	}
	return note.Sign(&note.Note{Text: c.text()}, signers...)
}

// OpenCheckpoint reads a checkpoint that at least one of vkeys signed. It
// refuses a signature of a known key that does not hold, and any spelling
// but the one Sign writes. Signatures of unknown keys (witnesses) are ignored.
func OpenCheckpoint(msg []byte, vkeys []string) (Checkpoint, error) {
	text, _, err := openNote(msg, vkeys)
	if err != nil {
		return Checkpoint{}, err
	}
	return parseCheckpoint(text)
}

// ReadCheckpoint reads a checkpoint without looking at its signatures.
func ReadCheckpoint(msg []byte) (Checkpoint, error) {
	n, err := unverified(msg)
	if err != nil {
		return Checkpoint{}, err
	}
	return parseCheckpoint(n.Text)
}

func parseCheckpoint(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 {
		return Checkpoint{}, errors.New("ledger: a checkpoint has three lines")
	}
	size, err1 := strconv.ParseInt(lines[1], 10, 64)
	root, err2 := tlog.ParseHash(lines[2])
	c := Checkpoint{Origin: lines[0], Size: size, Root: root}
	if err1 != nil || err2 != nil || c.check() != nil || c.text() != text {
		return Checkpoint{}, errors.New("ledger: malformed checkpoint")
	}
	return c, nil
}

func (c Checkpoint) text() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, c.Root)
}

func (c Checkpoint) check() error {
	if c.Size < 0 || c.Origin == "" || strings.ContainsAny(c.Origin, " +\t\r\n") {
		return fmt.Errorf("ledger: origin %q or size %d cannot stand in a checkpoint", c.Origin, c.Size)
	}
	return nil
}

// openNote opens a signed note and says which of vkeys signed it.
func openNote(msg []byte, vkeys []string) (text string, signers []string, err error) {
	var known []note.Verifier
	byHash := map[uint32]string{}
	for _, vkey := range unique(vkeys) {
		v, err := note.NewVerifier(vkey)
		if err != nil {
			return "", nil, fmt.Errorf("ledger: key %q: %w", vkey, err)
		}
		known, byHash[v.KeyHash()] = append(known, v), vkey
	}
	n, err := note.Open(msg, note.VerifierList(known...))
	if err != nil {
		return "", nil, err
	}
	for _, sig := range n.Sigs {
		signers = append(signers, byHash[sig.Hash])
	}
	return n.Text, signers, oneSpelling(n)
}

// oneSpelling refuses signatures in loose base64: their last character would be
// free to change without breaking the signature.
func oneSpelling(n *note.Note) error {
	for _, sig := range append(n.Sigs, n.UnverifiedSigs...) {
		if _, err := base64.StdEncoding.Strict().DecodeString(sig.Base64); err != nil {
			return errors.New("ledger: a signature is not in its one spelling")
		}
	}
	return nil
}

func unverified(msg []byte) (*note.Note, error) {
	_, err := note.Open(msg, nil)
	var u *note.UnverifiedNoteError
	if errors.As(err, &u) {
		return u.Note, oneSpelling(u.Note)
	}
	return nil, err
}

func unique(list []string) (out []string) {
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s], out = true, append(out, s)
		}
	}
	return out
}
