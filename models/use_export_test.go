package models

import (
	"context"

	"greenlist/ledger"
)

// ClaimWithout writes into the log that a message was claimed on the strength of whatever is named, as a broken claim would.
func ClaimWithout(ctx context.Context, db *DB, contact, message, purpose, consent int64) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		_, err := tx.attest(ctx, nil, &ledger.UseEvent{
			Header: ledger.Header{Type: ledger.Used}, Campaign: 1, Purpose: purpose, Uses: []ledger.Use{{Message: message, Attempt: 1, Consent: consent, Contact: contact}},
		})
		return err
	})
}
