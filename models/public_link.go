package models

import (
	"crypto/hmac"
	"encoding/base64"
	"encoding/binary"
)

// A public link names a row by its id and carries our signature, so that it opens without signing in and nobody can guess another.
// 8 bytes of id and 16 of signature; it never expires, because messages that carry it do not either.

const linkSignature = 16

// signLink makes the token for one use; a token of another use is never accepted.
func (k Keys) signLink(use string, id int64) string {
	raw := binary.BigEndian.AppendUint64(nil, uint64(id))
	return base64.RawURLEncoding.EncodeToString(append(raw, k.mac("link "+use, raw)[:linkSignature]...))
}

// readLink returns the id in a token that signLink made for the same use.
func (k Keys) readLink(use, token string) (id int64, ok bool) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(raw) != 8+linkSignature || !hmac.Equal(raw[8:], k.mac("link "+use, raw[:8])[:linkSignature]) {
		return 0, false
	}
	return int64(binary.BigEndian.Uint64(raw)), true
}
