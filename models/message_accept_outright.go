package models

import (
	"context"
	"database/sql"
	"errors"
	"slices"
)

// acceptOutright writes a batch without a look at it before, and takes that back where one message is not as it was claimed, or somebody was erased
// lately: did is false then, and nothing has happened. Locking each row before it is written would take Postgres half as long again.
func (db *DB) acceptOutright(ctx context.Context, plain []Happening) (m moves, did bool, err error) {
	if err := db.q(ctx).Exec(`SAVEPOINT outright`).Error; err != nil {
		return nil, false, err
	}
	m, all, err := db.writeOutright(ctx, plain)
	if err != nil {
		return nil, false, err
	}
	erased, err := db.erasedSince(ctx, plain)
	if err != nil {
		return nil, false, err
	}
	if did = all && !erased; did {
		if err := db.q(ctx).Exec(`RELEASE SAVEPOINT outright`).Error; err != nil {
			return nil, did, err
		}
		return m, did, db.enterAccepted(ctx, plain)
	}
	return nil, did, db.q(ctx).Exec(`ROLLBACK TO SAVEPOINT outright`).Error
}

// writeOutright writes those that are as they were claimed, and tells whether those are all. It locks in the order of keys, which plain has.
func (db *DB) writeOutright(ctx context.Context, plain []Happening) (m moves, all bool, err error) {
	attempts := make([]int64, len(plain))
	for i, h := range plain {
		attempts[i] = int64(h.Attempt)
	}
	ids, wamids, at := acceptedColumns(plain)
	m, written := moves{}, int64(0)
	err = db.eachRow(ctx, func(rows *sql.Rows) error {
		var campaignID *int64
		var n int64
		err := rows.Scan(&campaignID, &n)
		written += n
		m.add(campaignID, Dispatching, Accepted, n)
		return err
	}, `WITH written AS (UPDATE messages m`+setAccepted+`unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::bigint[]) AS r(id, wamid, at, attempt)
		WHERE`+asInHand+` RETURNING m.campaign_id)
		SELECT campaign_id, COUNT(*) FROM written GROUP BY campaign_id`,
		db.list(ids), db.texts(wamids), arrayOf(db.dialect, at), db.list(attempts))
	return m, written == int64(len(plain)), err
}

// errUnusual takes back what was written where a message is not as it was claimed, or somebody was erased lately.
var errUnusual = errors.New("models: a message is not as it was claimed")

// acceptAlone is acceptOutright for SQLite, in a transaction of its own: to be able to take back a part of one it would keep a copy of each page. It writes
// nothing, and did is false, where anything else has happened too, or of what campaign a message is was not told.
func (db *DB) acceptAlone(ctx context.Context, happenings []Happening) (did bool, err error) {
	plain, rest := plainAccepts(happenings)
	uncounted := func(h Happening) bool { return h.CampaignID == 0 }
	if db.dialect != sqlite || len(plain) == 0 || len(rest) > 0 || slices.ContainsFunc(plain, uncounted) {
		return false, nil
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.writeAlone(ctx, plain); err != nil {
			return err
		}
		m, fared := moves{}, outcomes{}
		for _, h := range plain {
			m.add(&h.CampaignID, Dispatching, Accepted, 1)
		}
		fared.accepted(m)
		return tx.countAll(ctx, m, fared)
	})
	if errors.Is(err, errUnusual) {
		return false, nil
	}
	return err == nil, err
}

func (db *DB) writeAlone(ctx context.Context, plain []Happening) error {
	erased, err := db.erasedSince(ctx, plain)
	if err != nil {
		return err
	}
	if erased {
		return errUnusual
	}
	rows, args := acceptedTexts(plain)
	written := db.q(ctx).Exec(db.updateMessages()+` AS m`+setAccepted+rows+` WHERE`+asInHand, args...)
	if written.Error != nil {
		return written.Error
	}
	if written.RowsAffected != int64(len(plain)) {
		return errUnusual
	}
	return db.enterAccepted(ctx, plain)
}
