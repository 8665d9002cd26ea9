package models

import (
	"context"
	"fmt"

	"greenlist/ledger"
)

// unite brings together what two contacts, who are one person, said about each purpose: as if they had said it all to the one that is kept. The
// later act counts, and the no where both are as late. A no gives way only to a later yes from the person's own telephone: what somebody else
// wrote down never turned a no into a yes, and does not by a merge.
func (db *DB) unite(ctx context.Context, keep, gone Contact, m merger) error {
	theirs, err := ListConsents(ctx, db, gone.ID)
	if err != nil {
		return err
	}
	ours, err := ListConsents(ctx, db, keep.ID)
	if err != nil {
		return err
	}
	stands := map[int64]Consent{}
	for _, c := range ours {
		stands[c.PurposeID] = c
	}
	for _, c := range theirs {
		if now, known := stands[c.PurposeID]; known && !c.outweighs(now) {
			continue
		}
		if err := db.carryOver(ctx, keep, gone, c, m); err != nil {
			return err
		}
	}
	return nil
}

// outweighs tells whether what a person said as one contact counts before what they said as another.
func (c Consent) outweighs(other Consent) bool {
	yes, otherYes := c.State == ConsentGiven, other.State == ConsentGiven
	switch {
	case yes && otherYes:
		return c.Grade <= other.Grade && c.ActedAt.After(other.ActedAt) || c.Grade < other.Grade
	case yes:
		return c.Grade == GradeVerified && c.ActedAt.After(other.ActedAt)
	case otherYes:
		return other.Grade != GradeVerified || !c.ActedAt.Before(other.ActedAt)
	}
	return c.ActedAt.After(other.ActedAt)
}

// carryOver makes what was said as one contact stand for the other, with evidence of its own that names the one it rests on.
func (db *DB) carryOver(ctx context.Context, keep, gone Contact, c Consent, m merger) error {
	purposes, err := findPurposes(ctx, db, []int64{c.PurposeID})
	if err != nil || len(purposes) == 0 {
		return err
	}
	event, err := db.carried(ctx, keep, gone, c, purposes, m)
	if err != nil {
		return err
	}
	evidenceID, err := db.attest(ctx, &keep.ID, event)
	if err != nil {
		return err
	}
	err = db.q(ctx).Exec(`INSERT INTO consents (contact_id, purpose_id, state, acted_at, recorded_at, expires_at, source, grade, notice_id, tracked, evidence_id)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (contact_id, purpose_id) DO UPDATE SET state = excluded.state, acted_at = excluded.acted_at, recorded_at = excluded.recorded_at,
			expires_at = excluded.expires_at, source = excluded.source, grade = excluded.grade, notice_id = excluded.notice_id,
			tracked = excluded.tracked, evidence_id = excluded.evidence_id, due_at = NULL, lapsed_at = NULL`,
		keep.ID, c.PurposeID, c.State, c.ActedAt, db.Now(), c.ExpiresAt, c.Source, c.Grade, c.NoticeID, c.Tracked, evidenceID).Error
	if err != nil {
		return err
	}
	return db.tell(ctx, c.PurposeID, keep.ID)
}

var actOf = map[ConsentState]ledger.Type{
	ConsentGiven: ledger.Imported, ConsentWithdrawn: ledger.Withdrawn, ConsentRefused: ledger.Refused, ConsentExpired: ledger.Expired,
}

func (db *DB) carried(ctx context.Context, keep, gone Contact, c Consent, purposes []Purpose, m merger) (*ledger.ConsentEvent, error) {
	event, err := db.consentEvent(ctx, keep, purposes, actOf[c.State], c.ActedAt)
	if err != nil {
		return nil, err
	}
	words := fmt.Sprintf("%s and %s are one person; this was said as the latter, see evidence %d. %s", subjectOf(keep.ID), subjectOf(gone.ID), c.EvidenceID, m.words)
	event.Source, event.Grade = c.Source, c.Grade
	event.Assertion = &ledger.Assertion{By: m.who.reference(), Words: words}
	switch c.State {
	case ConsentGiven:
		event.Consent = c.EvidenceID
	case ConsentWithdrawn:
		event.Withdrawal = &ledger.Withdrawal{
			Channel: "merge", Input: words, Received: ledger.At(c.ActedAt), Effective: ledger.At(db.Now()), Handler: m.who.reference(),
		}
	}
	return event, nil
}
