package models

import (
	"context"
	"time"

	"greenlist/ledger"
)

// Withdrawal is a person's no.
type Withdrawal struct {
	// PurposeIDs are the purposes it is about; none means all.
	PurposeIDs []int64
	// At is when the person said it; zero is now.
	At time.Time
	// Channel is how: stop_word, button, preferences, whatsapp_setting, error, staff, api.
	Channel string
	// Input is what they wrote, pressed or said.
	Input string
	// Who handled it.
	Who Actor
	// Webhook is the signed call that brought it, where one did.
	Webhook *ledger.Webhook
}

// Withdraw takes a person's consent away, at once: after it has committed no message that relies on it is claimed. It says a no for every
// purpose, also where there was no yes, so that an older yes that arrives late changes nothing. It never touches messages: the claim does. The no
// of a contact that was merged is the no of the person it was merged into.
func (c *Contact) Withdraw(ctx context.Context, db *DB, w Withdrawal) error {
	if w.At.IsZero() {
		w.At = db.Now()
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		person, err := tx.lockPerson(ctx, c.ID)
		if err != nil {
			return err
		}
		purposes, err := tx.purposesOf(ctx, person.ID, w.PurposeIDs)
		if err != nil || len(purposes) == 0 {
			return err
		}
		event, err := tx.consentEvent(ctx, person, purposes, ledger.Withdrawn, w.At)
		if err != nil {
			return err
		}
		event.Source, event.Withdrawal = sourceOf(w.Channel), &ledger.Withdrawal{
			Channel: w.Channel, Input: said(w.Input), Received: ledger.At(w.At), Effective: ledger.At(tx.Now()), Handler: w.Who.reference(), Webhook: w.Webhook,
		}
		evidenceID, err := tx.attest(ctx, &person.ID, event)
		if err != nil {
			return err
		}
		if err := tx.settleAll(ctx, purposes, Consent{ContactID: person.ID, State: ConsentWithdrawn, ActedAt: w.At, Source: event.Source, EvidenceID: evidenceID}); err != nil {
			return err
		}
		if len(w.PurposeIDs) == 0 {
			if err := tx.settleDoubts(ctx, person, w.Who); err != nil {
				return err
			}
		}
		if w.Who.isSystem() {
			return nil
		}
		return tx.audit(ctx, w.Who, deed{act: actContactWithdraw, subjectID: person.ID, after: map[string]any{"channel": w.Channel, "purposes": w.PurposeIDs}})
	})
}

// purposesOf are those a no is about. Without a word on which, it is about all there are, and also those no longer in use that the person has
// a say on.
func (db *DB) purposesOf(ctx context.Context, contactID int64, ids []int64) ([]Purpose, error) {
	if len(ids) > 0 {
		return findPurposes(ctx, db, ids)
	}
	var all []Purpose
	err := db.q(ctx).Where("archived_at IS NULL OR id IN (SELECT purpose_id FROM consents WHERE contact_id = ?)", contactID).Order("id").Find(&all).Error
	return all, err
}

func (db *DB) settleAll(ctx context.Context, purposes []Purpose, act Consent) error {
	for _, purpose := range purposes {
		act.PurposeID = purpose.ID
		if _, err := db.settleConsent(ctx, act); err != nil {
			return err
		}
	}
	return nil
}

func sourceOf(channel string) string {
	switch channel {
	case "preferences":
		return ledger.SourcePreference
	case "staff":
		return ledger.SourceStaff
	case "api":
		return ledger.SourceAPI
	}
	return ledger.SourceWhatsApp
}
