package models

import (
	"context"
	"slices"
	"time"

	"greenlist/ledger"
)

// ConsentLine is one act of one person about one purpose, as a list shows it.
type ConsentLine struct {
	EvidenceID int64
	Type       ledger.Type
	// ActedAt is when the person acted, RecordedAt when it was written down here.
	ActedAt, RecordedAt time.Time
	ContactID           int64
	Phone, BSUID        string
	Purpose             string
	Source, Grade       string
	Channel             string // of a no
	Renewed             bool   // a yes while one was in force
}

// ConsentPeriod says which acts to list: those of a purpose (0: all), from From until before Until, by when the person acted; zero is open.
type ConsentPeriod struct {
	PurposeID   int64
	From, Until time.Time
}

// acts are the types of evidence that change a consent.
var acts = []ledger.Type{ledger.Confirmed, ledger.Imported, ledger.Withdrawn, ledger.Refused, ledger.Expired}

// consentLinesAtOnce is how many pieces of evidence are read at a time.
const consentLinesAtOnce = 1000

// ExportConsents gives every act to f, in the order in which they were written down; it may be millions. That it was asked for stands in the audit.
// Acts of people who were erased are not among them.
func ExportConsents(ctx context.Context, db *DB, who Actor, p ConsentPeriod, f func(ConsentLine) error) error {
	names, err := PurposeNames(ctx, db)
	if err != nil {
		return err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		return tx.audit(ctx, who, deed{act: actConsentsExport, after: p})
	})
	for last := int64(0); err == nil; {
		var rows []openedEvidence
		if rows, err = db.evidenceAfter(ctx, last, p.From); err != nil || len(rows) == 0 {
			return err
		}
		for _, row := range rows {
			if row.Payload == nil {
				continue
			}
			if err := row.lines(p, names, f); err != nil {
				return err
			}
		}
		last = rows[len(rows)-1].ID
	}
	return err
}

type openedEvidence struct {
	Evidence
	Payload []byte
}

// evidenceAfter reads on after a known id. Nothing is written down long before it happened, so what was written before from is left out. The
// evidence is picked before its payload is fetched: joined at once, Postgres starts workers for every thousand. Of who was erased there is no payload.
func (db *DB) evidenceAfter(ctx context.Context, last int64, from time.Time) (rows []openedEvidence, err error) {
	err = db.q(ctx).Raw(`SELECT e.*, s.payload FROM (SELECT * FROM evidence WHERE id > ? AND type IN ? AND created_at >= ? ORDER BY id LIMIT ?) AS e
		LEFT JOIN sealed s ON s.evidence_id = e.id ORDER BY e.id`, last, acts, from.Add(-early), consentLinesAtOnce).Scan(&rows).Error
	return rows, err
}

func (e openedEvidence) lines(p ConsentPeriod, names map[int64]string, f func(ConsentLine) error) error {
	read, err := ledger.ReadPayload(e.Type, e.Payload)
	event, ok := read.(*ledger.ConsentEvent)
	if err != nil || !ok || !p.holds(event.Acted()) {
		return err
	}
	line := ConsentLine{
		EvidenceID: e.ID, Type: e.Type, ActedAt: event.Acted(), RecordedAt: e.CreatedAt, ContactID: event.Subject.Contact, Phone: event.Subject.Phone, BSUID: event.Subject.BSUID,
		Source: event.Source, Grade: event.Grade, Renewed: event.Event.State == ledger.StateRenewed,
	}
	if event.Withdrawal != nil {
		line.Channel = event.Withdrawal.Channel
	}
	for _, purpose := range event.Terms.Purposes {
		if p.PurposeID != 0 && p.PurposeID != purpose.ID {
			continue
		}
		if line.Purpose = names[purpose.ID]; line.Purpose == "" {
			line.Purpose = purpose.Words
		}
		if err := f(line); err != nil {
			return err
		}
	}
	return nil
}

func (p ConsentPeriod) holds(at time.Time) bool {
	return !at.Before(p.From) && (p.Until.IsZero() || at.Before(p.Until))
}

// Word is the act as lists say it: given, renewed, withdrawn, refused or expired.
func (l ConsentLine) Word() string {
	if l.Renewed {
		return string(Renewed)
	}
	if slices.Contains([]ledger.Type{ledger.Confirmed, ledger.Imported}, l.Type) {
		return string(ConsentGiven)
	}
	return string(l.Type)
}
