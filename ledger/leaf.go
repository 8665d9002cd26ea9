package ledger

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	leafPrefix = "consent/v1 "

	// A version in the MAC's input keeps a commitment from ever being read as
	// one of a later format.
	commitmentDomain = "consent-v1\x00"

	// NonceSize is the length of a nonce in bytes.
	NonceSize = 32
)

// ErrCommitment means that nonce and payload are not what the leaf committed to.
var ErrCommitment = errors.New("ledger: nonce and payload do not open the leaf")

// Leaf is a line for the log and the nonce that opens it together with the
// payload. The line is public and permanent, the nonce is neither.
type Leaf struct {
	Line  string
	Nonce []byte
}

// ParsedLeaf is what a leaf line says.
type ParsedLeaf struct {
	Type       Type
	HasNotice  bool
	Notice     [sha256.Size]byte // SHA-256 of the text shown, if HasNotice
	Commitment [sha256.Size]byte
}

// Seal commits to payload with a fresh nonce. noticeHash is the SHA-256 of what
// was shown, nil if nothing was. It refuses unknown types, hashes of another
// length, and payloads that CheckPayload refuses.
func Seal(t Type, noticeHash, payload []byte) (Leaf, error) {
	nonce := make([]byte, NonceSize)
	rand.Read(nonce)
	return SealWith(nonce, t, noticeHash, payload)
}

// SealWith is Seal with a given nonce. A nonce used twice would link two
// leaves for ever, so outside tests use Seal.
func SealWith(nonce []byte, t Type, noticeHash, payload []byte) (Leaf, error) {
	p := ParsedLeaf{Type: t, HasNotice: noticeHash != nil}
	switch {
	case !t.Known():
		return Leaf{}, fmt.Errorf("ledger: unknown type %q", t)
	case len(nonce) != NonceSize:
		return Leaf{}, fmt.Errorf("ledger: a nonce has %d bytes, not %d", NonceSize, len(nonce))
	case p.HasNotice && len(noticeHash) != sha256.Size:
		return Leaf{}, fmt.Errorf("ledger: a notice hash has %d bytes, not %d", sha256.Size, len(noticeHash))
	}
	if err := CheckPayload(payload); err != nil {
		return Leaf{}, err
	}
	copy(p.Notice[:], noticeHash)
	p.Commitment = commit(nonce, payload)
	return Leaf{Line: p.Line(), Nonce: nonce}, nil
}

// Line is the one spelling of the leaf, with its line feed.
func (p ParsedLeaf) Line() string {
	notice := "-"
	if p.HasNotice {
		notice = base64.StdEncoding.EncodeToString(p.Notice[:])
	}
	return leafPrefix + string(p.Type) + " " + notice + " " +
		base64.StdEncoding.EncodeToString(p.Commitment[:]) + "\n"
}

// NoticeHash is the notice's hash, nil if the leaf names none.
func (p ParsedLeaf) NoticeHash() []byte {
	if !p.HasNotice {
		return nil
	}
	return p.Notice[:]
}

// Opens returns ErrCommitment unless nonce and payload open the leaf.
func (p ParsedLeaf) Opens(nonce, payload []byte) error {
	sum := commit(nonce, payload)
	if len(nonce) != NonceSize || !hmac.Equal(sum[:], p.Commitment[:]) {
		return ErrCommitment
	}
	return nil
}

// Parse reads a leaf line. It accepts only what Line would write: one spelling
// per leaf, so that no byte of a line is free to change.
func Parse(line string) (ParsedLeaf, error) {
	body, ok := strings.CutSuffix(line, "\n")
	fields := strings.Split(strings.TrimPrefix(body, leafPrefix), " ")
	if !ok || len(fields) != 3 {
		return ParsedLeaf{}, errors.New("ledger: not a leaf line")
	}
	p := ParsedLeaf{Type: Type(fields[0]), HasNotice: fields[1] != "-"}
	if !p.Type.Known() {
		return ParsedLeaf{}, fmt.Errorf("ledger: unknown type %q", fields[0])
	}
	if p.HasNotice && !digest(&p.Notice, fields[1]) || !digest(&p.Commitment, fields[2]) {
		return ParsedLeaf{}, errors.New("ledger: a hash in the leaf line is malformed")
	}
	// Go's decoder forgives stray trailing bits and line breaks; this does not.
	if p.Line() != line {
		return ParsedLeaf{}, errors.New("ledger: leaf line is not in its one spelling")
	}
	return p, nil
}

// Opens parses line and returns ErrCommitment unless nonce and payload open it.
func Opens(line string, nonce, payload []byte) error {
	p, err := Parse(line)
	if err != nil {
		return err
	}
	return p.Opens(nonce, payload)
}

// Hash is the leaf's RFC 6962 hash: SHA-256(0x00 || line).
func Hash(line string) tlog.Hash { return tlog.RecordHash([]byte(line)) }

func commit(nonce, payload []byte) (sum [sha256.Size]byte) {
	mac := hmac.New(sha256.New, nonce)
	mac.Write([]byte(commitmentDomain))
	mac.Write(payload)
	mac.Sum(sum[:0])
	return sum
}

func digest(to *[sha256.Size]byte, b64 string) bool {
	b, err := base64.StdEncoding.DecodeString(b64)
	return err == nil && copy(to[:], b) == sha256.Size && len(b) == sha256.Size
}

func hexSum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
