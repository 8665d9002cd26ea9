package models

import (
	"context"
	"errors"
	"time"
)

const (
	// MailLease is how long whoever took a mail has it alone; one attempt ends well within it.
	MailLease   = 3 * time.Minute
	mailsAtOnce = 8
	// MailTries is for how long a mail is tried before it is given up, counted anew when the server's settings change.
	MailTries = 72 * time.Hour
)

// ClaimMails takes what is due, the oldest first, and writes the attempt down before it is made: whoever dies with a mail in hand leaves one
// behind of which it is said that it may have arrived. E-mail is only taken where a server is known.
func ClaimMails(ctx context.Context, db *DB) (due []Mail, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.loseMails(ctx); err != nil {
			return err
		}
		return tx.q(ctx).Raw(`UPDATE mails SET state = 'sending', attempts = attempts + 1, lease_until = ?, first_at = COALESCE(first_at, `+tx.moment()+`) WHERE id IN (
			SELECT m.id FROM mails m WHERE m.state = 'waiting' AND m.next_at <= ? AND (m.way = 'web' OR EXISTS (SELECT 1 FROM mail_servers))
			ORDER BY m.next_at, m.id LIMIT ?`+tx.pick(``, ` FOR UPDATE SKIP LOCKED`)+`) RETURNING *`,
			tx.steady().Add(MailLease), tx.Now(), tx.Now(), mailsAtOnce).Scan(&due).Error
	})
	return due, err
}

// loseMails says of those whose holder ended without a word that nobody knows. What does no harm twice is tried again.
func (db *DB) loseMails(ctx context.Context) error {
	return db.q(ctx).Exec(`UPDATE mails SET state = CASE WHEN kind = 'sign-in' THEN 'unknown' ELSE 'waiting' END,
		ended_at = CASE WHEN kind = 'sign-in' THEN `+db.moment()+` ELSE NULL END, unseen = unseen + 1, last_code = 0, last_fault = ?, last_said = '',
		next_at = ?, lease_until = NULL WHERE state = 'sending' AND lease_until <= ?`, db.Now(), FaultGone, db.Now(), db.steady()).Error
}

// KeepMails is what a sandbox does with mail: it stays here, to be looked at, and counts as delivered. It returns how many that were.
func KeepMails(ctx context.Context, db *DB) (kept int, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		now, all := tx.Now(), []Mail{}
		err := tx.q(ctx).Raw(`UPDATE mails SET state = 'kept', ended_at = ? WHERE state = 'waiting' RETURNING *`, now).Scan(&all).Error
		for _, m := range all {
			err = errors.Join(err, m.hold(ctx, tx))
		}
		kept = len(all)
		return err
	})
	return kept, err
}

// hold notes that a checkpoint is where it was sent.
func (m Mail) hold(ctx context.Context, tx *DB) error {
	if m.HolderID == nil {
		return nil
	}
	return tx.q(ctx).Exec(`UPDATE checkpoint_copies SET delivered_at = ? WHERE holder_id = ? AND size = ? AND delivered_at IS NULL`, tx.Now(), m.HolderID, m.Size).Error
}

// MailResult is how an attempt went.
type MailResult struct {
	// Fault is empty when it was taken.
	Fault MailFault
	Code  int
	Said  string
	// Unseen says that it may have been taken, Final that the same again would be refused again.
	Unseen, Final bool
}

const mailLost = "Somebody else has this mail now."

// under is the guard on the end of an attempt: whoever lost the lease has no say any more. That a mail was taken still counts after it was
// given up as unknown.
const under = `id = ? AND attempts = ? AND state = 'sending'`

// Arrived writes down that the other side has it.
func (m *Mail) Arrived(ctx context.Context, db *DB, code int) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		done := tx.q(ctx).Exec(`UPDATE mails SET state = 'sent', last_code = ?, last_fault = '', last_said = '', lease_until = NULL, ended_at = ?
			WHERE id = ? AND attempts = ? AND state IN ('sending', 'unknown')`, code, tx.Now(), m.ID, m.Attempts)
		if err := guarded(done, mailLost); err != nil {
			return err
		}
		return m.hold(ctx, tx)
	})
}

// Missed writes down how an attempt failed. It is tried again after a while, unless that would be of no use, or nobody knows whether it
// arrived and twice would be wrong; after three days it is given up.
func (m *Mail) Missed(ctx context.Context, db *DB, r MailResult) error {
	now, state, unseen := db.Now(), MailWaiting, 0
	if r.Unseen {
		unseen = 1
	}
	switch {
	case r.Unseen && m.Kind == MailSignIn:
		state = MailUnknown
	case r.Final || m.FirstAt != nil && now.Sub(*m.FirstAt) >= MailTries:
		state = MailFailed
	}
	ended := &now
	if state == MailWaiting {
		ended = nil
	}
	return guarded(db.q(ctx).Exec(`UPDATE mails SET state = ?, unseen = unseen + ?, last_code = ?, last_fault = ?, last_said = ?, next_at = ?, lease_until = NULL, ended_at = ?
		WHERE `+under, state, unseen, r.Code, r.Fault, cut(r.Said, 400), now.Add(retryWait(m.Attempts)), ended, m.ID, m.Attempts), mailLost)
}
