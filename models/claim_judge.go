package models

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// weighed is a picked message and what was found when it was judged: the yes that it rests on, or the reason for a no.
type weighed struct {
	ID         int64
	ContactID  int64
	Phone      *string
	BSUID      *string
	attempt    int // it will be its
	refusals   int
	parameters map[string]string
	consent    *int64
	inWindow   bool
	no         string
	taken      bool // it was claimed when it was judged
}

const weighedColumns = `m.id, m.contact_id, c.phone, c.bsuid, m.attempt + 1 AS attempt, m.refusals, m.parameters, k.evidence_id, COALESCE(c.last_inbound_at > ?, FALSE) AS in_window`

// scan reads the columns, the reason for a no, and what else a row has.
func (w *weighed) scan(rows *sql.Rows, besides ...any) error {
	var parameters sql.RawBytes
	columns := []any{&w.ID, &w.ContactID, &w.Phone, &w.BSUID, &w.attempt, &w.refusals, &parameters, &w.consent, &w.inWindow, &w.no}
	if err := rows.Scan(append(columns, besides...)...); err != nil {
		return err
	}
	return json.Unmarshal(parameters, &w.parameters)
}

// judging is what a claim claims by: the process, and the place in the log where it will say which yes was relied on. That is known before, so that each
// message names it without being written twice; it is 0 until somebody's yes was relied on.
type judging struct{ process, use int64 }

// weigh judges those of the messages that are due. From then on nothing about them can change until the claim commits. In SQLite nobody else writes meanwhile.
func (db *DB) weigh(ctx context.Context, c claimable, by *judging, ids []int64) ([]weighed, error) {
	if db.dialect == sqlite {
		return db.judge(ctx, c, db.gate(weighedColumns, `messages`)+` WHERE`+due+` AND `+db.among("m.id")+` ORDER BY m.due_at, m.id`, db.Now(), db.list(ids))
	}
	all, err := db.claimOutright(ctx, c, by, ids)
	if err != nil || len(all) == len(ids) {
		return all, err
	}
	others, err := db.weighOthers(ctx, c, without(ids, all))
	return append(all, others...), err
}

// weighOthers judges those with whom there is no yes or no to lock: they were erased, say. It judges in a statement of its own, because only a new statement
// sees what was committed while the people were being locked.
func (db *DB) weighOthers(ctx context.Context, c claimable, ids []int64) ([]weighed, error) {
	held, err := db.holdDue(ctx, ids)
	if err != nil || len(held) == 0 {
		return nil, err
	}
	return db.judge(ctx, c, db.gate(weighedColumns, `messages`)+` WHERE `+db.among("m.id"), db.list(held))
}

func (db *DB) judge(ctx context.Context, c claimable, statement string, args ...any) (all []weighed, err error) {
	err = db.eachRow(ctx, func(rows *sql.Rows) error {
		all = append(all, weighed{})
		return all[len(all)-1].scan(rows)
	}, statement, append(db.gateArgs(c), args...)...)
	return all, err
}

