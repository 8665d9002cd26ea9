package models

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// accept writes what happens to nearly every message: Meta has taken it, and nothing was heard of it before. It comes to what Message.apply comes to. It
// returns the happenings that are anything else, and what is to be counted.
func (db *DB) accept(ctx context.Context, happenings []Happening) (rest []Happening, m moves, err error) {
	plain, rest := plainAccepts(happenings)
	if len(plain) == 0 {
		return rest, moves{}, nil
	}
	if len(rest) == 0 && db.dialect == postgres {
		if m, did, err := db.acceptOutright(ctx, plain); did || err != nil {
			return nil, m, err
		}
	}
	seen, err := db.lookAtAll(ctx, plain, rest)
	if err != nil {
		return nil, nil, err
	}
	if !seen.all {
		return happenings, moves{}, nil
	}
	kept := plain[:0]
	for _, h := range plain {
		if seen.unusual[h.MessageID] {
			rest = append(rest, h)
		} else {
			kept = append(kept, h)
		}
	}
	return rest, seen.moves, db.writeAccepts(ctx, kept)
}

// plainAccepts parts what accept may write from the rest. Of two happenings about one message both have to be looked at. In the order of their keys
// neighbours are found on the same pages, and two batches never wait for each other in a circle.
func plainAccepts(happenings []Happening) (plain, rest []Happening) {
	about := make(map[int64]int, len(happenings))
	for _, h := range happenings {
		about[h.MessageID]++
	}
	for _, h := range happenings {
		if h.plainAccept() && about[h.MessageID] == 1 {
			plain = append(plain, h)
		} else {
			rest = append(rest, h)
		}
	}
	slices.SortFunc(plain, func(a, b Happening) int { return cmp.Compare(a.MessageID, b.MessageID) })
	return plain, rest
}

func (h Happening) plainAccept() bool {
	return h.What == EventAccepted && h.WAMID != "" && h.Code == 0 && !h.Held && h.Attempt < noAttempt
}

// looked is how the messages stand about which something was heard.
type looked struct {
	all     bool           // is false where there is one that we do not know
	unusual map[int64]bool // are not as they were claimed
	moves   moves          // is what is to be counted when all others are accepted
}

// erasedFor is how much earlier than an answer somebody may have been erased after their message was claimed, by clocks that may be wrong.
const erasedFor = time.Hour

// lookAtAll locks, as lockMessages does, in the order of keys and all at once. That a person was erased while it waited only another statement sees; mostly
// nobody was for a long time.
func (db *DB) lookAtAll(ctx context.Context, plain, rest []Happening) (looked, error) {
	seen, err := db.lookAt(ctx, plain, rest, ``)
	if err != nil {
		return seen, err
	}
	erased, err := db.erasedSince(ctx, plain)
	if err != nil || !erased {
		return seen, err
	}
	return db.lookAt(ctx, plain, rest, ` AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = m.contact_id AND c.erased_at IS NOT NULL)`)
}

// erasedSince tells whether anybody was erased who may be one of those that messages went to.
func (db *DB) erasedSince(ctx context.Context, plain []Happening) (bool, error) {
	earliest := slices.MinFunc(plain, func(a, b Happening) int { return a.At.Compare(b.At) }).At
	var erased []int64
	err := db.q(ctx).Raw(`SELECT id FROM contacts WHERE erased_at > ? ORDER BY erased_at DESC LIMIT 1`, earliest.Add(-erasedFor)).Scan(&erased).Error
	return len(erased) > 0, err
}

// noAttempt stands for a message of which more than its attempt has to be looked at.
const noAttempt = 1<<16 - 1

// lookAt asks before anything is written: that takes SQLite less than half of what it takes to hand back every row that it changes.
func (db *DB) lookAt(ctx context.Context, plain, rest []Happening, besides string) (looked, error) {
	attempts := make([]int64, 0, len(plain)+len(rest))
	for _, h := range plain {
		attempts = append(attempts, h.MessageID<<16|int64(h.Attempt))
	}
	for _, h := range rest {
		attempts = append(attempts, h.MessageID<<16|noAttempt)
	}
	seen, found := looked{unusual: map[int64]bool{}, moves: moves{}}, 0
	err := db.eachRow(ctx, func(rows *sql.Rows) error {
		var id, n int64
		var campaignID *int64
		if err := rows.Scan(&id, &campaignID, &n); err != nil {
			return err
		}
		if found += int(n); id > 0 {
			seen.unusual[id] = true
			return nil
		}
		seen.moves.add(campaignID, Dispatching, Accepted, n)
		return nil
	}, db.lookSQL(besides), db.list(attempts))
	seen.all = found == len(attempts)
	return seen, err
}

