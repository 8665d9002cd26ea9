package models

import (
	"context"
	"strings"
	"time"

	"greenlist/ledger"
)

// Evidence is one leaf of the log: a commitment to a payload, without personal data, never changed and never deleted.
type Evidence struct {
	ID        int64
	ContactID *int64
	Type      ledger.Type
	Line      string
	CreatedAt time.Time
}

func (Evidence) TableName() string { return "evidence" }

// Sealed is what a leaf commits to. It goes when the person is erased; the leaf stays.
type Sealed struct {
	EvidenceID int64 `gorm:"primaryKey;autoIncrement:false"`
	Nonce      []byte
	Payload    []byte
	// RecordID is what a consent's receipt calls it; empty for everything else.
	RecordID    string
	RetainUntil *time.Time
	HeldAt      *time.Time
}

func (Sealed) TableName() string { return "sealed" }

// attest writes evidence in the transaction of the change it is about: both happen, or neither. contactID is nil where the evidence is about
// nobody, or about several people at once.
func (db *DB) attest(ctx context.Context, contactID *int64, p ledger.Payload) (int64, error) {
	ids, err := db.attestAll(ctx, []attestation{{contactID, p}})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// attestation is one piece of evidence to be written.
type attestation struct {
	contactID *int64
	payload   ledger.Payload
}

// attestAll is attest for many, in a few statements. The ids it returns stand in the order of what was given.
func (db *DB) attestAll(ctx context.Context, all []attestation) ([]int64, error) {
	ids, err := db.nextEvidenceIDs(ctx, len(all))
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return ids, db.attestAs(ctx, ids, all)
}

// attestAs is attestAll under ids that were taken before.
func (db *DB) attestAs(ctx context.Context, ids []int64, all []attestation) error {
	now := db.Now()
	evidence, opened := make([]Evidence, len(all)), make([]Sealed, len(all))
	for i, a := range all {
		head := a.payload.Head()
		head.Evidence, head.At = ids[i], ledger.At(now)
		sealed, err := ledger.SealPayload(a.payload)
		if err != nil {
			return err
		}
		evidence[i] = Evidence{ID: ids[i], ContactID: a.contactID, Type: head.Type, Line: sealed.Line, CreatedAt: now}
		opened[i] = Sealed{EvidenceID: ids[i], Nonce: sealed.Nonce, Payload: sealed.Payload, RecordID: recordID(a.payload)}
	}
	if err := db.q(ctx).CreateInBatches(evidence, 500).Error; err != nil {
		return err
	}
	if err := db.q(ctx).CreateInBatches(opened, 500).Error; err != nil {
		return err
	}
	return db.noteOptIns(ctx, ids, all)
}

// recordID is what people call a record of consent.
func recordID(p ledger.Payload) string {
	event, ok := p.(*ledger.ConsentEvent)
	if !ok {
		return ""
	}
	return strings.TrimPrefix(event.RecordID, "consent:")
}

// nextEvidenceIDs are known before the rows exist, because a payload names its own evidence. Nothing is ever deleted from evidence, so on
// SQLite, where one transaction writes at a time, the next id is one more than the last.
func (db *DB) nextEvidenceIDs(ctx context.Context, n int) (ids []int64, err error) {
	err = db.q(ctx).Raw(db.pick(
		`WITH RECURSIVE next(id) AS (SELECT COALESCE(MAX(id), 0) + 1 FROM evidence UNION ALL SELECT id + 1 FROM next LIMIT ?) SELECT id FROM next`,
		`SELECT nextval(pg_get_serial_sequence('evidence', 'id')) FROM generate_series(1, ?)`), n).Scan(&ids).Error
	return ids, err
}
