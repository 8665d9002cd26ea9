package models

import (
	"context"
	"slices"
	"time"
)

// Former says that an address was somebody's once.
type Former struct {
	ContactID int64
	EndedAt   time.Time
	Why       FormerWhy
}

// FormerWhy is how somebody came to have an address no longer.
type FormerWhy string

const (
	// FormerHandedOver: the number is somebody else's now.
	FormerHandedOver FormerWhy = "handed_over"
	// FormerMoved: the person has another one, and WhatsApp said so.
	FormerMoved FormerWhy = "moved"
	// FormerErased: all that was known about the person was erased.
	FormerErased FormerWhy = "erased"
)

// noteFormer writes down that a person no longer has an address. What is kept is a keyed hash, as of those who are never messaged: it answers a
// question about the address, and cannot be read.
func (db *DB) noteFormer(ctx context.Context, contactID int64, why FormerWhy, at time.Time, addresses ...string) error {
	for _, hash := range db.hashes(addresses) {
		err := db.q(ctx).Exec(`INSERT INTO former_addresses (contact_id, hash, ended_at, why) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`, contactID, hash, at, why).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// ListFormer returns whose an address was once, the latest first.
func ListFormer(ctx context.Context, db *DB, address string) (all []Former, err error) {
	hashes := db.hashes([]string{address})
	if len(hashes) == 0 {
		return nil, nil
	}
	err = db.q(ctx).Raw(`SELECT contact_id, ended_at, why FROM former_addresses WHERE hash = ? ORDER BY ended_at DESC LIMIT 20`, hashes[0]).Scan(&all).Error
	return all, err
}

// ListLatelyFormer returns the addresses that people lost last, the latest first: whose, when and why. Somebody with a number and a user id stands there
// once.
func ListLatelyFormer(ctx context.Context, db *DB, limit int) (all []Former, err error) {
	var rows []Former
	err = db.q(ctx).Raw(`SELECT contact_id, ended_at, why FROM former_addresses ORDER BY ended_at DESC LIMIT ?`, 2*limit).Scan(&rows).Error
	for _, f := range rows {
		if len(all) < limit && !slices.Contains(all, f) {
			all = append(all, f)
		}
	}
	return all, err
}
