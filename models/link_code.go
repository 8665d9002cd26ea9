package models

import (
	"crypto/aes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"maps"

	"greenlist/whatsapp"
)

// A code stands at the end of a counted link: a block of sixteen bytes under a key of its own, so that it tells nobody which message, campaign or
// version it is for, nor in which order they were made, and nobody can make up another. It is the same however often it is made, and stands nowhere.
type code struct {
	of codeOf
	// link is which of the wording's counted links it opens, from 0.
	link byte
	id   int64
}

// codeOf is what the id of a code names.
type codeOf byte

const (
	// codeOfMessage: the press may be kept with the person.
	codeOfMessage codeOf = iota + 1
	// codeOfCampaign: everybody's is the same, so that nothing there is about anybody.
	codeOfCampaign
	// codeOfVersion is for reviewers at Meta, who look where a template leads; it is not counted.
	codeOfVersion
)

// linkCode writes a code. Six of the bytes are always zero: of 2⁴⁸ made-up codes one is readable, and most of those name nothing.
func (k Keys) linkCode(c code) string {
	var block [aes.BlockSize]byte
	block[0], block[1] = byte(c.of), c.link
	binary.BigEndian.PutUint64(block[2:], uint64(c.id))
	cipher, err := aes.NewCipher(k.linkKey())
	if err != nil {
		panic(err) // the key is always 32 bytes
	}
	cipher.Encrypt(block[:], block[:])
	return base64.RawURLEncoding.EncodeToString(block[:])
}

// readLinkCode returns what a code stands for; ok is false for what linkCode never wrote.
func (k Keys) readLinkCode(text string) (c code, ok bool) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(raw) != aes.BlockSize {
		return code{}, false
	}
	cipher, err := aes.NewCipher(k.linkKey())
	if err != nil {
		panic(err) // the key is always 32 bytes
	}
	cipher.Decrypt(raw, raw)
	c = code{of: codeOf(raw[0]), link: raw[1], id: int64(binary.BigEndian.Uint64(raw[2:]))}
	ok = c.of >= codeOfMessage && c.of <= codeOfVersion && c.id > 0
	for _, b := range raw[10:] {
		ok = ok && b == 0
	}
	return c, ok
}

func (k Keys) linkKey() []byte {
	key := sha256.Sum256(append([]byte("greenlist codes of counted links\x00"), k.Secret...))
	return key[:]
}

// Values are what fills a wording in for the message: its parameters, and what its counted links end with.
func (d Dispatch) Values(db *DB, wording *whatsapp.Mold) map[string]string {
	links := wording.CountedLinks()
	if len(links) == 0 {
		return d.Parameters
	}
	values := maps.Clone(d.Parameters)
	if values == nil {
		values = map[string]string{}
	}
	for n, link := range links {
		values[link.Key] = d.LinkCode(db, n)
	}
	return values
}

// LinkCode is what the n-th counted link of the message ends with: a code that names the message where its yes was given by somebody who was told
// that clicks are kept, and otherwise the one of the whole campaign.
func (d Dispatch) LinkCode(db *DB, n int) string {
	c := code{of: codeOfCampaign, link: byte(n), id: d.CampaignID}
	if d.Tracked {
		c.of, c.id = codeOfMessage, d.MessageID
	}
	return db.place.keys.linkCode(c)
}

// SampleCode is a code for the reviewers of a version. It leads to where the n-th counted link leads, and nobody's press of it is counted.
func (v TemplateVersion) SampleCode(db *DB, n int) string {
	return db.place.keys.linkCode(code{of: codeOfVersion, link: byte(n), id: v.ID})
}
