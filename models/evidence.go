package models

import (
	"context"
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
	EvidenceID  int64 `gorm:"primaryKey;autoIncrement:false"`
	Nonce       []byte
	Payload     []byte
	RetainUntil *time.Time
	HeldAt      *time.Time
}

func (Sealed) TableName() string { return "sealed" }

// attest writes evidence in the transaction of the change it is about: both happen, or neither. contactID is nil where the evidence is about
// nobody, or about several people at once.
func (db *DB) attest(ctx context.Context, contactID *int64, p ledger.Payload) (int64, error) {
	id, err := db.nextEvidenceID(ctx)
	if err != nil {
		return 0, err
	}
	now := db.Now()
	p.Head().Evidence, p.Head().At = id, ledger.At(now)
	sealed, err := ledger.SealPayload(p)
	if err != nil {
		return 0, err
	}
	evidence := Evidence{ID: id, ContactID: contactID, Type: p.Head().Type, Line: sealed.Line, CreatedAt: now}
	if err := db.q(ctx).Create(&evidence).Error; err != nil {
		return 0, err
	}
	return id, db.q(ctx).Create(&Sealed{EvidenceID: id, Nonce: sealed.Nonce, Payload: sealed.Payload}).Error
}

// nextEvidenceID is known before the row exists, because the payload names its own evidence. Nothing is ever deleted from evidence, so on
// SQLite, where one transaction writes at a time, the next id is one more than the last.
func (db *DB) nextEvidenceID(ctx context.Context) (id int64, err error) {
	err = db.q(ctx).Raw(db.pick(
		`SELECT COALESCE(MAX(id), 0) + 1 FROM evidence`,
		`SELECT nextval(pg_get_serial_sequence('evidence', 'id'))`)).Scan(&id).Error
	return id, err
}
