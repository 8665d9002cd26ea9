package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// Choose is all that somebody's choice inside WhatsApp leads to.
func Choose(ctx context.Context, db *DB, e whatsapp.PreferenceEvent) error {
	body := []byte(e.Value + e.At.String())
	sum := sha256.Sum256(body)
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		return tx.applyPreference(ctx, e, ledger.Webhook{Signature: "sha256=test", SHA256: hex.EncodeToString(sum[:]), Body: body})
	})
}

// Erase empties a contact as an erasure will: nothing is left in the row by which they could be met again.
func Erase(ctx context.Context, db *DB, id int64) error {
	return db.q(ctx).Exec(`UPDATE contacts SET phone = NULL, bsuid = NULL, name = '', erased_at = ? WHERE id = ?`, db.Now(), id).Error
}

// Waiting counts who waits for an advisory lock of this database, on SQLite as if somebody did.
func Waiting(ctx context.Context, db *DB) (n int, err error) {
	if db.dialect == sqlite {
		return 1, nil
	}
	err = db.q(ctx).Raw(`SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`).Scan(&n).Error
	return n, err
}
