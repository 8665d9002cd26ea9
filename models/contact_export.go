package models

import (
	"context"
)

// ExportedContact is one row of a list that leaves the house: a person, and how they stand to each purpose.
type ExportedContact struct {
	Contact
	Consents map[int64]Consent // by purpose
}

// ExportContacts hands over everybody who fits a search, oldest first, without holding them all. It is written down before the first row leaves
// who took which list, and after the last how many there were.
func ExportContacts(ctx context.Context, db *DB, who Actor, s ContactSearch, hand func(ExportedContact) error) error {
	s.Before, s.After = 0, 0
	if err := db.noteExport(ctx, who, deed{act: actContactsExport, after: s}); err != nil {
		return err
	}
	rows := 0
	err := EachContact(ctx, db, s, func(people []Contact) error {
		rows += len(people)
		return handOver(ctx, db, people, hand)
	})
	if err != nil {
		return err
	}
	return db.noteExport(ctx, who, deed{act: actContactsExported, after: map[string]any{"people": rows}})
}

func (db *DB) noteExport(ctx context.Context, who Actor, d deed) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.audit(ctx, who, d) })
}

func handOver(ctx context.Context, db *DB, people []Contact, hand func(ExportedContact) error) error {
	ids := make([]int64, len(people))
	for i, c := range people {
		ids[i] = c.ID
	}
	consents, err := ListConsentsOf(ctx, db, ids)
	if err != nil {
		return err
	}
	for _, c := range people {
		row := ExportedContact{Contact: c, Consents: map[int64]Consent{}}
		for _, consent := range consents[c.ID] {
			row.Consents[consent.PurposeID] = consent
		}
		if err := hand(row); err != nil {
			return err
		}
	}
	return nil
}
