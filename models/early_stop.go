package models

import (
	"context"
	"encoding/binary"
	"errors"
	"time"
)

// A no can overtake the yes it is about: Meta tells of messages in any order, and of one that we did not take it tells again for a week. Of people we
// do not know nothing is kept, but that one of them said no: a keyed hash of the sender, and when. A yes from before that then gives nothing.

// earlyStopLife is how long a stranger's no is remembered: as long as Meta repeats what we missed, and a day.
const earlyStopLife = 8 * 24 * time.Hour

// stopHashes stand for who sent something, by each of their addresses.
func (db *DB) stopHashes(a Address) (hashes [][]byte) {
	for _, address := range []string{a.Phone, a.BSUID} {
		if address != "" {
			hashes = append(hashes, db.place.keys.mac("early stop", []byte(address)))
		}
	}
	return hashes
}

// lockStranger makes those who hear of one person wait for each other until they commit, though there is no row of that person's to lock yet.
func (db *DB) lockStranger(ctx context.Context, a Address) error {
	lock := db.pick(``, `SELECT pg_advisory_xact_lock(?)`)
	if lock == "" {
		return nil // SQLite has one writer at a time
	}
	for _, hash := range db.stopHashes(a) {
		if err := db.q(ctx).Exec(lock, int64(binary.BigEndian.Uint64(hash))).Error; err != nil {
			return err
		}
	}
	return nil
}

// strangerStops takes a no from somebody we did not know a moment ago. It is them after all when their yes has come in meanwhile; otherwise their no is
// remembered, and NotFound says so.
func (db *DB) strangerStops(ctx context.Context, a Address, at time.Time, channel string) (Contact, error) {
	if err := db.lockStranger(ctx, a); err != nil {
		return Contact{}, err
	}
	contact, err := db.behind(ctx, a)
	if !errors.As(err, new(NotFound)) {
		return contact, err
	}
	if at.IsZero() {
		at = db.Now()
	}
	for _, hash := range db.stopHashes(a) {
		failed := db.q(ctx).Exec(`INSERT INTO early_stops (at, hash, channel) VALUES (?, ?, ?)
			ON CONFLICT (hash) DO UPDATE SET at = excluded.at, channel = excluded.channel WHERE excluded.at > early_stops.at`, at, hash, channel).Error
		if failed != nil {
			return contact, failed
		}
	}
	return contact, err
}

// heedEarlyStop withdraws the yes that somebody has just given, if they said no since.
func (db *DB) heedEarlyStop(ctx context.Context, contact Contact, a Address, yes time.Time) (stopped bool, err error) {
	var last struct {
		At      time.Time
		Channel string
	}
	err = db.q(ctx).Raw(`SELECT at, channel FROM early_stops WHERE hash IN ? AND at >= ? ORDER BY at DESC LIMIT 1`, db.stopHashes(a), yes).Scan(&last).Error
	if err != nil || last.At.IsZero() {
		return false, err
	}
	return true, contact.Withdraw(ctx, db, Withdrawal{At: last.At, Channel: last.Channel, Who: System})
}

// forgetEarlyStops drops those that no yes can come after any more.
func (db *DB) forgetEarlyStops(ctx context.Context) error {
	return db.q(ctx).Exec(`DELETE FROM early_stops WHERE at < ?`, db.Now().Add(-earlyStopLife)).Error
}
