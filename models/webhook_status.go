package models

import (
	"context"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// codeStoppedMarketing is Meta's error for somebody who has stopped marketing messages (131050): a no like any other.
const codeStoppedMarketing = 131050

var statusEvents = map[string]Event{
	whatsapp.StatusSent: EventSent, whatsapp.StatusDelivered: EventDelivered, whatsapp.StatusRead: EventRead,
	whatsapp.StatusPlayed: EventRead, whatsapp.StatusFailed: EventFailed,
}

// happening reads a status. The attempt id that travelled with the POST finds the message; a status without one is looked up by Meta's id,
// and one that is about another database's message is not ours.
func (db *DB) happening(ctx context.Context, e whatsapp.StatusEvent, hook *ledger.Webhook) (Happening, bool) {
	what, known := statusEvents[e.Status]
	if !known {
		return Happening{}, false
	}
	attempt, ok := db.attemptOf(ctx, e)
	if !ok {
		return Happening{}, false
	}
	h := Happening{hook: hook, MessageID: attempt.MessageID, Attempt: attempt.Attempt, What: what, At: e.At, WAMID: e.MessageID, reached: recipientOf(e)}
	if h.At.IsZero() {
		h.At = db.Now()
	}
	if what == EventFailed {
		h.Reason = "meta"
		for _, problem := range e.Errors {
			if h.Code == 0 || problem.Code == codeStoppedMarketing {
				h.Code, h.Detail = problem.Code, problem.Details
			}
		}
	}
	return h, true
}

// attemptOf is the attempt that a status is about. Meta says ours back in every status of what was sent with one. A status without one is looked for
// among the messages of its recipient: those that other programs sent from the same number are many, and none of them is among ours.
func (db *DB) attemptOf(ctx context.Context, e whatsapp.StatusEvent) (AttemptID, bool) {
	if attempt, ok := ParseAttemptID(e.Opaque); ok {
		return attempt, attempt.DatabaseID == db.place.installation.DatabaseID
	}
	var row AttemptID
	contact, err := FindContactByAddress(ctx, db, e164(e.RecipientID), e.RecipientUserID)
	if err == nil {
		err = db.q(ctx).Raw(`SELECT m.id AS message_id, m.attempt FROM contacts c JOIN messages m ON m.contact_id = c.id WHERE (c.id = ? OR c.merged_into = ?) AND m.wamid = ?`,
			contact.ID, contact.ID, e.MessageID).Scan(&row).Error
	}
	return row, err == nil && row.MessageID != 0
}

// heedStops: Meta refused a message because the person has stopped marketing from this company. What it signed is the proof.
func (db *DB) heedStops(ctx context.Context, happenings []Happening) error {
	for _, h := range happenings {
		if h.Code != codeStoppedMarketing {
			continue
		}
		var contact Contact
		err := db.q(ctx).Raw(`SELECT c.* FROM contacts c JOIN messages m ON m.contact_id = c.id WHERE m.id = ?`, h.MessageID).Scan(&contact).Error
		if err != nil {
			return err
		}
		if contact.ID == 0 {
			continue
		}
		if contact, err = db.lockPerson(ctx, contact.ID); err != nil {
			return err
		}
		if err := db.stopAtMeta(ctx, contact, Withdrawal{At: h.At, Channel: "error", Input: "131050", Who: System}, h.hook); err != nil {
			return err
		}
	}
	return nil
}
