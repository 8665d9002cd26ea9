package models

import (
	"context"
	"database/sql"
	"errors"
)

// claimOutright judges messages and claims those that may go, in one statement of Postgres's. It leaves out messages of people who are being withdrawn,
// suppressed or erased right now, which lock them, and of people who never said yes or no.
//
// Each row that it judges by is locked as it is read, and read once more if it has changed since the statement began: a no that was committed by then is
// seen, and one that comes later waits for the claim. The entry of the log gets its place after that, so that it stands behind each of those. Messages
// are not locked: one that changes meanwhile stands at another place, where it is not found, and the claim is given up.
func (db *DB) claimOutright(ctx context.Context, c claimable, by *judging, ids []int64) (all []weighed, err error) {
	return db.claimBy(ctx, db.claimSQL(), c, by, ids)
}

func (db *DB) claimBy(ctx context.Context, statement string, c claimable, by *judging, ids []int64) (all []weighed, err error) {
	var written int
	err = db.eachRow(ctx, func(rows *sql.Rows) error {
		var use *int64
		all = append(all, weighed{})
		w := &all[len(all)-1]
		err := w.scan(rows, &use, &written)
		w.taken, by.use = w.no == "", max(by.use, deref(use))
		return err
	}, statement, append(db.gateArgs(c), db.Now(), db.list(ids), by.process, db.Now())...)
	if err == nil && written != countTaken(all) {
		err = errMoved
	}
	return all, err
}

// errMoved says that a message was no longer as it had been judged: Meta told of an earlier attempt in that moment.
var errMoved = errors.New("models: a message changed while it was being claimed")

func countTaken(all []weighed) (n int) {
	for _, w := range all {
		if w.taken {
			n++
		}
	}
	return n
}

// claimSQL looks for keys by ANY: they are all different, and Postgres need not see to that as it does with among.
func (db *DB) claimSQL() string {
	return `WITH judged AS MATERIALIZED (` + db.lockingGate(weighedColumns+`, m.ctid AS place, m.due_at`, `messages`) + ` WHERE` + due + ` AND m.id = ANY (?)
			FOR SHARE OF c SKIP LOCKED),
		use AS MATERIALIZED (SELECT nextval(pg_get_serial_sequence('evidence', 'id')) AS id FROM (SELECT COUNT(*) AS n FROM judged WHERE no = '') AS yes WHERE n > 0),
		taken AS (UPDATE messages SET state = 'dispatching', reason = '', attempt = j.attempt, process_id = ?, claimed_at = ?,
				use_evidence_id = (SELECT id FROM use), consent_evidence_id = j.evidence_id
			FROM judged j WHERE messages.ctid = j.place AND j.no = '' RETURNING 1)
		SELECT j.id, contact_id, phone, bsuid, attempt, refusals, parameters, evidence_id, in_window, no, (SELECT id FROM use), (SELECT COUNT(*) FROM taken)
		FROM judged j ORDER BY j.due_at, j.id`
}

// lockingGate is gate with a lock on each yes. No lock could keep a yes away that is not there, so who has none is left out. Postgres carries a copy of
// what is read of each along with it, so that is no more than the gate asks for.
func (db *DB) lockingGate(columns, messages string) string {
	return db.gateBy(columns, messages,
		`JOIN LATERAL (SELECT id, state, expires_at, evidence_id FROM consents WHERE contact_id = m.contact_id AND purpose_id = ? LIMIT 1 FOR SHARE SKIP LOCKED) k ON true`)
}
