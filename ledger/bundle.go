package ledger

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// A bundle is a folder for an auditor. Its files:
//
//	checkpoint           the signed tree head
//	tile/…               C2SP tlog-tiles; tile/entries/… are the leaf lines
//	payloads.jsonl       per leaf, in order: index, evidence id, and unless
//	                     erased or left out the nonce and the payload's exact
//	                     bytes
//	messages.jsonl       per message that relied on a consent: state and proof
//	notices/<sha256>.html, webhooks/<sha256>.json, extracts/<sha256>.json
//	manifest.json        what the bundle holds; manifest.note signs it
//	README.txt verify.py for the auditor
const (
	checkpointFile = "checkpoint"
	manifestFile   = "manifest.json"
	manifestNote   = "manifest.note"
	payloadsFile   = "payloads.jsonl"
	messagesFile   = "messages.jsonl"
	noticesDir     = "notices"
	webhooksDir    = "webhooks"
	extractsDir    = "extracts"

	bundleFormat = "greenlist/bundle/v1"
)

// manifest is the bundle's table of contents. Tiles are not in it: the
// checkpoint already fixes every byte of them.
type manifest struct {
	Format   string   `json:"format"`
	Origin   string   `json:"origin"`
	Size     int64    `json:"size"`
	Root     string   `json:"root"`
	Exported Time     `json:"exported"`
	Keys     []string `json:"keys"` // vkeys, the one in force last
	// Selection is what part of the log is opened; nil is all of it.
	Selection *Selection `json:"selection,omitempty"`
	Files     []file     `json:"files"`
}

type file struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// statement is the text that manifest.note signs. Its first line is no origin,
// so it can never pass for a checkpoint.
func (m manifest) statement(encoded []byte) string {
	return fmt.Sprintf("%s\n%s\n%s\n", bundleFormat, m.Origin, hexSum(encoded))
}

// Message is one message of which a bundle gives account.
type Message struct {
	ID      int64  `json:"message"`
	Kind    string `json:"kind"`    // campaign, trigger, reply, confirmation, farewell, test
	Attempt int64  `json:"attempt"` // 0 if it was never claimed
	State   string `json:"state"`
	Consent int64  `json:"consent"` // evidence id of the yes; 0 if none was needed
	Contact int64  `json:"contact"`
}

// needsConsent reports whether the message was claimed on the strength of a yes.
func (m Message) needsConsent() bool {
	return m.Attempt > 0 && (m.Kind == "campaign" || m.Kind == "trigger")
}

// record is one line of payloads.jsonl. An erased one has no nonce, and neither
// has one that is left out because the bundle is about something else.
type record struct {
	idx, evidence  int64
	nonce, payload []byte
	leftOut        bool
}

func (r record) append(b []byte) []byte {
	b = strconv.AppendInt(append(b, `{"idx":`...), r.idx, 10)
	b = strconv.AppendInt(append(b, `,"evidence":`...), r.evidence, 10)
	switch {
	case r.leftOut:
		b = append(b, leftOutMark...)
	case r.nonce != nil:
		b = base64.StdEncoding.AppendEncode(append(b, `,"nonce":"`...), r.nonce)
		b = append(append(b, `","payload":`...), r.payload...)
	}
	return append(b, '}')
}

const leftOutMark = `,"left_out":true`

// parseRecord reads one line and accepts only what append writes. The payload
// is a slice of the line: its bytes are never decoded and encoded again.
func parseRecord(line []byte) (r record, err error) {
	c := cursor{rest: line}
	c.text(`{"idx":`)
	r.idx = c.number()
	c.text(`,"evidence":`)
	r.evidence = c.number()
	switch {
	case c.ends("}"):
	case c.ends(leftOutMark + "}"):
		r.leftOut = true
	default:
		c.text(`,"nonce":"`)
		r.nonce = c.base64()
		c.text(`,"payload":`)
		r.payload = c.upTo('}')
	}
	return r, c.err()
}

// parseMessage reads one line and accepts only what marshal writes.
func parseMessage(line []byte) (m Message, err error) {
	c := cursor{rest: line}
	c.text(`{"message":`)
	m.ID = c.number()
	c.text(`,"kind":"`)
	m.Kind = c.word()
	c.text(`,"attempt":`)
	m.Attempt = c.number()
	c.text(`,"state":"`)
	m.State = c.word()
	c.text(`,"consent":`)
	m.Consent = c.number()
	c.text(`,"contact":`)
	m.Contact = c.number()
	c.text("}")
	return m, c.err()
}

// strict reads JSON and accepts only what marshal would write: no unknown or
// repeated keys, no other case, no other spacing.
func strict[T any](b []byte) (v T, err error) {
	if err := json.Unmarshal(b, &v); err != nil {
		return v, err
	}
	again, err := marshal(v)
	if err != nil {
		return v, err
	}
	if !bytes.Equal(again, b) {
		return v, errors.New("ledger: not in its one spelling")
	}
	return v, nil
}
