package models

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"greenlist/ledger"
)

// AuditEntry says which member of staff did what, and what was before and after. It is written in the transaction of the act, and its
// evidence stands in the same log as everybody else's.
type AuditEntry struct {
	ID         int64
	At         time.Time
	UserID     *int64
	Actor      string
	Action     string
	Subject    string
	SubjectID  int64
	Before     json.RawMessage `gorm:"serializer:json"`
	After      json.RawMessage `gorm:"serializer:json"`
	EvidenceID int64
}

// deed is one act of staff: "publish" a "form".
type deed struct {
	action    string
	subject   string
	subjectID int64
	before    any
	after     any
}

func (db *DB) audit(ctx context.Context, who Actor, d deed) error {
	before, err := jsonText(d.before)
	if err != nil {
		return err
	}
	after, err := jsonText(d.after)
	if err != nil {
		return err
	}
	entry := AuditEntry{
		At: db.Now(), UserID: who.userID(), Actor: who.Name, Action: d.action, Subject: d.subject, SubjectID: d.subjectID,
		Before: json.RawMessage(before), After: json.RawMessage(after),
	}
	entry.EvidenceID, err = db.attest(ctx, nil, &ledger.AdminEvent{
		Header: ledger.Header{Type: ledger.StaffActed}, Actor: who.reference(), Action: d.subject + "." + d.action,
		Subject: fmt.Sprintf("%s:%d", d.subject, d.subjectID), Before: before, After: after,
	})
	if err != nil {
		return err
	}
	return db.q(ctx).Create(&entry).Error
}
