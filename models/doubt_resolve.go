package models

import (
	"cmp"
	"context"
	"strings"

	"greenlist/ledger"
)

const doubtResolved = "Somebody has decided this already."

// Stop decides that the person wants to stop: everything, or these purposes. It counts from when they wrote, and their signed message is the
// proof. It refuses what somebody decided already, and purposes there are not: the doubt would be settled, and nothing stopped.
func (d *DoubtLine) Stop(ctx context.Context, db *DB, who Actor, purposeIDs []int64) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		person, err := tx.lockPerson(ctx, d.ContactID)
		if err != nil {
			return err
		}
		if purposes, err := findPurposes(ctx, tx, purposeIDs); err != nil || len(purposes) != len(purposeIDs) {
			return cmp.Or[error](err, NotFound{What: "purpose"})
		}
		if err := tx.resolve(ctx, d.Doubt, person.ID, who, DoubtStopped, ""); err != nil {
			return err
		}
		return person.Withdraw(ctx, tx, Withdrawal{PurposeIDs: purposeIDs, At: d.OpenedAt, Channel: "staff", Input: d.Words, Who: who,
			Webhook: &ledger.Webhook{SHA256: d.BodyHash, Signature: d.Signature}})
	})
}

// Dismiss decides that the message is not about stopping. What waited goes out, unless it is too late for it.
func (d *DoubtLine) Dismiss(ctx context.Context, db *DB, who Actor, note string) error {
	note = shorten(strings.TrimSpace(note), 500)
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		person, err := tx.lockPerson(ctx, d.ContactID)
		if err != nil {
			return err
		}
		return tx.resolve(ctx, d.Doubt, person.ID, who, DoubtNotAboutIt, note)
	})
}

// resolve closes one doubt about a person whose row is locked.
func (db *DB) resolve(ctx context.Context, d Doubt, personID int64, who Actor, outcome, note string) error {
	closed := db.q(ctx).Exec(`UPDATE doubts SET resolved_at = ?, resolved_by = ?, outcome = ?, note = ? WHERE id = ? AND resolved_at IS NULL`, db.Now(), who.userID(), outcome, note, d.ID)
	if err := guarded(closed, doubtResolved); err != nil {
		return err
	}
	if err := db.refreshDoubt(ctx, personID); err != nil {
		return err
	}
	return db.audit(ctx, who, deed{act: actDoubtResolve, subjectID: d.ID, after: map[string]any{"contact": personID, "outcome": outcome, "note": note}})
}
