package models

import (
	"context"
	"encoding/json"
	"slices"

	"golang.org/x/mod/sumdb/note"

	"greenlist/ledger"
)

// RotateSigningKey lets another key sign the log from here on. A leaf signed by both keys says so: who trusts the old one can follow. next must be kept
// where this process will find it again before it is called. It refuses, as Conflict, when another process replaced the key first.
func RotateSigningKey(ctx context.Context, db *DB, who Actor, next string) (Checkpoint, error) {
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		held := *tx.place.signing.Load()
		statement, err := ledger.NewKeyStatement(tx.place.installation.Origin, held, next)
		if err != nil {
			return err
		}
		changed := tx.q(ctx).Exec(`UPDATE installation SET signing_fingerprint = ? WHERE id = 1 AND signing_fingerprint = ?`,
			fingerprint("signing", []byte(next)), fingerprint("signing", []byte(held)))
		if changed.Error != nil || changed.RowsAffected == 0 {
			return orConflict(changed.Error, "Somebody else has just replaced the signing key.")
		}
		if _, err := tx.attest(ctx, nil, &ledger.KeyEvent{Header: ledger.Header{Type: ledger.KeyChanged}, Statement: statement}); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actSigningKeyRotate})
	})
	if err != nil {
		return Checkpoint{}, err
	}
	db.place.signing.Store(&next)
	return SignCheckpoint(ctx, db)
}

// signer is the key in force, for the transaction that signs with it: until that ends nobody can replace the key.
func (db *DB) signer(ctx context.Context) (note.Signer, error) {
	if err := db.holdKeyInForce(ctx, db.pick("", " FOR SHARE")); err != nil {
		return nil, err
	}
	return ledger.NewSigner(*db.place.signing.Load())
}

// holdKeyInForce reads the signing key anew where another process has replaced it. It refuses where that does not help.
func (db *DB) holdKeyInForce(ctx context.Context, lock string) error {
	var inForce string
	if err := db.q(ctx).Raw(`SELECT signing_fingerprint FROM installation WHERE id = 1` + lock).Scan(&inForce).Error; err != nil {
		return err
	}
	if fingerprint("signing", []byte(*db.place.signing.Load())) == inForce {
		return nil
	}
	if again := db.place.signingAgain; again != nil {
		if next, err := again(); err == nil && fingerprint("signing", []byte(next)) == inForce {
			db.place.signing.Store(&next)
			return nil
		}
	}
	return Refusal{Reason: "other-keys", Message: "The log's signing key was replaced. Give this process the new one and start it again."}
}

// VerifierKey is the public key that this process signs the log with.
func (db *DB) VerifierKey() (string, error) { return ledger.VKey(*db.place.signing.Load()) }

// keyInForce is the public key that signs the log now, whatever key this process holds.
func (db *DB) keyInForce(ctx context.Context) (string, error) {
	keys, err := db.VerifierKeys(ctx)
	if err != nil {
		return "", err
	}
	return keys[len(keys)-1], nil
}

// VerifierKeys are all public keys that ever signed the log, the one in force last.
func (db *DB) VerifierKeys(ctx context.Context) ([]string, error) {
	var payloads [][]byte
	err := db.q(ctx).Raw(`SELECT s.payload FROM evidence e JOIN sealed s ON s.evidence_id = e.id WHERE e.type = ? ORDER BY e.id`, ledger.KeyChanged).Scan(&payloads).Error
	if err != nil {
		return nil, err
	}
	var keys []string
	for _, payload := range payloads {
		var event ledger.KeyEvent
		if err := json.Unmarshal(payload, &event); err != nil {
			return nil, wrap("read a key statement", err)
		}
		rotation, err := event.Rotation()
		if err != nil {
			return nil, err
		}
		keys = append(keys, rotation.Old, rotation.New)
	}
	if len(keys) == 0 {
		held, err := db.VerifierKey()
		return []string{held}, err
	}
	return slices.Compact(keys), nil
}
