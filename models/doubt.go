package models

import (
	"context"
	"time"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// Doubt is a message that may have been a no and that somebody must read. While it is open, campaigns to that person wait.
type Doubt struct {
	ID        int64
	ContactID int64
	WAMID     string `gorm:"column:wamid"`
	// BodyHash and Signature are of the signed call that brought the message.
	BodyHash   string
	Signature  string
	OpenedAt   time.Time
	ResolvedAt *time.Time
	ResolvedBy *int64
	Outcome    string
	Note       string
}

// What became of a doubt.
const (
	DoubtStopped    = "stopped"
	DoubtNotAboutIt = "not_about_it"
)

// openDoubt lets a person's campaigns wait until somebody has read their message. It does so in the transaction that takes the message, on the
// locked row of the person: claims heed it as they heed a withdrawal. Of somebody who gets nothing nothing needs to wait.
func (db *DB) openDoubt(ctx context.Context, c Contact, e whatsapp.InboundEvent, hook ledger.Webhook) error {
	if going, err := db.anyGiven(ctx, c.ID, nil); err != nil || !going {
		return err
	}
	kept, err := db.keepBody(ctx, hook)
	if err != nil {
		return err
	}
	opened := db.q(ctx).Exec(`INSERT INTO doubts (contact_id, wamid, body_hash, signature, opened_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (wamid) DO NOTHING`,
		c.ID, e.MessageID, kept.SHA256, kept.Signature, e.At)
	if opened.Error != nil || opened.RowsAffected == 0 {
		return opened.Error
	}
	return db.q(ctx).Exec(`UPDATE contacts SET doubt_at = COALESCE(doubt_at, ?), updated_at = ? WHERE id = ?`, e.At, db.Now(), c.ID).Error
}

// settleDoubts closes what is open about a person, because they have left in another way.
func (db *DB) settleDoubts(ctx context.Context, c Contact, who Actor) error {
	if c.DoubtAt == nil {
		return nil
	}
	err := db.q(ctx).Exec(`UPDATE doubts SET resolved_at = ?, resolved_by = ?, outcome = ? WHERE resolved_at IS NULL AND contact_id IN (SELECT id FROM contacts WHERE id = ? OR merged_into = ?)`,
		db.Now(), who.userID(), DoubtStopped, c.ID, c.ID).Error
	if err != nil {
		return err
	}
	return db.refreshDoubt(ctx, c.ID)
}

// refreshDoubt lets the person's campaigns go on when nothing is open any more.
func (db *DB) refreshDoubt(ctx context.Context, contactID int64) error {
	return db.q(ctx).Exec(`UPDATE contacts SET doubt_at = (SELECT MIN(d.opened_at) FROM doubts d JOIN contacts c ON c.id = d.contact_id
		WHERE d.resolved_at IS NULL AND (c.id = ? OR c.merged_into = ?)) WHERE id = ?`, contactID, contactID, contactID).Error
}
