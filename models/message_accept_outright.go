package models

import (
	"context"
	"database/sql"
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
		WHERE m.id = r.id AND CASE WHEN m.attempt = r.attempt`+asClaimed+` THEN true ELSE false END RETURNING m.campaign_id)
		SELECT campaign_id, COUNT(*) FROM written GROUP BY campaign_id`,
		db.list(ids), db.texts(wamids), arrayOf(db.dialect, at), db.list(attempts))
	return m, written == int64(len(plain)), err
}
