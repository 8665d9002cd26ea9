package ledger

import (
	"crypto/sha256"
	"encoding/hex"
)

// Terms are what the person was told: the processing and the parties of an
// ISO/IEC TS 27560 record.
type Terms struct {
	Notice       NoticeRef `json:"notice"`       // 27560: privacy notice, language
	Purposes     []Purpose `json:"purposes"`     // 27560: purpose
	Data         []Datum   `json:"data"`         // 27560: PII information
	Controllers  []Party   `json:"controllers"`  // 27560: controllers
	Recipients   []Party   `json:"recipients"`   // 27560: recipient third parties
	Storage      []string  `json:"storage"`      // 27560: storage locations
	Retention    string    `json:"retention"`    // 27560: retention period
	Jurisdiction string    `json:"jurisdiction"` // 27560: jurisdiction
	Withdrawal   string    `json:"withdrawal"`   // 27560: withdrawal method

	LawfulBasis string   `json:"lawful_basis"` // GDPR
	Collection  string   `json:"collection"`   // GDPR: collection method
	Method      string   `json:"method"`       // GDPR: processing method
	Location    string   `json:"location"`     // GDPR: processing location
	Transfers   string   `json:"transfers"`    // GDPR: geographic restrictions
	Rights      []string `json:"rights"`       // GDPR: privacy rights
	Authority   string   `json:"authority"`    // GDPR: supervisory authority
}

// NoticeRef points at what was shown. Hash is empty only where nothing was:
// an import, or a withdrawal of one.
type NoticeRef struct {
	Hash     string `json:"hash,omitempty"` // SHA-256 of the exact bytes, lower-case hex
	Policy   string `json:"policy"`         // address of the privacy notice
	Language string `json:"language"`       // BCP 47
	Form     int64  `json:"form,omitempty"`
	Version  int64  `json:"version,omitempty"`
}

// Purpose is one thing the person agreed to, in the words they read.
type Purpose struct {
	ID        int64  `json:"id"`
	Words     string `json:"words"`
	Version   int64  `json:"version,omitempty"`   // of the words
	Validity  string `json:"validity,omitempty"`  // as in Event
	Retention string `json:"retention,omitempty"` // in the words people read
}

// Datum is one kind of personal data.
type Datum struct {
	Type     string `json:"type"`     // 27560: PII type
	Need     string `json:"need"`     // GDPR: "necessary" or "optional"
	Category string `json:"category"` // GDPR: "ordinary" or "special"
}

// Party is somebody who decides over the data or receives it.
type Party struct {
	ID      string `json:"id"`              // 27560: party id
	Name    string `json:"name"`            // 27560: name
	Known   string `json:"known,omitempty"` // the name people know it by, where that is another
	Address string `json:"address"`         // 27560: address
	Contact string `json:"contact"`         // 27560: contact
	Type    string `json:"type"`            // 27560: party type
	Role    string `json:"role"`            // GDPR: party role
}

// check asks for all 20 fields of the terms, and for the notice if shown.
func (t *Terms) check(m *Missing, shown bool) {
	t.Notice.check(m, shown)
	m.need(len(t.Purposes) > 0, "terms.purposes")
	for i, p := range t.Purposes {
		m.item(p.ID > 0, "terms.purposes", i, "id")
		m.item(says(p.Words), "terms.purposes", i, "words")
	}
	m.need(len(t.Data) > 0, "terms.data")
	for i, d := range t.Data {
		m.item(says(d.Type), "terms.data", i, "type")
		m.item(d.Need == "necessary" || d.Need == "optional", "terms.data", i, "need")
		m.item(d.Category == "ordinary" || d.Category == "special", "terms.data", i, "category")
	}
	parties(m, "terms.controllers", t.Controllers)
	parties(m, "terms.recipients", t.Recipients)
	m.words("terms.storage", t.Storage...)
	m.words("terms.retention", t.Retention)
	m.words("terms.jurisdiction", t.Jurisdiction)
	m.words("terms.withdrawal", t.Withdrawal)
	m.words("terms.lawful_basis", t.LawfulBasis)
	m.words("terms.collection", t.Collection)
	m.words("terms.method", t.Method)
	m.words("terms.location", t.Location)
	m.words("terms.transfers", t.Transfers)
	m.words("terms.rights", t.Rights...)
	m.words("terms.authority", t.Authority)
}

func (n *NoticeRef) check(m *Missing, shown bool) {
	m.need(n.Hash == "" && !shown || isDigest(n.Hash), "terms.notice.hash")
	m.words("terms.notice.policy", n.Policy)
	m.words("terms.notice.language", n.Language)
}

func parties(m *Missing, path string, list []Party) {
	m.need(len(list) > 0, path)
	for i, p := range list {
		m.item(says(p.ID), path, i, "id")
		m.item(says(p.Name), path, i, "name")
		m.item(says(p.Address), path, i, "address")
		m.item(says(p.Contact), path, i, "contact")
		m.item(says(p.Type), path, i, "type")
		m.item(says(p.Role), path, i, "role")
	}
}

// isDigest reports whether s is a SHA-256 in lower-case hex.
func isDigest(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == sha256.Size && hex.EncodeToString(b) == s
}
