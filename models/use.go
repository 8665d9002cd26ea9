package models

import (
	"context"
	"slices"

	"greenlist/ledger"
)

// Use is a message that relied on a yes, and whether it might.
type Use struct {
	Message
	Campaign  string
	PurposeID int64
	Template  string // its name at Meta
	Version   int    // of its words
	// Place is where the log says so; nil for the second in which it has none yet.
	Place   *int64
	Verdict Verdict `gorm:"-"`
}

// AttemptID is the last attempt, as it travelled to Meta and comes back in every status.
func (m Message) AttemptID(db *DB) AttemptID {
	return AttemptID{DatabaseID: db.place.installation.DatabaseID, MessageID: m.ID, Attempt: m.Attempt}
}

// usedColumns says what a message relied on, and what it belongs to.
const usedColumns = `SELECT m.*, COALESCE(p.name, '') AS campaign, COALESCE(p.purpose_id, 0) AS purpose_id, COALESCE(t.name, '') AS template, COALESCE(v.number, 0) AS version,
	l.idx AS place FROM messages m LEFT JOIN campaigns p ON p.id = m.campaign_id LEFT JOIN template_versions v ON v.id = m.template_version_id
	LEFT JOIN templates t ON t.id = v.template_id LEFT JOIN log_leaves l ON l.evidence_id = m.use_evidence_id`

func (d *Dossier) readUses(ctx context.Context, db *DB) error {
	err := db.q(ctx).Raw(usedColumns+` WHERE `+db.among("m.contact_id")+` AND m.attempt > 0 AND m.kind IN ? ORDER BY m.id`, db.list(d.ids()), needConsent).Scan(&d.Uses).Error
	if err != nil {
		return err
	}
	for i, use := range d.Uses {
		d.Uses[i].Verdict = use.judge(d.Proofs)
	}
	return nil
}

// needConsent are the kinds of message that a consent gates.
var needConsent = []MessageKind{CampaignMessage, "trigger"}

// judge asks the person's evidence whether the message might be sent.
func (u Use) judge(proofs []Proof) Verdict {
	r := reliance{contact: u.ContactID, purpose: u.PurposeID, consent: value(u.ConsentEvidenceID), use: value(u.UseEvidenceID)}
	if u.ClaimedAt != nil {
		r.at = *u.ClaimedAt
	}
	var yes *act
	var nos []act
	for _, p := range proofs {
		one := p.act()
		if one.id == r.consent {
			yes = &one
		}
		if one.kind.No() {
			nos = append(nos, one)
		}
	}
	return r.verdict(yes, nos)
}

// UsePageSize is how many messages one page lists.
const UsePageSize = 50

// ListUses returns messages that relied on a piece of a person's evidence, the newest first, before a known one; 0 begins. more tells whether there are
// others behind them.
func (c Contact) ListUses(ctx context.Context, db *DB, p Proof, before int64) (all []Use, more bool, err error) {
	ids, err := c.everyID(ctx, db)
	if err != nil {
		return nil, false, err
	}
	if before == 0 {
		before = everything << 30
	}
	err = db.q(ctx).Raw(usedColumns+` WHERE `+db.among("m.contact_id")+` AND m.consent_evidence_id = ? AND m.id < ? ORDER BY m.id DESC LIMIT ?`,
		db.list(ids), p.Evidence.ID, before, UsePageSize+1).Scan(&all).Error
	more = len(all) > UsePageSize
	return all[:min(len(all), UsePageSize)], more, err
}

// FindUse returns a message with what it relied on; for one that needs no consent there is nothing to judge.
func FindUse(ctx context.Context, db *DB, messageID int64) (Use, Contact, []Proof, error) {
	var u Use
	var c Contact
	var proofs []Proof
	err := db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		if err := tx.q(ctx).Raw(usedColumns+` WHERE m.id = ?`, messageID).Take(&u).Error; err != nil {
			return found(err, "message")
		}
		if c, err = FindContact(ctx, tx, u.ContactID); err != nil {
			return err
		}
		of, err := tx.proofsOf(ctx, c)
		if err != nil {
			return err
		}
		proofs, err = of.read(ctx, `(e.id = ? OR e.type IN ?)`, everything, value(u.ConsentEvidenceID), noTypes)
		return err
	})
	if err == nil && u.NeedsConsent() {
		u.Verdict = u.judge(proofs)
	}
	return u, c, proofs, err
}

var noTypes = []ledger.Type{ledger.Withdrawn, ledger.Refused, ledger.Expired}

// NeedsConsent tells whether the message was claimed on the strength of a yes.
func (m Message) NeedsConsent() bool { return m.Attempt > 0 && slices.Contains(needConsent, m.Kind) }
