package models

import (
	"context"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
)

// Table wamids leads from Meta's ids to messages. An entry is some bits of a hash of the id, and below them the key of the message. Where it leads is compared
// with the id itself, so that neither ids with the same bits do harm nor those that a message has no longer: of somebody who was erased an entry leads to
// a message without an id. An index of whole ids is several times as large, and took a twentieth of all that sending takes.
const (
	// keyBits of an entry are the key of its message. One bit is its sign, and never set.
	keyBits  = 40
	hashBits = 63 - keyBits
	// buckets is over how many rows entries are shared out that are made many at a time. What is looked for is in one of them. Where fewEntries are made
	// each has a row of its own, which is found at once.
	buckets    = 64
	fewEntries = 4 * buckets
)

func wamidHash(wamid string) int64 {
	return int64(crc32.ChecksumIEEE([]byte(wamid)) >> (32 - hashBits))
}

// sharedBucket is where a hash stands among others. Those with a row of their own stand where their hash says, which is not negative.
func sharedBucket(hash int64) int64 { return -1 - hash%buckets }

// enterWAMIDs lets messages be found by Meta's ids.
func (db *DB) enterWAMIDs(ctx context.Context, wamids map[int64]string) error {
	if len(wamids) == 0 {
		return nil
	}
	entries := map[int64][]int64{}
	for id, wamid := range wamids {
		hash := wamidHash(wamid)
		bucket := hash
		if len(wamids) > fewEntries {
			bucket = sharedBucket(hash)
		}
		entries[bucket] = append(entries[bucket], hash<<keyBits|id)
	}
	return db.writeBuckets(ctx, entries)
}

// writeBuckets says it in one text for each row, as acceptedTexts does.
func (db *DB) writeBuckets(ctx context.Context, entries map[int64][]int64) error {
	rows := make([]string, 0, len(entries))
	for _, bucket := range slices.Sorted(maps.Keys(entries)) {
		rows = append(rows, fmt.Sprintf("%20d%s", bucket, db.idsText(entries[bucket])))
	}
	return db.q(ctx).Exec(`INSERT INTO wamids (bucket, entries) SELECT CAST(substr(value, 1, 20) AS bigint), `+
		db.pick(`substr(value, 21) FROM json_each(?)`, `CAST(substr(value, 21) AS bigint[]) FROM unnest(?::text[]) AS r(value)`), db.texts(rows)).Error
}

// messageNamed finds the message that has an id of Meta's; 0 for none of ours.
func (db *DB) messageNamed(ctx context.Context, wamid string) (id int64, err error) {
	hash := wamidHash(wamid)
	err = db.q(ctx).Raw(`SELECT m.id FROM wamids w CROSS JOIN `+db.each("w.entries")+` JOIN messages m ON m.id = u.value - ?
		WHERE w.bucket IN (?, ?) AND u.value >> ? = ? AND m.wamid = ? LIMIT 1`,
		hash<<keyBits, hash, sharedBucket(hash), keyBits, hash, wamid).Scan(&id).Error
	return id, err
}

// renamed are the messages that got another id of Meta's, with that.
func (touched messages) renamed() (wamids map[int64]string) {
	wamids = map[int64]string{}
	for id, m := range touched {
		if wamid := deref(m.WAMID); wamid != "" && wamid != deref(m.stood.wamid) {
			wamids[id] = wamid
		}
	}
	return wamids
}
