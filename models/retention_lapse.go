package models

import (
	"context"
	"errors"
	"slices"
	"time"

	"greenlist/ledger"
)

// lapseBatch is how many people are looked at together.
const lapseBatch = 100

// stillTalking is how long after their last message somebody is kept whose every consent ended: only the proof of it goes.
const stillTalking = 30 * 24 * time.Hour

// errStays says that somebody is not to be erased after all: they agreed anew, or wrote.
var errStays = errors.New("there is more about them than ended consents")

// LapseProofs lets go of what has to: the proof of consents whose retention is over, and everything of people who have no other. It leaves alone
// what a case holds. It looks at the rules in force, and says in the log which piece went by which. It returns how many people it erased, and of
// how many others proof went.
func LapseProofs(ctx context.Context, db *DB) (erased, reduced int, err error) {
	if err := db.reckonDue(ctx); err != nil {
		return 0, 0, err
	}
	rules, err := db.retentionRules(ctx)
	if err != nil {
		return 0, 0, err
	}
	for after := (Lapsing{}); ; {
		batch, err := listLapsing(ctx, db, db.Now(), after, lapseBatch)
		if err != nil {
			return erased, reduced, err
		}
		done := map[int64]bool{}
		for _, one := range batch {
			after = one
			if done[one.ContactID] {
				continue
			}
			done[one.ContactID] = true
			whole, err := db.lapse(ctx, rules, one)
			switch {
			case errors.As(err, new(Refusal)), errors.As(err, new(Conflict)):
			case err != nil:
				return erased, reduced, err
			case whole:
				erased++
			default:
				reduced++
			}
		}
		if len(batch) < lapseBatch {
			return erased, reduced, db.lapseDossiers(ctx)
		}
	}
}

// lapse erases a person, or where there is more about them only the proof that has to go.
func (db *DB) lapse(ctx context.Context, rules retentionRules, one Lapsing) (whole bool, err error) {
	e := Erasing{Reason: rules.reason(one.Country), Due: one.DueAt, unless: func(ctx context.Context, tx *DB, people []Contact) error {
		return tx.mustStay(ctx, people)
	}}
	_, err = EraseContacts(ctx, db, System, []int64{one.ContactID}, e)
	if !errors.Is(err, errStays) {
		return true, err
	}
	return false, db.lapseProof(ctx, e.Reason, one.ContactID)
}

// mustStay is errStays while anything about the people is not due.
func (db *DB) mustStay(ctx context.Context, people []Contact) error {
	now := db.Now()
	ids := make([]int64, len(people))
	for i, c := range people {
		ids[i] = c.ID
		if c.LastInboundAt != nil && c.LastInboundAt.After(now.Add(-stillTalking)) {
			return errStays
		}
	}
	var n int64
	err := db.q(ctx).Raw(`SELECT COUNT(*) FROM consents k JOIN contacts c ON c.id = k.contact_id WHERE c.merged_into IS NULL
		AND (k.due_at IS NULL OR k.due_at > ?) AND `+db.among("k.contact_id"), now, db.list(ids)).Scan(&n).Error
	if err == nil && n > 0 {
		return errStays
	}
	return err
}

// lapseProof lets the proof go of those purposes of a person that are due, and of no other.
func (db *DB) lapseProof(ctx context.Context, reason string, contactID int64) error {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockContact(ctx, contactID); err != nil {
			return err
		}
		due, err := tx.duePurposes(ctx, contactID)
		if err != nil || len(due) == 0 {
			return err
		}
		lapsed, err := tx.proofOf(ctx, contactID, due)
		if err != nil {
			return err
		}
		if len(lapsed) > 0 {
			if _, err := EraseEvidence(ctx, tx, reason, lapsed); err != nil {
				return err
			}
		}
		now := tx.Now()
		talking := now.Add(-stillTalking)
		return tx.q(ctx).Exec(`UPDATE consents SET lapsed_at = CASE WHEN EXISTS (SELECT 1 FROM contacts c WHERE c.id = contact_id AND c.last_inbound_at > ?) THEN NULL ELSE `+
			tx.pick(`?`, `?::timestamptz`)+` END WHERE contact_id = ? AND due_at <= ? AND lapsed_at IS NULL`, talking, now, contactID, now).Error
	})
	if err != nil {
		return err
	}
	return db.dropRemains(ctx)
}

// duePurposes are those whose proof has to go, and since when.
func (db *DB) duePurposes(ctx context.Context, contactID int64) (map[int64]time.Time, error) {
	var rows []Consent
	err := db.q(ctx).Where("contact_id = ? AND due_at <= ? AND state <> ?", contactID, db.Now(), ConsentGiven).Find(&rows).Error
	due := map[int64]time.Time{}
	for _, k := range rows {
		due[k.PurposeID] = *k.DueAt
	}
	return due, err
}

// proofOf are the records of a person that are about nothing but the purposes that are due. One that speaks of several goes with the last of them.
func (db *DB) proofOf(ctx context.Context, contactID int64, due map[int64]time.Time) (all []Lapsed, err error) {
	var rows []struct {
		ID      int64
		Type    ledger.Type
		Payload []byte
	}
	err = db.q(ctx).Raw(`SELECT e.id, e.type, s.payload FROM evidence e JOIN sealed s ON s.evidence_id = e.id WHERE e.contact_id IN (
		SELECT id FROM contacts WHERE id = ? OR merged_into = ?) ORDER BY e.id`, contactID, contactID).Scan(&rows).Error
	for _, row := range rows {
		if last, ok := lastDue(row.Type, row.Payload, due); ok {
			all = append(all, Lapsed{EvidenceID: row.ID, Due: last})
		}
	}
	return all, err
}

func lastDue(kind ledger.Type, payload []byte, due map[int64]time.Time) (last time.Time, ok bool) {
	read, err := ledger.ReadPayload(kind, payload)
	record, isConsent := read.(*ledger.ConsentEvent)
	if err != nil || !isConsent {
		return last, false
	}
	ok = !slices.ContainsFunc(record.Terms.Purposes, func(p ledger.Purpose) bool { return due[p.ID].IsZero() })
	for _, p := range record.Terms.Purposes {
		if due[p.ID].After(last) {
			last = due[p.ID]
		}
	}
	return last, ok
}
