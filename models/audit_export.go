package models

import (
	"context"

	"greenlist/ledger"
)

// ExportActs hands over every act that fits a search, the newest first, each with its proof, without holding them all. That it was asked for is
// itself an act, written down before the first leaves.
func ExportActs(ctx context.Context, db *DB, who Actor, s ActSearch, hand func(act Act, name string) error) error {
	s.Before = 0
	if err := db.noteExport(ctx, who, deed{act: actActsExport, after: s}); err != nil {
		return err
	}
	for {
		entries, err := db.listAuditEntries(ctx, s, actsAtOnce)
		if err != nil || len(entries) == 0 {
			return err
		}
		acts, err := db.openActs(ctx, entries)
		if err != nil {
			return err
		}
		things := make([]Thing, len(acts))
		for i, a := range acts {
			things[i] = a.Thing()
		}
		names, err := db.nameThings(ctx, things)
		if err != nil {
			return err
		}
		for _, a := range acts {
			if err := hand(a, names[a.Thing()]); err != nil {
				return err
			}
		}
		s.Before = entries[len(entries)-1].ID
	}
}

// FindActProof is a file that proves one act to anybody: the record and its way to the newest signed checkpoint. It signs one where none covers the act
// yet. It refuses what was erased, and what has no place in the log yet, which takes a second.
func FindActProof(ctx context.Context, db *DB, id int64) (file []byte, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var e AuditEntry
		if err := tx.q(ctx).Take(&e, id).Error; err != nil {
			return found(err, "act")
		}
		acts, err := tx.openActs(ctx, []AuditEntry{e})
		if err != nil {
			return err
		}
		p := acts[0].Proof
		switch {
		case p.Erased():
			return Refusal{Reason: "erased", Message: "What this act said was erased. That it was there stays in the log; it cannot be opened any more."}
		case p.Place == nil:
			return Conflict{"This act is being placed in the log. Try again in a second."}
		}
		file, err = tx.receiptFile(ctx, *p.Place, p.Evidence.Line, ledger.Opening{Nonce: p.Nonce, Payload: p.Payload})
		return err
	})
	return file, err
}
