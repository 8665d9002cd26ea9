package models

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"greenlist/ledger"
)

// Proof is one piece of evidence about a person, opened as far as it still can be.
type Proof struct {
	Evidence Evidence
	// Place is where it stands in the log; nil for the second in which it has none yet.
	Place *int64
	// Nonce and Payload are what opens it; nil once they have been erased.
	Nonce, Payload []byte
	// Event is what was recorded; nil once it has been erased.
	Event *ledger.ConsentEvent
	// Capture is how the yes came in, through a page of ours or in a conversation: as the form that this confirms recorded it, where it confirms
	// one. Nil where it came in otherwise, or once that record has been erased.
	Capture *ledger.Capture
	// Notice is the text that was shown, where one was.
	Notice *Notice
	// Signup is the form that was filled in, where this is about one.
	Signup *Signup
	// Call is the signed call from WhatsApp that brought it, where one did.
	Call *SignedCall
	// Sent are the messages that relied on it.
	Sent SentOn
	// Files came with it.
	Files []Attachment
}

// SentOn sums up the messages that relied on a yes.
type SentOn struct {
	N           int64
	First, Last time.Time
}

// Record is the payload, indented for people to read; empty once it has been erased.
func (p Proof) Record() string {
	var pretty bytes.Buffer
	if json.Indent(&pretty, p.Payload, "", "  ") != nil {
		return ""
	}
	return pretty.String()
}

// Opens tells whether what is kept is what the log committed to.
func (p Proof) Opens() bool {
	return p.Payload != nil && ledger.Opens(p.Evidence.Line, p.Nonce, p.Payload) == nil
}

// Erased tells that what it said is gone; that it was there stays in the log.
func (p Proof) Erased() bool { return p.Payload == nil }

// At is when it happened: when the person acted, or else when it was written down.
func (p Proof) At() time.Time {
	if p.Event != nil {
		return p.Event.Acted()
	}
	return p.Evidence.CreatedAt
}

// Unsaid names what the record had to say and does not.
func (p Proof) Unsaid() []ledger.Field {
	if p.Event == nil {
		return nil
	}
	return p.Event.Unsaid()
}

// FindProof opens a piece of evidence about a person, or about somebody who was merged into them. It finds none of anybody else's.
func (c Contact) FindProof(ctx context.Context, db *DB, evidenceID int64) (Proof, error) {
	var all []Proof
	err := db.Read(ctx, func(ctx context.Context, tx *DB) error {
		of, err := tx.proofsOf(ctx, c)
		if err == nil {
			all, err = of.read(ctx, `e.id = ?`, 1, evidenceID)
		}
		return err
	})
	if err == nil && len(all) == 0 {
		err = NotFound{What: "proof"}
	}
	if err != nil {
		return Proof{}, err
	}
	return all[0], nil
}

// ProofPageSize is how many pieces of evidence one page of a timeline shows.
const ProofPageSize = 50

// ListProofs returns a person's evidence in the order in which it was written down, after a known one; 0 begins. more tells whether there are others.
func (c Contact) ListProofs(ctx context.Context, db *DB, after int64) (all []Proof, more bool, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		of, err := tx.proofsOf(ctx, c)
		if err == nil {
			all, err = of.read(ctx, `e.id > ?`, ProofPageSize+1, after)
		}
		return err
	})
	more = len(all) > ProofPageSize
	return all[:min(len(all), ProofPageSize)], more, err
}
