package models

import (
	"context"
	"errors"

	"greenlist/ledger"
	"greenlist/replies"
	"greenlist/whatsapp"
)

// pressedRenewal takes the press of a quick reply in a message that asked to renew. What the template said is the marketer's own, so the press is no
// yes yet: it opens the conversation, and the question of a published form is asked there, with its two buttons. The press of Yes there, signed by
// WhatsApp, is the yes. Of a request that is over, or of somebody else's, the press means nothing.
func (db *DB) pressedRenewal(ctx context.Context, e whatsapp.InboundEvent, hook ledger.Webhook) (done bool, err error) {
	r, ok, err := db.renewalBehind(ctx, e)
	if err != nil || !ok {
		return false, err
	}
	contact, err := db.behind(ctx, senderOf(e, hook))
	if errors.As(err, new(NotFound)) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if asked, err := db.lockPerson(ctx, r.ContactID); err != nil || asked.ID != contact.ID {
		return false, err
	}
	fresh, err := db.noteInbound(ctx, contact, e, replies.Nothing)
	if err != nil || !fresh {
		return true, err
	}
	return true, db.askAgain(ctx, Renewal{Request: r, Contact: contact}, e)
}

// renewalBehind is the request in the message whose button was pressed. It is looked for among those of whoever pressed: people press buttons of every
// campaign, and most ask nobody to renew.
func (db *DB) renewalBehind(ctx context.Context, e whatsapp.InboundEvent) (r RenewalRequest, ok bool, err error) {
	if e.Button == nil || e.ContextID == "" {
		return r, false, nil
	}
	contact, err := FindContactByAddress(ctx, db, e164(e.From), e.FromUserID)
	if err != nil {
		if _, unknown := err.(NotFound); unknown {
			err = nil
		}
		return r, false, err
	}
	err = db.q(ctx).Raw(`SELECT r.* FROM contacts c JOIN renewal_requests r ON r.contact_id = c.id JOIN messages m ON m.campaign_id = r.campaign_id AND m.contact_id = r.contact_id
		WHERE (c.id = ? OR c.merged_into = ?) AND m.wamid = ?`, contact.ID, contact.ID, e.ContextID).Scan(&r).Error
	return r, r.ID != 0, err
}

// askAgain asks the question of the form, unless it waits for an answer already.
func (db *DB) askAgain(ctx context.Context, r Renewal, e whatsapp.InboundEvent) error {
	if err := db.openRenewal(ctx, &r); err != nil || !r.Open {
		return err
	}
	numberID, err := db.numberBehind(ctx, e.PhoneNumberID)
	if err != nil || numberID == 0 {
		return err
	}
	waiting, err := db.waitingQuestion(ctx, r.Contact.ID, r.Purpose.ID)
	if err != nil {
		return err
	}
	if waiting.ID != 0 {
		return db.repeat(ctx, waiting, numberID)
	}
	return db.beginInquiry(ctx, inquiry{version: r.Version, notice: r.Notice, contact: r.Contact, numberID: numberID, source: ledger.SourceRenewal, tag: r.tag()},
		r.Version.Content.Chosen([]int64{r.Purpose.ID})[0])
}
