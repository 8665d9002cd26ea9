package models

import (
	"context"
	"database/sql"
	"fmt"
)

// accept writes what happens to nearly every message, without reading it first: Meta has taken it, and nothing was heard of it before. It comes to
// what Message.apply comes to. It returns the happenings that are anything else, and what is to be counted.
func (db *DB) accept(ctx context.Context, happenings []Happening) (rest []Happening, m moves, err error) {
	plain, rest := plainAccepts(happenings)
	if len(plain) == 0 {
		return rest, moves{}, nil
	}
	if err := db.holdMessages(ctx, happenings); err != nil {
		return nil, nil, err
	}
	written, m, err := db.writeAccepts(ctx, plain)
	for _, h := range plain {
		if !written[h.MessageID] {
			rest = append(rest, h)
		}
	}
	return rest, m, err
}

// writeAccepts writes those that are as they were claimed, and returns which these are.
func (db *DB) writeAccepts(ctx context.Context, plain []Happening) (written map[int64]bool, m moves, err error) {
	text, err := acceptRows(plain)
	if err != nil {
		return nil, nil, err
	}
	written, m = make(map[int64]bool, len(plain)), moves{}
	err = db.eachRow(ctx, func(rows *sql.Rows) error {
		var id int64
		var campaignID *int64
		if err := rows.Scan(&id, &campaignID); err != nil {
			return err
		}
		written[id] = true
		m.add(campaignID, Dispatching, Accepted, 1)
		return nil
	}, db.acceptSQL(), text)
	return written, m, err
}

// plainAccepts parts what accept may write from the rest. Of two happenings about one message both have to be looked at.
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
	return plain, rest
}

// acceptRows are one text for each message, with everything at a place of its own: the databases take them apart much quicker than objects.
func acceptRows(plain []Happening) (string, error) {
	rows := make([]string, len(plain))
	for i, h := range plain {
		rows[i] = fmt.Sprintf("%s%10d%20d%s", stamp(h.At), h.Attempt, h.MessageID, h.WAMID)
	}
	return jsonText(rows)
}

// acceptedRows reads them back as a table named r.
func (db *DB) acceptedRows() string {
	return db.pick(`(SELECT CAST(substr(value, 34, 20) AS INTEGER) AS id, CAST(substr(value, 24, 10) AS INTEGER) AS attempt, substr(value, 54) AS wamid,
		substr(value, 1, 23) AS at FROM json_each(?)) AS r`,
		`(SELECT substr(value, 34, 20)::bigint AS id, substr(value, 24, 10)::integer AS attempt, substr(value, 54) AS wamid,
		substr(value, 1, 23)::timestamptz AS at FROM jsonb_array_elements_text(?::jsonb)) AS r`)
}

func (h Happening) plainAccept() bool {
	return h.What == EventAccepted && h.WAMID != "" && h.Code == 0 && !h.Held
}

// holdMessages locks in the order of keys, as lockMessages does, and in a statement of its own: only a new one sees that a person was erased while
// it waited.
func (db *DB) holdMessages(ctx context.Context, happenings []Happening) error {
	if db.dialect == sqlite {
		return nil
	}
	ids := make([]int64, len(happenings))
	for i, h := range happenings {
		ids[i] = h.MessageID
	}
	return db.q(ctx).Exec(`SELECT id FROM messages WHERE `+db.among("id")+` ORDER BY id FOR UPDATE`, db.list(ids)).Error
}

// acceptSQL asks in a CASE, which the database does not look into: from the bare conditions Postgres reckons that next to nothing is in flight, begins
// with that, and goes through all of it for each message.
func (db *DB) acceptSQL() string {
	return db.updateMessages() + ` SET state = 'accepted', pile = '', reason = '', error_code = 0, error_detail = '', wamid = r.wamid, accepted_at = r.at
		FROM ` + db.acceptedRows() + `
		WHERE messages.id = r.id
		AND CASE WHEN messages.attempt = r.attempt AND messages.state = 'dispatching' AND messages.wamid IS NULL AND messages.accepted_at IS NULL THEN 1 ELSE 0 END = 1
		AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = messages.contact_id AND c.erased_at IS NOT NULL)
		RETURNING messages.id, messages.campaign_id`
}

// updateMessages begins a statement that changes many messages. SQLite keeps a copy of each page that a statement touches, in case it fails half-way and
// the transaction goes on; ours never goes on.
func (db *DB) updateMessages() string { return db.pick(`UPDATE OR FAIL messages`, `UPDATE messages`) }
