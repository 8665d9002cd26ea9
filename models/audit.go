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
	ID int64
	At time.Time
	// Who is how the log names whoever acted: "user:3", "key:2" or "system". Actor is what they were called then.
	Who       string
	Actor     string
	Action    string
	Subject   string
	SubjectID int64
	// Before and After are JSON; null where the act says nothing of it, or where it was erased with the person it was about.
	Before     json.RawMessage `gorm:"serializer:json"`
	After      json.RawMessage `gorm:"serializer:json"`
	EvidenceID int64
}

// deed is one act of staff: they published form 3.
type deed struct {
	act       StaffAct
	subjectID int64
	before    any
	after     any
}

// audit writes an act down. One that leaves everything as it was is none: where before and after are told and equal nothing is written.
func (db *DB) audit(ctx context.Context, who Actor, d deed) error {
	before, err := jsonText(d.before)
	if err != nil {
		return err
	}
	after, err := jsonText(d.after)
	if err != nil || before == after && before != "null" {
		return err
	}
	entry := AuditEntry{
		Who: who.reference(), Actor: who.Name, Action: d.act.action, Subject: d.act.subject, SubjectID: d.subjectID,
		Before: json.RawMessage(before), After: json.RawMessage(after),
	}
	event := entry.event(before, after)
	if entry.EvidenceID, err = db.attest(ctx, nil, event); err != nil {
		return err
	}
	entry.At = event.At.Time
	return db.q(ctx).Create(&entry).Error
}

// event is what the log holds of the act. It names who acted by number, because the log is for ever.
func (e AuditEntry) event(before, after string) *ledger.AdminEvent {
	event := &ledger.AdminEvent{
		Header: ledger.Header{Type: ledger.StaffActed}, Actor: e.Who, Action: e.Subject + "." + e.Action, Subject: fmt.Sprintf("%s:%d", e.Subject, e.SubjectID),
	}
	if before != "null" {
		event.Before = before
	}
	if after != "null" {
		event.After = after
	}
	return event
}
