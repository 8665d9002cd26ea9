package models

import (
	"context"
	"time"
)

// passingTime is how long somebody is known who wrote to us, was answered, and did no more: as long as a question waits for its answer.
const passingTime = SignupLife

// meetInPassing is meet for somebody who may do no more than write: nothing but their address is kept, and it is forgotten again.
func (db *DB) meetInPassing(ctx context.Context, a Address, source, language string) (Contact, error) {
	contact, err := db.behind(ctx, a)
	if _, missing := err.(NotFound); !missing {
		return contact, err
	}
	if contact, err = db.newContact(ctx, a, source, language); err != nil {
		return contact, err
	}
	until := db.Now().Add(passingTime)
	contact.PassingUntil = &until
	return contact, db.q(ctx).Exec(`UPDATE contacts SET passing_until = ? WHERE id = ?`, until, contact.ID).Error
}

// ForgetPassing erases people who wrote, were answered, and neither said yes nor no within a day, as sign-ups that nobody confirmed are erased.
// Whoever became more than that meanwhile stays. It returns how many were forgotten.
func ForgetPassing(ctx context.Context, db *DB) (forgotten int, err error) {
	for {
		var looked, n int
		err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
			looked, n, err = tx.forgetPassing(ctx)
			return err
		})
		forgotten += n
		if err != nil || looked < expireBatch {
			return forgotten, err
		}
	}
}

func (db *DB) forgetPassing(ctx context.Context) (looked, forgotten int, err error) {
	now := db.Now()
	var ids []int64
	err = db.q(ctx).Raw(`SELECT c.id FROM contacts c WHERE c.passing_until <= ? ORDER BY c.passing_until LIMIT ?`+
		db.pick(``, ` FOR UPDATE SKIP LOCKED`), now, expireBatch).Scan(&ids).Error
	if err != nil || len(ids) == 0 {
		return 0, 0, err
	}
	err = db.q(ctx).Exec(`UPDATE contacts SET passing_until = NULL WHERE (merged_into IS NOT NULL OR erased_at IS NOT NULL OR suppressed_at IS NOT NULL
		OR tags <> '[]' OR attributes <> '{}' OR EXISTS (SELECT 1 FROM consents k WHERE k.contact_id = contacts.id)
		OR EXISTS (SELECT 1 FROM evidence e WHERE e.contact_id = contacts.id)) AND `+db.among("id"), db.list(ids)).Error
	if err != nil {
		return 0, 0, err
	}
	err = db.q(ctx).Exec(`UPDATE contacts SET passing_until = `+db.pick(`?`, `?::timestamptz`)+` WHERE passing_until IS NOT NULL AND (last_inbound_at > ?
		OR EXISTS (SELECT 1 FROM signups s WHERE s.contact_id = contacts.id AND s.state = 'pending')) AND `+db.among("id"),
		now.Add(time.Hour), now.Add(-passingTime), db.list(ids)).Error
	if err != nil {
		return 0, 0, err
	}
	n, err := db.forget(ctx, ids, now)
	return len(ids), n, err
}

// forget empties those of the contacts whose time is over; the rows stay, because messages point at them.
func (db *DB) forget(ctx context.Context, ids []int64, now time.Time) (forgotten int, err error) {
	var gone []int64
	err = db.q(ctx).Raw(`UPDATE contacts SET phone = NULL, bsuid = NULL, wa_id = '', name = '', language = '', country = '', zone = '', origins = '{}',
		last_inbound_at = NULL, passing_until = NULL, erased_at = `+db.pick(`?`, `?::timestamptz`)+` WHERE passing_until <= ? AND `+db.among("id")+` RETURNING id`,
		now, now, db.list(ids)).Scan(&gone).Error
	if err != nil || len(gone) == 0 {
		return 0, err
	}
	for _, statement := range []string{
		`DELETE FROM contact_words WHERE `, `DELETE FROM inbound_messages WHERE `, `UPDATE messages SET wamid = NULL, body = '' WHERE campaign_id IS NULL AND `,
	} {
		if err := db.q(ctx).Exec(statement+db.among("contact_id"), db.list(gone)).Error; err != nil {
			return 0, err
		}
	}
	return len(gone), nil
}
