package models

import (
	"context"
	"errors"
	"time"

	"greenlist/ledger"
	"greenlist/replies"
	"greenlist/whatsapp"
)

// receive takes a message from a person. The first thing it may be is the confirmation of a sign-up; from somebody we know it opens the
// customer service window and may be a no. A bare message is never consent, and of people we do not know nothing is kept.
func (db *DB) receive(ctx context.Context, e whatsapp.InboundEvent, hook ledger.Webhook) error {
	if e.At.IsZero() {
		e.At = db.Now()
	}
	if e.Type == whatsapp.InboundSystem {
		return db.applySystem(ctx, e, hook)
	}
	confirmed, contact, err := db.confirmSignup(ctx, e, hook)
	if err != nil {
		return err
	}
	if confirmed {
		_, err := db.noteInbound(ctx, contact, e, replies.Nothing)
		return err
	}
	if done, err := db.converse(ctx, e, hook); done || err != nil {
		return err
	}
	return db.listen(ctx, e, hook)
}

// listen takes a message that confirms nothing.
func (db *DB) listen(ctx context.Context, e whatsapp.InboundEvent, hook ledger.Webhook) error {
	intent := e.Intent()
	contact, err := db.behind(ctx, senderOf(e, hook))
	if errors.As(err, new(NotFound)) && intent == replies.Stop {
		contact, err = db.strangerStops(ctx, senderOf(e, hook), e.At, stopChannel(e))
	}
	if errors.As(err, new(NotFound)) {
		return nil
	}
	if err != nil {
		return err
	}
	fresh, err := db.noteInbound(ctx, contact, e, intent)
	if err != nil || !fresh {
		return err
	}
	if intent == replies.Unclear {
		return db.openDoubt(ctx, contact, e, hook)
	}
	if intent != replies.Stop {
		return nil
	}
	kept, err := db.keepBody(ctx, hook)
	if err != nil {
		return err
	}
	err = contact.Withdraw(ctx, db, Withdrawal{At: e.At, Channel: stopChannel(e), Input: e.Words(), Who: System, Webhook: kept})
	if err != nil {
		return err
	}
	return db.farewellTo(ctx, contact, e)
}

func stopChannel(e whatsapp.InboundEvent) string {
	if e.Button != nil || e.Interactive != nil {
		return "button"
	}
	return "stop_word"
}

// noteInbound keeps the message once, however often it is delivered, and opens the window. It reports whether it was new.
func (db *DB) noteInbound(ctx context.Context, c Contact, e whatsapp.InboundEvent, intent replies.Intent) (fresh bool, err error) {
	noted := db.q(ctx).Exec(`INSERT INTO inbound_messages (wamid, contact_id, at, type, body, intent, number_id) VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM numbers WHERE meta_id = ?))
		ON CONFLICT (wamid) DO NOTHING`, e.MessageID, c.ID, e.At, e.Type, e.Words(), string(intent), e.PhoneNumberID)
	if noted.Error != nil || noted.RowsAffected == 0 {
		return false, noted.Error
	}
	if err := db.fetchLater(ctx, e); err != nil {
		return false, err
	}
	return true, db.openWindow(ctx, c.ID, e.At)
}

func (db *DB) openWindow(ctx context.Context, contactID int64, at time.Time) error {
	return db.q(ctx).Exec(`UPDATE contacts SET last_inbound_at = ? WHERE id = ? AND (last_inbound_at IS NULL OR last_inbound_at < ?)`, at, contactID, at).Error
}

// senderOf is who sent a message, as WhatsApp vouches for it.
func senderOf(e whatsapp.InboundEvent, hook ledger.Webhook) Address {
	return Address{Phone: e164(e.From), BSUID: e.FromUserID, WAID: e.From, Name: e.Name, heard: &heard{messageID: e.MessageID, at: e.At, hook: hook}}
}

// e164 puts the plus back that WhatsApp leaves out.
func e164(digits string) string {
	if digits == "" {
		return ""
	}
	return "+" + whatsapp.Digits(digits)
}
