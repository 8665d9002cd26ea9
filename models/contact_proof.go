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