// without are the ids that were not weighed.
func without(ids []int64, all []weighed) []int64 {
	got := make(map[int64]bool, len(all))
	for _, row := range all {
		got[row.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { return got[id] })
}

// take writes the same to all that may go: who claims them, by which entry of the log, and for each its yes.
func (db *DB) take(ctx context.Context, c claimable, by *judging, all []Dispatch) error {
	if len(all) == 0 {
		return nil
	}
	if by.use == 0 {
		use, err := db.nextEvidenceIDs(ctx, 1)
		if err != nil {
			return err
		}
		by.use = use[0]
	}
	yes, those, args := db.yesOfEach(c, all)
	taken := db.q(ctx).Exec(db.updateMessages()+` SET state = 'dispatching', reason = '', attempt = attempt + 1, process_id = ?, claimed_at = ?, use_evidence_id = ?,
		consent_evidence_id = `+yes+those, append([]any{by.process, db.Now(), by.use}, args...)...)
	if taken.Error == nil && taken.RowsAffected != int64(len(all)) {
		return fmt.Errorf("models: %d of %d messages could not be claimed", int64(len(all))-taken.RowsAffected, len(all))
	}
	return taken.Error
}

// yesOfEach is the yes that each message was judged by, and which messages those are. SQLite looks the yes up once more, which it does sooner than it takes
// a list of them apart; nobody else writes meanwhile.
func (db *DB) yesOfEach(c claimable, all []Dispatch) (yes, those string, args []any) {
	ids, yeses := make([]int64, len(all)), make([]int64, len(all))
	for i, d := range all {
		ids[i], yeses[i] = d.MessageID, d.ConsentEvidenceID
	}
	if db.dialect == postgres {
		return `r.yes`, ` FROM unnest(?::bigint[], ?::bigint[]) AS r(id, yes) WHERE messages.id = r.id`, []any{db.list(ids), db.list(yeses)}
	}
	return `(SELECT k.evidence_id FROM consents k WHERE k.contact_id = messages.contact_id AND k.purpose_id = ?)`, ` WHERE ` + db.among("id"),
		[]any{c.PurposeID, db.list(ids)}
}

// needsPerson is the reason to wait until somebody has read what a person wrote.
const needsPerson = "needs_person"

// turnAway writes why messages may not go: for good, or, where somebody's words must be read first, for now.
func (db *DB) turnAway(ctx context.Context, no map[string][]int64) (skipped, held int, err error) {
	for _, reason := range slices.Sorted(maps.Keys(no)) {
		ids := no[reason]
		if reason == needsPerson {
			held += len(ids)
			err = db.holdBack(ctx, ids)
		} else {
			skipped += len(ids)
			err = db.skip(ctx, reason, ids)
		}
		if err != nil {
			return 0, 0, err
		}
	}
	return skipped, held, nil
}

func (db *DB) skip(ctx context.Context, reason string, ids []int64) error {
	skipped := db.q(ctx).Exec(`UPDATE messages SET state = 'skipped', pile = 'skipped', reason = ?, process_id = NULL, claimed_at = ?
		WHERE state = 'queued' AND `+db.among("id"), reason, db.Now(), db.list(ids))
	if skipped.Error == nil && skipped.RowsAffected != int64(len(ids)) {
		return errMoved
	}
	return skipped.Error
}

func (db *DB) holdBack(ctx context.Context, ids []int64) error {
	until := db.Now().Add(doubtWait)
	moment := db.pick(`?`, `?::timestamptz`)
	var held []waiting
	err := db.q(ctx).Raw(`UPDATE messages SET reason = ?, process_id = NULL, due_at = CASE WHEN not_after < `+moment+` THEN not_after ELSE `+moment+` END
		WHERE state = 'queued' AND `+db.among("id")+` RETURNING id, campaign_id, due_at`, needsPerson, until, until, db.list(ids)).Scan(&held).Error
	if err != nil {
		return err
	}
	if len(held) != len(ids) {
		return errMoved
	}
	return db.queueAgain(ctx, held)
}

// gate is the one place that says who may be messaged for a purpose: a row for each of some messages, with the reason for a no, or none, behind other columns. The yes is looked
// up for each person: all who agreed to a purpose may be a million, and a database that has not counted them yet would read them all.
func (db *DB) gate(columns, messages string) string {
	return db.gateBy(columns, messages, db.pick(`LEFT JOIN consents k ON k.contact_id = m.contact_id AND k.purpose_id = ?`,
		`LEFT JOIN LATERAL (SELECT * FROM consents WHERE contact_id = m.contact_id AND purpose_id = ? LIMIT 1) k ON true`))
}

// gateArgs are the parameters of weighedColumns and a gate, in their order.
func (db *DB) gateArgs(c claimable) []any {
	now := db.Now()
	return []any{now.Add(-customerServiceWindow), now, now, c.PurposeID}
}

func (db *DB) gateBy(columns, messages, consents string) string {
	return `SELECT ` + columns + `, CASE
		WHEN c.erased_at IS NOT NULL THEN 'erased'
		WHEN c.merged_into IS NOT NULL THEN 'merged'
		WHEN c.phone IS NULL AND c.bsuid IS NULL THEN 'no_address'
		WHEN c.suppressed_at IS NOT NULL THEN 'suppressed'
		WHEN k.id IS NULL THEN 'no_consent'
		WHEN k.state <> 'given' THEN k.state
		WHEN k.expires_at <= ` + db.pick(`?`, `?::timestamptz`) + ` THEN 'expired'
		WHEN c.meta_stopped_at IS NOT NULL THEN 'stopped_at_whatsapp'
		WHEN m.not_after < ` + db.pick(`?`, `?::timestamptz`) + ` THEN 'late'
		WHEN c.doubt_at IS NOT NULL THEN '` + needsPerson + `'
		ELSE '' END AS no
		FROM ` + messages + ` m JOIN contacts c ON c.id = m.contact_id ` + consents
}
