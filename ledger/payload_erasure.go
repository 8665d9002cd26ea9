package ledger

import (
	"encoding/base64"
	"regexp"
)

// Reasons for erasing, besides "retention:" and the name of a policy.
const (
	ReasonArt17      = "art17"       // the person asked, GDPR Art. 17
	ReasonDOITimeout = "doi-timeout" // a sign-up nobody confirmed
)

var retentionReason = regexp.MustCompile(`^retention:[A-Z]{2}-[0-9A-Za-z]+$`)

// ErasureEvent lists what was deleted and why. It holds no personal data, is
// never deleted itself and always exported: it is what makes an unreadable leaf
// legitimate.
type ErasureEvent struct {
	Header
	Reason  string      `json:"reason"`
	Erased  []Erasure   `json:"erased"`
	Reduced []Reduction `json:"reduced,omitempty"`
}

// Reduction is a signed webhook, kept apart from the payloads, that also spoke
// of somebody who was erased: it went, and of what it said of the others an
// extract stays. Meta's signature does not fit the extract; that it was made,
// and from then on is this and no other, is what this commits to.
type Reduction struct {
	Webhook string `json:"webhook"`           // SHA-256 of the body as signed, lower-case hex
	Extract string `json:"extract,omitempty"` // SHA-256 of what was kept; empty if nothing was
}

// Erasure names one leaf whose payload and nonce are gone. Leaf ties it to the
// leaf itself, since an id alone could be pointed elsewhere afterwards.
type Erasure struct {
	Evidence int64  `json:"evidence"`
	Leaf     string `json:"leaf"`          // base64 of the leaf hash
	Due      *Time  `json:"due,omitempty"` // when retention ended; retention reasons need it
}

// NewErasure names the leaf for an ErasureEvent.
func NewErasure(evidence int64, line string) Erasure {
	return Erasure{Evidence: evidence, Leaf: Hash(line).String()}
}

// Validate names what is missing; a retention that had not ended by the
// event's own time counts as missing its due date.
func (e *ErasureEvent) Validate() error {
	var m Missing
	m.header(&e.Header, Erased)
	retention := retentionReason.MatchString(e.Reason)
	m.need(retention || e.Reason == ReasonArt17 || e.Reason == ReasonDOITimeout, "reason")
	m.need(e.Erased != nil && len(e.Erased)+len(e.Reduced) > 0, "erased")
	for i, gone := range e.Erased {
		hash, err := base64.StdEncoding.Strict().DecodeString(gone.Leaf)
		m.item(gone.Evidence > 0 && err == nil && len(hash) == 32, "erased", i, "leaf")
		m.item(!retention || gone.Due != nil && !gone.Due.After(e.At.Time), "erased", i, "due")
	}
	for i, r := range e.Reduced {
		m.item(isDigest(r.Webhook) && (r.Extract == "" || isDigest(r.Extract)), "reduced", i, "webhook")
	}
	return m.err()
}
