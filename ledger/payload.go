package ledger

import (
	"bytes"
	"encoding/json"
)

// Schema names the shape of the payloads this package writes.
const Schema = "greenlist/evidence/v1"

// Payload is what a leaf commits to.
type Payload interface {
	// Head is the part that every payload has.
	Head() *Header
	// NoticeHash is the SHA-256 of the text shown, nil if none was.
	NoticeHash() []byte
	// Validate names everything that is missing or cannot be so.
	Validate() error
}

// Header opens every payload.
type Header struct {
	Schema string `json:"schema"`
	Type   Type   `json:"type"`

	// Evidence is the payload's own evidence id. Nothing else ties an id to its
	// leaf: a bundle that maps ids to leaves could otherwise swap two.
	Evidence int64 `json:"evidence"`

	// At is when the log was told, Evidence's time of commit. The time of the
	// act itself is the event's own.
	At Time `json:"at"`
}

// Head is the header.
func (h *Header) Head() *Header { return h }

// NoticeHash is nil: most payloads show nothing.
func (h *Header) NoticeHash() []byte { return nil }

// Sealed is a payload with the leaf that commits to it.
type Sealed struct {
	Leaf
	Payload []byte
}

// SealPayload writes p as JSON and seals it under its own type and notice. It
// fills in the schema and refuses what Validate refuses. The bytes it returns
// are the payload: store them as they are, never a re-serialised copy.
func SealPayload(p Payload) (Sealed, error) {
	p.Head().Schema = Schema
	if err := p.Validate(); err != nil {
		return Sealed{}, err
	}
	payload, err := marshal(p)
	if err != nil {
		return Sealed{}, err
	}
	leaf, err := Seal(p.Head().Type, p.NoticeHash(), payload)
	return Sealed{Leaf: leaf, Payload: payload}, err
}

// ReadPayload reads the payload of a leaf of type t. It refuses what
// CheckPayload refuses, times in another spelling, and a payload that calls
// itself another type; keys it does not know it leaves alone. It does not
// Validate.
func ReadPayload(t Type, payload []byte) (Payload, error) {
	return (&memory{}).read(t, payload)
}

func blank(t Type) Payload {
	switch t {
	case Granted, Confirmed, Withdrawn, Refused, Expired, Corrected, Imported:
		return &ConsentEvent{}
	case Used:
		return &UseEvent{}
	case NoticePublished:
		return &NoticeEvent{}
	case Erased:
		return &ErasureEvent{}
	case PolicyChanged:
		return &PolicyEvent{}
	case KeyChanged:
		return &KeyEvent{}
	case StaffActed:
		return &AdminEvent{}
	}
	return nil
}

// marshal leaves <, > and & as they are, so that what people were shown stays
// readable in the payload.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