// lookSQL counts what is as it was claimed, and names the others. It asks in a CASE, which the database does not look into: from the bare conditions
// Postgres reckons that next to nothing is in flight, begins with that, and goes through all of it for each message.
func (db *DB) lookSQL(besides string) string {
	return `WITH held AS MATERIALIZED (SELECT m.id, m.campaign_id, CASE WHEN m.attempt = (r.value & 65535)` + asClaimed + besides + ` THEN 1 ELSE 0 END AS usual FROM ` + db.pick(`json_each(?) AS r`, `unnest(?::bigint[]) AS r(value)`) + `
		JOIN messages m ON m.id = (r.value >> 16) ORDER BY m.id` + db.pick(``, ` FOR UPDATE OF m`) + `)
		SELECT 0, campaign_id, COUNT(*) FROM held WHERE usual = 1 GROUP BY campaign_id UNION ALL SELECT id, campaign_id, 1 FROM held WHERE usual = 0`
}

const (
	asClaimed = ` AND m.state = 'dispatching' AND m.wamid IS NULL AND m.accepted_at IS NULL`
	// asInHand is of a message m and what was heard of it, r. In a CASE the database does not look into it: see lookSQL.
	asInHand    = ` m.id = r.id AND CASE WHEN m.attempt = r.attempt` + asClaimed + ` THEN true ELSE false END`
	setAccepted = ` SET state = 'accepted', pile = '', reason = '', error_code = 0, error_detail = '', wamid = r.wamid, accepted_at = r.at FROM `
)

// writeAccepts writes those that were looked at and are as they were claimed.
func (db *DB) writeAccepts(ctx context.Context, plain []Happening) error {
	if len(plain) == 0 {
		return nil
	}
	rows, args := db.acceptedRows(plain)
	written := db.q(ctx).Exec(db.updateMessages()+setAccepted+rows+` WHERE messages.id = r.id`, args...)
	if written.Error == nil && written.RowsAffected != int64(len(plain)) {
		return fmt.Errorf("models: %d messages that were held could not be written", int64(len(plain))-written.RowsAffected)
	}
	if written.Error != nil {
		return written.Error
	}
	return db.enterAccepted(ctx, plain)
}

func (db *DB) enterAccepted(ctx context.Context, plain []Happening) error {
	wamids := make(map[int64]string, len(plain))
	for _, h := range plain {
		wamids[h.MessageID] = h.WAMID
	}
	return db.enterWAMIDs(ctx, wamids)
}

// acceptedRows is a table named r of what each message is to say.
func (db *DB) acceptedRows(plain []Happening) (table string, args []any) {
	if db.dialect == sqlite {
		return acceptedTexts(plain)
	}
	ids, wamids, at := acceptedColumns(plain)
	return `unnest(?::bigint[], ?::text[], ?::timestamptz[]) AS r(id, wamid, at)`, []any{db.list(ids), db.texts(wamids), arrayOf(db.dialect, at)}
}

func acceptedColumns(plain []Happening) (ids []int64, wamids []string, at []time.Time) {
	ids, wamids, at = make([]int64, len(plain)), make([]string, len(plain)), make([]time.Time, len(plain))
	for i, h := range plain {
		ids[i], wamids[i], at[i] = h.MessageID, h.WAMID, h.At
	}
	return ids, wamids, at
}

// acceptedTexts says it in one text for each message, with everything at a place of its own: SQLite takes them apart much quicker than objects.
func acceptedTexts(plain []Happening) (table string, args []any) {
	rows := make([]string, len(plain))
	for i, h := range plain {
		rows[i] = fmt.Sprintf("%s%20d%5d%s", stamp(h.At), h.MessageID, h.Attempt, h.WAMID)
	}
	return `(SELECT CAST(substr(value, 24, 20) AS INTEGER) AS id, CAST(substr(value, 44, 5) AS INTEGER) AS attempt, substr(value, 49) AS wamid,
		substr(value, 1, 23) AS at FROM json_each(?)) AS r`,
		[]any{arrayOf(sqlite, rows)}
}

// updateMessages begins a statement that changes many messages. SQLite keeps a copy of each page that a statement touches, in case it fails half-way and
// the transaction goes on; ours never goes on.
func (db *DB) updateMessages() string { return db.pick(`UPDATE OR FAIL messages`, `UPDATE messages`) }
