package models

import (
	"context"
	"slices"
	"strings"
	"time"
)

// MailSearch says which mails to list.
type MailSearch struct {
	State MailState // empty: all
	// HolderID is whom they are for; 0: anybody.
	HolderID int64
	// Before and After are the id of the last and the first mail of another page: the newest come first.
	Before, After int64
}

// MailPage is one page of mails.
type MailPage struct {
	Mails        []Mail
	Older, Newer bool
}

// MailPageSize is how many mails one page lists.
const MailPageSize = 50

// ListMails returns one page.
func ListMails(ctx context.Context, db *DB, s MailSearch) (MailPage, error) {
	conditions, args, order := []string{"1 = 1"}, []any{}, "id DESC"
	add := func(condition string, arg any) { conditions, args = append(conditions, condition), append(args, arg) }
	if s.State != "" {
		add("state = ?", s.State)
	}
	if s.HolderID > 0 {
		add("holder_id = ?", s.HolderID)
	}
	if s.Before > 0 {
		add("id < ?", s.Before)
	}
	if s.After > 0 {
		add("id > ?", s.After)
		order = "id ASC"
	}
	var rows []Mail
	err := db.q(ctx).Where(strings.Join(conditions, " AND "), args...).Order(order).Limit(MailPageSize + 1).Find(&rows).Error
	more := len(rows) > MailPageSize
	rows = rows[:min(len(rows), MailPageSize)]
	if s.After > 0 {
		slices.Reverse(rows)
		return MailPage{rows, true, more}, err
	}
	return MailPage{rows, more, s.Before > 0}, err
}

// FindMail returns one mail.
func FindMail(ctx context.Context, db *DB, id int64) (Mail, error) {
	var m Mail
	err := db.q(ctx).Take(&m, id).Error
	return m, found(err, "mail")
}

// LastTest returns the newest test, or NotFound.
func LastTest(ctx context.Context, db *DB) (Mail, error) {
	var m Mail
	err := db.q(ctx).Where("kind = ?", MailTest).Order("id DESC").Take(&m).Error
	return m, found(err, "test")
}

// countLostMails counts those of the last week that nobody tries again by itself, though somebody waits for them.
func countLostMails(ctx context.Context, db *DB) (n int64, err error) {
	err = db.q(ctx).Model(&Mail{}).Where("state IN ? AND last_fault <> ? AND created_at >= ?", []MailState{MailFailed, MailUnknown}, FaultStopped, db.Now().AddDate(0, 0, -7)).
		Count(&n).Error
	return n, err
}

// Resend sends a mail once more, however it ended, or at once what waits. It refuses one that is under way, and one to a holder who wants no
// more.
func (m *Mail) Resend(ctx context.Context, db *DB, who Actor) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		again := tx.q(ctx).Exec(`UPDATE mails SET state = 'waiting', first_at = NULL, next_at = ?, lease_until = NULL, ended_at = NULL
			WHERE id = ? AND state <> 'sending' AND (holder_id IS NULL OR EXISTS (SELECT 1 FROM checkpoint_holders h WHERE h.id = mails.holder_id AND h.stopped_at IS NULL))`,
			tx.Now(), m.ID)
		if err := guarded(again, "This is being sent right now, or whoever it is for wants no more."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actMailResend, subjectID: m.ID})
	})
}

// MailLife is how long it can be seen what was written. Which checkpoint somebody holds stays known.
const MailLife = 90 * 24 * time.Hour

// PurgeMails forgets what is older than that and over.
func PurgeMails(ctx context.Context, db *DB) error {
	for {
		gone := db.q(ctx).Exec(`DELETE FROM mails WHERE id IN (SELECT id FROM mails WHERE created_at < ? AND state NOT IN ('waiting', 'sending') ORDER BY created_at LIMIT 5000)`,
			db.Now().Add(-MailLife))
		if gone.Error != nil || gone.RowsAffected == 0 {
			return gone.Error
		}
	}
}
