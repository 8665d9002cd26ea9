package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// Receive is all that a message from a person leads to.
func Receive(ctx context.Context, db *DB, event whatsapp.InboundEvent) error {
	body := []byte(`{"id":"` + event.MessageID + `"}`)
	sum := sha256.Sum256(body)
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		return tx.receive(ctx, event, ledger.Webhook{Signature: "sha256=test", SHA256: hex.EncodeToString(sum[:]), Body: body})
	})
}

// Replies are what was written to a person outside campaigns, oldest first, and how it stands.
func Replies(ctx context.Context, db *DB, contactID int64) (all []Message, err error) {
	err = db.q(ctx).Where("contact_id = ? AND campaign_id IS NULL", contactID).Order("id").Find(&all).Error
	return all, err
}

// Forget makes a person erased, merged or without an address, as verbs elsewhere do.
func Forget(ctx context.Context, db *DB, contactID int64, set string) error {
	return db.q(ctx).Exec(`UPDATE contacts SET `+set+` WHERE id = ?`, contactID).Error
}

// Keywords are words for tests of how they are heard.
func Keywords(words ...string) (all []Keyword) {
	for _, word := range words {
		all = append(all, Keyword{Word: word, Folded: foldKeyword(word)})
	}
	return all
}

// HeardKeyword is the word that a text is taken for.
func HeardKeyword(text string, all []Keyword) string {
	k, ok := heardKeyword(text, all)
	if !ok {
		return ""
	}
	return k.Word
}
