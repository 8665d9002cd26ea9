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

// Signups are those with these ids that are still there.
func Signups(ctx context.Context, db *DB, ids []int64) (all []Signup, err error) {
	err = db.q(ctx).Where(db.among("id"), db.list(ids)).Find(&all).Error
	return all, err
}

// Deliver stores calls of Meta's as they came in, in one commit.
func Deliver(ctx context.Context, db *DB, bodies [][]byte) error {
	if len(bodies) == 0 {
		return nil
	}
	events := make([]WebhookEvent, len(bodies))
	for i, body := range bodies {
		events[i] = WebhookEvent{ReceivedAt: db.Now(), Body: body, Signature: "sha256=test", State: "new"}
	}
	return db.q(ctx).Create(&events).Error
}

// FirstStuck is why the first call that could not be applied was not; empty when all were.
func FirstStuck(ctx context.Context, db *DB) (why string, err error) {
	err = db.q(ctx).Raw(`SELECT error || ' ' || state FROM webhook_events WHERE state <> 'applied' ORDER BY id LIMIT 1`).Scan(&why).Error
	return why, err
}
