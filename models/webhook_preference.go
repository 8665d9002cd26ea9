package models

import (
	"context"
	"errors"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// applyPreference heeds what a person chose inside WhatsApp, once however often it is delivered and in whatever order. Stop is a no for
// everything, and a mark: until they choose otherwise there, Meta refuses marketing from us (error 131050), whatever they say to us. Resume
// takes that mark away and gives no consent back: they say yes to us again themselves. Anything else, such as Meta's own sign-up, changes
// nothing here. All of it stays in their history with the signed call.
func (db *DB) applyPreference(ctx context.Context, e whatsapp.PreferenceEvent, hook ledger.Webhook) error {
	if e.At.IsZero() {
		e.At = db.Now()
	}
	contact, err := FindContactByAddress(ctx, db, e164(e.Phone), e.UserID)
	if errors.As(err, new(NotFound)) && e.Value == whatsapp.PreferenceStop {
		contact, err = db.strangerStops(ctx, Address{Phone: e164(e.Phone), BSUID: e.UserID}, e.At, "whatsapp_setting")
	}
	if errors.As(err, new(NotFound)) {
		return nil
	}
	if err != nil {
		return err
	}
	if contact, err = db.lockPerson(ctx, contact.ID); err != nil {
		return err
	}
	if e.Value == whatsapp.PreferenceStop {
		return db.stopAtMeta(ctx, contact, Withdrawal{At: e.At, Channel: "whatsapp_setting", Input: e.Value, Who: System}, &hook)
	}
	news := Withdrawal{At: e.At, Input: e.Value}
	if e.Value != whatsapp.PreferenceResume {
		return db.noteSetting(ctx, contact, news, hook)
	}
	return db.resumeAtMeta(ctx, contact, news, hook)
}

// stopAtMeta is a no that came through WhatsApp itself. It is heeded unless something later was heard from there.
func (db *DB) stopAtMeta(ctx context.Context, c Contact, w Withdrawal, hook *ledger.Webhook) error {
	err := db.q(ctx).Exec(`UPDATE contacts SET meta_stopped_at = ?, meta_heard_at = ?, updated_at = ? WHERE id = ? AND (meta_heard_at IS NULL OR meta_heard_at <= ?)`,
		w.At, w.At, db.Now(), c.ID, w.At).Error
	if err != nil {
		return err
	}
	known, err := db.knowsNo(ctx, c.ID, w)
	if err != nil || known {
		return err
	}
	if hook != nil {
		if w.Webhook, err = db.keepBody(ctx, *hook); err != nil {
			return err
		}
	}
	return c.Withdraw(ctx, db, w)
}

// resumeAtMeta takes the mark away, unless a later stop has set it again. In the same second the stop wins.
func (db *DB) resumeAtMeta(ctx context.Context, c Contact, w Withdrawal, hook ledger.Webhook) error {
	lifted := db.q(ctx).Exec(`UPDATE contacts SET meta_stopped_at = NULL, meta_heard_at = ? WHERE id = ? AND (meta_heard_at IS NULL OR meta_heard_at < ?)`, w.At, c.ID, w.At)
	if lifted.Error != nil || lifted.RowsAffected == 0 {
		return lifted.Error
	}
	return db.noteSetting(ctx, c, w, hook)
}

// settingChange is the name under which the history keeps what somebody chose at WhatsApp.
const settingChange = "marketing_at_whatsapp"

func (db *DB) noteSetting(ctx context.Context, c Contact, w Withdrawal, hook ledger.Webhook) error {
	before := ""
	if c.MetaStoppedAt != nil {
		before = whatsapp.PreferenceStop
	}
	return db.correct(ctx, c, []ledger.Change{{Field: settingChange, Before: before, After: w.Input}},
		release{at: w.At, source: ledger.SourceWhatsApp, who: System, words: "They chose this in WhatsApp.", heard: &heard{at: w.At, hook: hook}})
}

// knowsNo tells whether this very no stands in the person's history already: the same delivery may come twice, also after they said yes again.
func (db *DB) knowsNo(ctx context.Context, contactID int64, w Withdrawal) (bool, error) {
	var payloads [][]byte
	err := db.q(ctx).Raw(`SELECT s.payload FROM evidence e JOIN sealed s ON s.evidence_id = e.id WHERE e.contact_id = ? AND e.type = ? ORDER BY e.id`,
		contactID, ledger.Withdrawn).Scan(&payloads).Error
	for _, payload := range payloads {
		read, err := ledger.ReadPayload(ledger.Withdrawn, payload)
		if err != nil {
			return false, err
		}
		event, ok := read.(*ledger.ConsentEvent)
		if ok && event.Withdrawal != nil && event.Withdrawal.Channel == w.Channel && event.Withdrawal.Received.Equal(ledger.At(w.At).Time) {
			return true, nil
		}
	}
	return false, err
}
