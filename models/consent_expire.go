package models

import (
	"context"
	"time"

	"greenlist/ledger"
)

// ExpireConsents ends what people agreed to for a time, when that is over, and puts it into the log. Nobody is messaged on such a yes from that
// moment on in any case; this says so. It returns how many people it was.
func ExpireConsents(ctx context.Context, db *DB) (people int, err error) {
	for {
		var late []int64
		err := db.q(ctx).Raw(`SELECT DISTINCT contact_id FROM (SELECT k.contact_id FROM consents k JOIN contacts c ON c.id = k.contact_id
			WHERE k.state = 'given' AND k.expires_at IS NOT NULL AND k.expires_at <= ? AND c.merged_into IS NULL ORDER BY k.expires_at, k.id LIMIT ?) late`,
			db.Now(), expireBatch).Scan(&late).Error
		if err != nil || len(late) == 0 {
			return people, err
		}
		for _, id := range late {
			if err := db.expireConsents(ctx, id); err != nil {
				return people, err
			}
			people++
		}
	}
}

func (db *DB) expireConsents(ctx context.Context, contactID int64) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		person, err := tx.lockPerson(ctx, contactID)
		if err != nil {
			return err
		}
		consents, err := ListConsents(ctx, tx, person.ID)
		if err != nil {
			return err
		}
		for _, k := range consents {
			if k.State != ConsentGiven || k.Live(tx.Now()) {
				continue
			}
			if err := tx.expireConsent(ctx, person, k); err != nil {
				return err
			}
		}
		return nil
	})
}

func (db *DB) expireConsent(ctx context.Context, person Contact, k Consent) error {
	purposes, err := findPurposes(ctx, db, []int64{k.PurposeID})
	if err != nil {
		return err
	}
	why := release{at: *k.ExpiresAt, source: ledger.SourceSystem, who: System, words: validityOver}
	evidenceID, err := db.attestChange(ctx, person, purposes, ledger.Expired, nil, why)
	if err != nil {
		return err
	}
	return db.settleAll(ctx, purposes, Consent{ContactID: person.ID, State: ConsentExpired, ActedAt: why.at.Truncate(time.Second), Source: why.source, EvidenceID: evidenceID})
}

const validityOver = "The time for which they agreed is over."
