package models

import (
	"context"
	"time"
)

// ConsentState is how a consent stands now. How it came to stand so is in the evidence.
type ConsentState string

const (
	ConsentGiven     ConsentState = "given"
	ConsentWithdrawn ConsentState = "withdrawn"
	ConsentExpired   ConsentState = "expired"
	ConsentRefused   ConsentState = "refused"
)

// Grades of a yes, strongest first: the person wrote from the number itself; another proof of the number; a record with a date and a text;
// somebody's word.
const (
	GradeVerified = "A"
	GradeProven   = "B"
	GradeRecorded = "C"
	GradeAsserted = "D"
)

// Consent is the current state of one person's agreement to one purpose.
type Consent struct {
	ID         int64
	ContactID  int64
	PurposeID  int64
	State      ConsentState
	ActedAt    time.Time
	RecordedAt time.Time
	ExpiresAt  *time.Time
	Source     string
	Grade      string
	NoticeID   *int64
	// Tracked: they were told that reads and clicks are kept per person, in a sentence of its own. Without it reads are only counted.
	Tracked    bool
	EvidenceID int64
	// DueAt is when the proof of one that ended has to go, nil while it was not reckoned yet, and LapsedAt when it went.
	DueAt, LapsedAt *time.Time
}

// Live tells whether messages may rely on the consent at a moment.
func (c Consent) Live(at time.Time) bool {
	return c.State == ConsentGiven && (c.ExpiresAt == nil || at.Before(*c.ExpiresAt))
}

// ListConsents returns how a person stands, purpose by purpose.
func ListConsents(ctx context.Context, db *DB, contactID int64) ([]Consent, error) {
	var all []Consent
	err := db.q(ctx).Where("contact_id = ?", contactID).Order("purpose_id").Find(&all).Error
	return all, err
}

// settleConsent makes act the current state unless a later act of the person already is. Acts are ordered by when the person acted, not by
// when we heard; within one second the no wins. It reports whether anything changed: an older yes that arrives late is evidence and no more.
func (db *DB) settleConsent(ctx context.Context, act Consent) (changed bool, err error) {
	act.ActedAt = act.ActedAt.UTC().Truncate(time.Second)
	act.RecordedAt = db.Now()
	result := db.q(ctx).Exec(`INSERT INTO consents (contact_id, purpose_id, state, acted_at, recorded_at, expires_at, source, grade, notice_id, tracked, evidence_id)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (contact_id, purpose_id) DO UPDATE SET state = excluded.state, acted_at = excluded.acted_at, recorded_at = excluded.recorded_at,
			expires_at = excluded.expires_at, source = excluded.source, grade = excluded.grade, notice_id = excluded.notice_id,
			tracked = excluded.tracked, evidence_id = excluded.evidence_id, due_at = NULL, lapsed_at = NULL
		WHERE excluded.acted_at > consents.acted_at OR (excluded.acted_at = consents.acted_at AND (excluded.state <> 'given' OR consents.state = 'given'))`,
		act.ContactID, act.PurposeID, act.State, act.ActedAt, act.RecordedAt, act.ExpiresAt, act.Source, act.Grade, act.NoticeID, act.Tracked, act.EvidenceID)
	if result.Error != nil || result.RowsAffected == 0 {
		return false, result.Error
	}
	if err := db.settleRenewals(ctx, act); err != nil {
		return false, err
	}
	return true, db.tell(ctx, act.PurposeID, act.ContactID)
}

// assertConsent is settleConsent for a yes that somebody else wrote down: it never overrides a no, whenever that was, and never takes the place
// of a yes with better proof.
func (db *DB) assertConsent(ctx context.Context, act Consent) (changed bool, err error) {
	var stronger int64
	err = db.q(ctx).Model(&Consent{}).Where("contact_id = ? AND purpose_id = ? AND (state <> ? OR grade < ?)", act.ContactID, act.PurposeID, ConsentGiven, act.Grade).
		Count(&stronger).Error
	if err != nil || stronger > 0 {
		return false, err
	}
	return db.settleConsent(ctx, act)
}

// ListConsentsOf is ListConsents for many people, by contact.
func ListConsentsOf(ctx context.Context, db *DB, contactIDs []int64) (map[int64][]Consent, error) {
	var all []Consent
	err := db.q(ctx).Where(db.among("contact_id"), db.list(contactIDs)).Order("contact_id, purpose_id").Find(&all).Error
	of := map[int64][]Consent{}
	for _, c := range all {
		of[c.ContactID] = append(of[c.ContactID], c)
	}
	return of, err
}
