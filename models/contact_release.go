package models

import (
	"context"
	"strings"
	"time"

	"greenlist/ledger"
)

// release says why a number was let go of, or another fact about somebody changed.
type release struct {
	at     time.Time
	source string
	who    Actor
	words  string
	heard  *heard
}

func handedOver(h heard) release {
	words := "A message came from this number with another user id: it is somebody else’s now."
	if h.status {
		words = "WhatsApp says that a message to this number went to another user id: it is somebody else’s now."
	}
	return release{at: h.at, source: ledger.SourceWhatsApp, who: System, words: words, heard: &h}
}

// LoseNumber writes down that a person's number belongs to somebody else now. It ends everything they agreed to, since their yes was given for
// that number and a stranger would get the messages; whoever has the number now says yes themselves. It refuses to do so without a reason, and
// for a person without a number.
func (c *Contact) LoseNumber(ctx context.Context, db *DB, who Actor, note string) error {
	if note = shorten(strings.TrimSpace(note), 500); note == "" {
		return Invalid{"lost": "Say how you know, for instance “somebody else answered the telephone”."}
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockContact(ctx, c.ID); err != nil {
			return err
		}
		now, err := FindContact(ctx, tx, c.ID)
		if err != nil {
			return err
		}
		if now.Phone == nil || now.MergedInto != nil {
			return Conflict{"This person has no number here any more."}
		}
		why := release{at: tx.Now(), source: ledger.SourceStaff, who: who, words: note}
		if err := tx.release(ctx, now.holder(), why); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actContactLoseNumber, subjectID: c.ID, before: map[string]any{"phone": now.PhoneNumber()}, after: map[string]any{"note": note}})
	})
}

func (c Contact) holder() holder {
	return holder{ID: c.ID, Phone: c.Phone, BSUID: c.BSUID, MergedInto: c.MergedInto, LastInboundAt: c.LastInboundAt, CreatedAt: c.CreatedAt}
}

// release takes the number off a row that is locked. Where the row is the person themselves, what they agreed to ends; the number of a row that
// was merged into them is one they no longer have, beside the one we write to.
func (db *DB) release(ctx context.Context, from holder, why release) error {
	if err := db.q(ctx).Exec(`UPDATE contacts SET phone = NULL, wa_id = '', updated_at = ? WHERE id = ?`, db.Now(), from.ID).Error; err != nil {
		return err
	}
	if err := db.noteFormer(ctx, from.person(), FormerHandedOver, why.at, deref(from.Phone)); err != nil {
		return err
	}
	person, err := FindContact(ctx, db, from.person())
	if err != nil {
		return err
	}
	changes := []ledger.Change{{Field: "phone", Before: deref(from.Phone)}}
	if from.MergedInto != nil {
		return db.correct(ctx, person, changes, why)
	}
	return db.expireAll(ctx, person, changes, why)
}

// expireAll ends every yes of a person because of something that happened to their number.
func (db *DB) expireAll(ctx context.Context, c Contact, changes []ledger.Change, why release) error {
	consents, err := ListConsents(ctx, db, c.ID)
	if err != nil {
		return err
	}
	var ids []int64
	for _, consent := range consents {
		if consent.State == ConsentGiven {
			ids = append(ids, consent.PurposeID)
			// A yes that somebody wrote down since was for the number as well.
			if consent.ActedAt.After(why.at) {
				why.at = consent.ActedAt
			}
		}
	}
	if len(ids) == 0 {
		return db.correct(ctx, c, changes, why)
	}
	purposes, err := findPurposes(ctx, db, ids)
	if err != nil {
		return err
	}
	evidenceID, err := db.attestChange(ctx, c, purposes, ledger.Expired, changes, why)
	if err != nil {
		return err
	}
	return db.settleAll(ctx, purposes, Consent{ContactID: c.ID, State: ConsentExpired, ActedAt: why.at, Source: why.source, EvidenceID: evidenceID})
}

// correct puts into the log that what we know of somebody changed, and by what. It changes no consent. A record of consent is about purposes:
// in a company that has none yet there is nothing to record.
func (db *DB) correct(ctx context.Context, c Contact, changes []ledger.Change, why release) error {
	purposes, err := db.purposesOf(ctx, c.ID, nil)
	if err != nil || len(purposes) == 0 {
		return err
	}
	_, err = db.attestChange(ctx, c, purposes, ledger.Corrected, changes, why)
	return err
}

func (db *DB) attestChange(ctx context.Context, c Contact, purposes []Purpose, kind ledger.Type, changes []ledger.Change, why release) (int64, error) {
	event, err := db.consentEvent(ctx, c, purposes, kind, why.at)
	if err != nil {
		return 0, err
	}
	event.Source, event.Changes = why.source, changes
	event.Assertion = &ledger.Assertion{By: why.who.reference(), Words: why.words}
	if kind == ledger.Corrected {
		event.Event.State = ledger.StateUnknown
	}
	if why.heard != nil {
		kept, err := db.keepBody(ctx, why.heard.hook)
		if err != nil {
			return 0, err
		}
		// What one person's evidence rests on is often another's message here.
		if err := db.noteMentions(ctx, why.heard.hook); err != nil {
			return 0, err
		}
		event.Verification = &ledger.Verification{
			Method: why.heard.method(), Webhook: kept, WAMID: why.heard.messageID, WAID: said(c.WAID), UserID: c.UserID(), Match: "unknown", Attempts: 1,
		}
	}
	evidenceID, err := db.attest(ctx, &c.ID, event)
	if err != nil {
		return 0, err
	}
	return evidenceID, db.tellOfChange(ctx, c.ID, evidenceID)
}
