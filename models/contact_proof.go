package models

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"

	"greenlist/ledger"
)

// Proof is one piece of evidence about a person, opened.
type Proof struct {
	Evidence Evidence
	// Event is what was recorded; nil once it has been erased.
	Event *ledger.ConsentEvent
	// Capture is how the yes came in, through a page of ours or in a conversation: as the form that this confirms recorded it, where it confirms
	// one. Nil where it came in otherwise, or once that record has been erased.
	Capture *ledger.Capture
	// Notice is the text that was shown, where one was.
	Notice *Notice
	// Record is Event as it is kept, indented.
	Record string
}

// FindProof opens a piece of evidence about a person, or about somebody who was merged into them. It finds none of anybody else's.
func (c Contact) FindProof(ctx context.Context, db *DB, evidenceID int64) (Proof, error) {
	ids, err := c.everyID(ctx, db)
	if err != nil {
		return Proof{}, err
	}
	var p Proof
	if err := db.q(ctx).Where("id = ? AND "+db.among("contact_id"), evidenceID, db.list(ids)).Take(&p.Evidence).Error; err != nil {
		return p, found(err, "proof")
	}
	var sealed Sealed
	err = db.q(ctx).Where("evidence_id = ?", evidenceID).Take(&sealed).Error
	if errors.As(found(err, "record"), new(NotFound)) {
		return p, nil
	}
	if err != nil {
		return p, err
	}
	return p, p.open(ctx, db, sealed.Payload)
}

func (p *Proof) open(ctx context.Context, db *DB, payload []byte) error {
	read, err := ledger.ReadPayload(p.Evidence.Type, payload)
	if err != nil {
		return err
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, payload, "", "  "); err != nil {
		return err
	}
	p.Record = pretty.String()
	event, ok := read.(*ledger.ConsentEvent)
	if !ok {
		return nil
	}
	p.Event = event
	if p.Capture, err = db.captureOf(ctx, event); err != nil {
		return err
	}
	hash, err := hex.DecodeString(event.Terms.Notice.Hash)
	if err != nil || len(hash) == 0 {
		return err
	}
	var shown []Notice
	err = db.q(ctx).Where("hash = ? AND language = ?", hash, event.Terms.Notice.Language).Order("id").Limit(1).Find(&shown).Error
	if len(shown) > 0 {
		p.Notice = &shown[0]
	}
	return err
}

// captureOf is how an act came in: its own record says so, or that of the form it confirms, which belongs to nobody until it is confirmed.
func (db *DB) captureOf(ctx context.Context, event *ledger.ConsentEvent) (*ledger.Capture, error) {
	if event.Capture != nil || event.Granted == 0 {
		return event.Capture, nil
	}
	var sealed []Sealed
	if err := db.q(ctx).Where("evidence_id = ?", event.Granted).Limit(1).Find(&sealed).Error; err != nil || len(sealed) == 0 {
		return nil, err
	}
	read, err := ledger.ReadPayload(ledger.Granted, sealed[0].Payload)
	granted, ok := read.(*ledger.ConsentEvent)
	if err != nil || !ok {
		return nil, err
	}
	return granted.Capture, nil
}
