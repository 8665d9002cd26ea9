package models

import (
	"context"
	"database/sql"
	"encoding/json"
)

type judgedRow struct {
	ID                int64
	ContactID         int64
	State             MessageState
	Attempt           int
	Parameters        map[string]string
	ConsentEvidenceID *int64
}

func (j *judgedRow) scan(rows *sql.Rows) error {
	var parameters sql.RawBytes
	if err := rows.Scan(&j.ID, &j.ContactID, &j.State, &j.Attempt, &parameters, &j.ConsentEvidenceID); err != nil {
		return err
	}
	return json.Unmarshal(parameters, &j.Parameters)
}

// scanFate reads what judgeAlone asks, and the reason for a no.
func (j *judgedRow) scanFate(rows *sql.Rows) (no string, err error) {
	var parameters sql.RawBytes
	if err = rows.Scan(&j.ID, &j.ContactID, &j.Attempt, &parameters, &j.ConsentEvidenceID, &no); err != nil {
		return no, err
	}
	return no, json.Unmarshal(parameters, &j.Parameters)
}

// judging is what a claim judges by: the purpose, the process that claims, and the place in the log where it will say which yes was relied on.
// That is known before, so that each message names it without being written twice.
type judging struct{ purpose, process, use int64 }

// judge gives every picked row its fate. It is a statement of its own because only a new statement sees what was committed while the
// people were being locked: picking and judging in one lets withdrawals slip through.
func (db *DB) judge(ctx context.Context, by judging, picked []pickedRow) ([]judgedRow, error) {
	ids := make([]int64, len(picked))
	for i, row := range picked {
		ids[i] = row.ID
	}
	if db.dialect == sqlite {
		return db.judgeAlone(ctx, by, ids)
	}
	return db.judgeAll(ctx, by, ids)
}

// judgeAlone comes to what judgeAll comes to, where nobody else writes meanwhile: it asks first, and most may go. To write the same to all of those is
// half the work for SQLite, which otherwise puts every new row aside before it writes any.
func (db *DB) judgeAlone(ctx context.Context, by judging, ids []int64) (judged []judgedRow, err error) {
	var yes, rest []int64
	now := db.Now()
	err = db.eachRow(ctx, func(rows *sql.Rows) error {
		j := judgedRow{State: Dispatching}
		no, err := j.scanFate(rows)
		if err != nil || no != "" {
			rest = append(rest, j.ID)
			return err
		}
		judged, yes = append(judged, j), append(yes, j.ID)
		return nil
	}, db.gate("m.id, m.contact_id, m.attempt + 1, m.parameters, k.evidence_id"), now, now, by.purpose, db.list(ids))
	if err != nil {
		return nil, err
	}
	err = db.q(ctx).Exec(db.updateMessages()+` SET state = 'dispatching', reason = '', attempt = attempt + 1, process_id = ?, claimed_at = ?, use_evidence_id = ?,
		consent_evidence_id = (SELECT k.evidence_id FROM consents k WHERE k.contact_id = messages.contact_id AND k.purpose_id = ?) WHERE `+db.among("id"),
		by.process, now, by.use, by.purpose, db.list(yes)).Error
	if err != nil || len(rest) == 0 {
		return judged, err
	}
	others, err := db.judgeAll(ctx, by, rest)
	return append(judged, others...), err
}

func (db *DB) judgeAll(ctx context.Context, by judging, ids []int64) (judged []judgedRow, err error) {
	now := db.Now()
	hold := now.Add(doubtWait)
	moment := db.pick(`?`, `?::timestamptz`)
	err = db.eachRow(ctx, func(rows *sql.Rows) error {
		judged = append(judged, judgedRow{})
		return judged[len(judged)-1].scan(rows)
	}, db.updateMessages()+` SET state = CASE j.no WHEN '' THEN 'dispatching' WHEN 'needs_person' THEN 'queued' ELSE 'skipped' END,
		pile = CASE j.no WHEN '' THEN 'open' WHEN 'needs_person' THEN 'open' ELSE 'skipped' END, reason = j.no,
		due_at = CASE WHEN j.no <> 'needs_person' THEN messages.due_at WHEN messages.not_after < `+moment+` THEN messages.not_after ELSE `+moment+` END,
		attempt = messages.attempt + CASE WHEN j.no = '' THEN 1 ELSE 0 END, process_id = CASE WHEN j.no = '' THEN `+db.pick(`?`, `?::bigint`)+` END,
		claimed_at = CASE WHEN j.no = 'needs_person' THEN messages.claimed_at ELSE `+moment+` END, consent_evidence_id = CASE WHEN j.no = '' THEN j.evidence_id ELSE messages.consent_evidence_id END,
		use_evidence_id = CASE WHEN j.no = '' THEN `+db.pick(`?`, `?::bigint`)+` ELSE messages.use_evidence_id END
		FROM (`+db.gate("m.id, k.evidence_id")+`) AS j WHERE messages.id = j.id
		RETURNING messages.id, messages.contact_id, messages.state, messages.attempt, messages.parameters, messages.consent_evidence_id`,
		hold, hold, by.process, now, by.use, now, now, by.purpose, db.list(ids))
	return judged, err
}

// gate is the one place that says who may be messaged for a purpose: a row for each message, with the reason for a no, or none, behind other columns. The yes is looked
// up for each person: all who agreed to a purpose may be a million, and a database that has not counted them yet would read them all.
func (db *DB) gate(columns string) string {
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
		WHEN c.doubt_at IS NOT NULL THEN 'needs_person'
		ELSE '' END AS no
		FROM messages m JOIN contacts c ON c.id = m.contact_id LEFT JOIN ` +
		db.pick(`consents k ON k.contact_id = m.contact_id AND k.purpose_id = ?`,
			`LATERAL (SELECT * FROM consents WHERE contact_id = m.contact_id AND purpose_id = ? LIMIT 1) k ON true`) + `
		WHERE ` + db.among("m.id")
}
