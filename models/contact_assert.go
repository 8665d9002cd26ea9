package models

import (
	"context"
	"strings"
	"time"

	"greenlist/ledger"
)

// NewContact is what it takes to write somebody down.
type NewContact struct {
	Phone    string
	BSUID    string
	Name     string
	Language string
	Tags     []string
	Source   string
}

// AddContact writes a person down, or finds them. Knowing somebody is no consent.
func AddContact(ctx context.Context, db *DB, who Actor, n NewContact) (Contact, error) {
	if n.Phone == "" && n.BSUID == "" {
		return Contact{}, Invalid{"phone": "Enter a phone number."}
	}
	if n.Phone != "" {
		phone, err := ParsePhone(n.Phone, "")
		if err != nil {
			return Contact{}, err
		}
		n.Phone = phone
	}
	var contact Contact
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		if contact, err = tx.meet(ctx, Address{Phone: n.Phone, BSUID: n.BSUID, Name: strings.TrimSpace(n.Name)}, n.Source, n.Language); err != nil {
			return err
		}
		if contact.Tags, err = tx.tag(ctx, contact, n.Tags); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actContactAdd, subjectID: contact.ID})
	})
	return contact, err
}

// tag adds tags the person does not have yet.
func (db *DB) tag(ctx context.Context, c Contact, tags []string) ([]string, error) {
	all := append([]string{}, c.Tags...)
	for _, tag := range tags {
		if tag = strings.TrimSpace(tag); tag != "" && !contains(all, tag) {
			all = append(all, tag)
		}
	}
	if len(all) == len(c.Tags) {
		return all, nil
	}
	text, err := jsonText(all)
	if err != nil {
		return nil, err
	}
	return all, db.q(ctx).Exec(`UPDATE contacts SET tags = ? WHERE id = ?`, text, c.ID).Error
}

func contains(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

// Assertion is a yes that somebody else wrote down: on paper, by telephone, through a company's own system.
type Assertion struct {
	PurposeIDs []int64
	// At is when the person said yes, according to the one who wrote it down.
	At time.Time
	// Source is ledger.SourcePaper, SourcePhone, SourceAPI or SourceStaff.
	Source string
	// Grade is GradeProven to GradeAsserted; only the person's own phone verifies.
	Grade string
	// Words say how the person agreed.
	Words string
	// Notice is what they were shown, of a form of ours; nil where it was something else, or nothing.
	Notice *Notice
	// Shown is what they read elsewhere, word for word.
	Shown string
	// Page is where, without its query, and Network who from: a truncated address.
	Page, Network string
	// Tracked says that they were told that reads and clicks are kept per person. Where there is a notice of ours that decides it, and not this.
	Tracked bool
	Who     Actor
}

func (a Assertion) check() error {
	wrong := Invalid{}
	if len(a.PurposeIDs) == 0 {
		wrong.Add("purpose_id", "Choose what the person agreed to.")
	}
	if strings.TrimSpace(a.Words) == "" {
		wrong.Add("words", "Say how the person agreed. An authority will ask.")
	}
	if a.Grade < GradeProven || a.Grade > GradeAsserted || len(a.Grade) != 1 {
		wrong.Add("grade", "Say how strong the proof is.")
	}
	return wrong.OrNil()
}

// Assert records the yes with its grade. It never overrides a no: a person who said no says yes again only themselves. It reports for how
// many purposes the consent stands because of it.
func (c *Contact) Assert(ctx context.Context, db *DB, a Assertion) (given int, err error) {
	if err := a.check(); err != nil {
		return 0, err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.lockContact(ctx, c.ID); err != nil {
			return err
		}
		purposes, err := findPurposes(ctx, tx, a.PurposeIDs)
		if err != nil {
			return err
		}
		event, err := tx.asserted(ctx, *c, purposes, &a)
		if err != nil {
			return err
		}
		evidenceID, err := tx.attest(ctx, &c.ID, event)
		if err != nil {
			return err
		}
		given, err = tx.assertAll(ctx, purposes, a.act(c.ID, evidenceID))
		return err
	})
	return given, err
}

func (a Assertion) act(contactID, evidenceID int64) Consent {
	act := Consent{ContactID: contactID, State: ConsentGiven, ActedAt: a.At, Source: a.Source, Grade: a.Grade, Tracked: a.Tracked, EvidenceID: evidenceID}
	if a.Notice != nil {
		act.NoticeID = &a.Notice.ID
	}
	return act
}

// asserted is the record of the yes. What a form of ours said then counts before what the company says now, also about keeping who reads what.
func (db *DB) asserted(ctx context.Context, c Contact, purposes []Purpose, a *Assertion) (*ledger.ConsentEvent, error) {
	event, err := db.consentEvent(ctx, c, purposes, ledger.Imported, a.At)
	if err != nil {
		return nil, err
	}
	event.Source, event.Grade = a.Source, a.Grade
	event.Assertion = &ledger.Assertion{By: a.Who.reference(), Words: a.Words, Shown: a.Shown, Page: a.Page, Network: a.Network, Tracked: a.Tracked && a.Notice == nil}
	if a.Notice == nil {
		return event, nil
	}
	version, err := FindFormVersion(ctx, db, a.Notice.FormVersionID)
	if err != nil {
		return nil, err
	}
	if len(version.Content.Chosen(a.PurposeIDs)) != len(purposes) {
		return nil, Invalid{"purpose_id": "This form does not ask for all of these."}
	}
	event.Terms, a.Tracked = version.terms(*a.Notice, a.PurposeIDs), version.Content.Tracking
	return event, nil
}

func (db *DB) assertAll(ctx context.Context, purposes []Purpose, act Consent) (given int, err error) {
	for _, purpose := range purposes {
		act.PurposeID, act.ExpiresAt = purpose.ID, purpose.Expiry(act.ActedAt)
		changed, err := db.assertConsent(ctx, act)
		if err != nil {
			return given, err
		}
		if changed {
			given++
		}
	}
	return given, nil
}
