package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// Hear is a message from a person, as a webhook brings it.
func Hear(ctx context.Context, db *DB, event whatsapp.InboundEvent) (confirmed bool, contact Contact, err error) {
	body := []byte(`{"id":"` + event.MessageID + `"}`)
	sum := sha256.Sum256(body)
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		confirmed, contact, err = tx.confirmSignup(ctx, event, ledger.Webhook{Signature: "sha256=test", SHA256: hex.EncodeToString(sum[:]), Body: body})
		return err
	})
	return confirmed, contact, err
}

// Opened is what a piece of evidence seals, while it is there.
func Opened(ctx context.Context, db *DB, evidenceID int64) (event ledger.ConsentEvent, err error) {
	var sealed Sealed
	if err := db.q(ctx).Where("evidence_id = ?", evidenceID).Take(&sealed).Error; err != nil {
		return event, found(err, "payload")
	}
	for _, kind := range []ledger.Type{ledger.Granted, ledger.Confirmed, ledger.Imported} {
		payload, err := ledger.ReadPayload(kind, sealed.Payload)
		if err == nil {
			return *payload.(*ledger.ConsentEvent), nil
		}
	}
	return event, errors.New("this is no event of consent that gives anything")
}

// Count runs a query that counts.
func Count(ctx context.Context, db *DB, query string, values ...any) (n int, err error) {
	err = db.q(ctx).Raw(query, values...).Scan(&n).Error
	return n, err
}
