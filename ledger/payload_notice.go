package ledger

import "encoding/hex"

// NoticeEvent says that a text was published. The bytes themselves lie under
// their hash and are never deleted.
type NoticeEvent struct {
	Header
	Hash     string `json:"hash"`     // SHA-256 of the bytes, lower-case hex
	Language string `json:"language"` // BCP 47
	Form     int64  `json:"form"`
	Version  int64  `json:"version"`
	Kind     string `json:"kind"` // consent_block, privacy_notice, …
}

// NoticeHash is the SHA-256 of the text.
func (n *NoticeEvent) NoticeHash() []byte {
	hash, err := hex.DecodeString(n.Hash)
	if err != nil || len(hash) == 0 {
		return nil
	}
	return hash
}

// Validate names what is missing.
func (n *NoticeEvent) Validate() error {
	var m Missing
	m.header(&n.Header, NoticePublished)
	m.need(isDigest(n.Hash), "hash")
	m.words("language", n.Language)
	m.need(n.Form > 0, "form")
	m.need(n.Version > 0, "version")
	m.words("kind", n.Kind)
	return m.err()
}
