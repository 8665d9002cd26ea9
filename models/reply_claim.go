package models

import (
	"context"
	"database/sql"
	"time"
)

// windowMargin is how long before its end the customer service window counts as closed: a message must not arrive at Meta after it.
const windowMargin = 2 * time.Minute

const (
	// pairWindow and pairMost are the pace at which one person may be written to from one number (Meta: a message in six seconds). Meta lends 45 more, which are
	// left to campaigns: those write to somebody once each.
	pairWindow = time.Minute
	pairMost   = 10
)

// ListReplying returns the numbers from which answers wait to go out.
func ListReplying(ctx context.Context, db *DB) (numberIDs []int64, err error) {
	err = db.q(ctx).Raw(`SELECT n.id FROM numbers n WHERE EXISTS (SELECT 1 FROM messages m
		WHERE m.number_id = n.id AND m.pile = 'waiting') ORDER BY n.id`).Scan(&numberIDs).Error
	return numberIDs, err
}

// ClaimReplies takes answers of one number for process, as ClaimCampaign takes messages of a campaign. Whether the customer service window is
// open, and whether the person has said no since, is judged inside the transaction; the commit is durable before ClaimReplies returns.
func ClaimReplies(ctx context.Context, db *DB, numberID, process int64, limit int) (Claimed, error) {
	if due, err := db.repliesDue(ctx, numberID); err != nil || !due {
		return Claimed{Wait: time.Second, Why: WaitNothing}, err
	}
	var claimed Claimed
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		claimed, err = tx.claimReplies(ctx, numberID, process, limit)
		return err
	})
	return db.fenced(inDoubt(claimed, process, err))
}

// repliesDue spares the transaction: lanes ask many times a second, and mostly there is nothing.
func (db *DB) repliesDue(ctx context.Context, numberID int64) (due bool, err error) {
	err = db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM messages WHERE number_id = ? AND pile = 'waiting' AND due_at <= ?)`,
		numberID, db.Now()).Scan(&due).Error
	return due, err
}

func (db *DB) claimReplies(ctx context.Context, numberID, process int64, limit int) (Claimed, error) {
	if ended, err := db.refuseEnded(ctx, process); err != nil || ended {
		return Claimed{Wait: time.Second, Why: WaitLease}, err
	}
	free, err := db.sendingIsOn(ctx)
	if err != nil || !free {
		return Claimed{Wait: time.Second, Why: WaitPaused}, err
	}
	slot, err := db.paceSlot(ctx, numberID, limit)
	if err != nil || slot.size == 0 {
		return Claimed{Wait: slot.wait, Why: slot.why}, err
	}
	picked, err := db.pickReplies(ctx, numberID, slot.size)
	if err != nil || len(picked) == 0 {
		return Claimed{Wait: time.Second, Why: WaitNothing}, err
	}
	judged, err := db.judgeReplies(ctx, process, picked)
	if err != nil {
		return Claimed{}, err
	}
	claimed := dispatchReplies(process, picked, judged)
	if err := db.holdBatch(ctx, nil, process, claimed.Dispatches); err != nil {
		return Claimed{}, err
	}
	return claimed, db.closeSlot(ctx, slot, &claimed)
}

// sendingIsOn holds the installation still for the length of the claim: whoever pauses waits for it.
func (db *DB) sendingIsOn(ctx context.Context) (on bool, err error) {
	err = db.q(ctx).Raw(`SELECT sending_paused_at IS NULL FROM installation WHERE id = 1` + db.pick(``, ` FOR SHARE`)).Scan(&on).Error
	return on, err
}

// pickedRow is an answer that is about to be claimed, and where it goes.
type pickedRow struct {
	ID    int64
	Phone *string
	BSUID *string
}

// pickReplies locks the next due answers and, shared, the people they are for, as holdDue does. A person gets one at a time, in the order of what they
// answer, and no more than the pace of a pair lets through.
func (db *DB) pickReplies(ctx context.Context, numberID int64, limit int) (picked []pickedRow, err error) {
	now := db.Now()
	err = db.eachRow(ctx, func(rows *sql.Rows) error {
		picked = append(picked, pickedRow{})
		p := &picked[len(picked)-1]
		return rows.Scan(&p.ID, &p.Phone, &p.BSUID)
	}, `SELECT m.id, c.phone, c.bsuid FROM messages m JOIN contacts c ON c.id = m.contact_id
		WHERE m.number_id = ? AND m.pile = 'waiting' AND m.due_at <= ?
		AND NOT EXISTS (SELECT 1 FROM messages w WHERE w.contact_id = m.contact_id AND w.number_id = m.number_id AND w.campaign_id IS NULL
			AND (w.state = 'dispatching' OR w.pile = 'waiting' AND (w.due_at, w.id) < (m.due_at, m.id)))
		AND (SELECT COUNT(*) FROM messages w WHERE w.contact_id = m.contact_id AND w.number_id = m.number_id AND w.claimed_at > ?
			AND w.state NOT IN ('queued', 'skipped', 'cancelled')) < ?
		ORDER BY m.due_at, m.id LIMIT ?`+
		db.pick(``, ` FOR UPDATE OF m SKIP LOCKED FOR SHARE OF c SKIP LOCKED`), numberID, now, now.Add(-pairWindow), pairMost, limit)
	return picked, err
}

// judgeReplies gives every picked answer its fate, in a statement of its own for the reason that judge has.
func (db *DB) judgeReplies(ctx context.Context, process int64, picked []pickedRow) ([]Message, error) {
	ids := make([]int64, len(picked))
	for i, row := range picked {
		ids[i] = row.ID
	}
	now := db.Now()
	var judged []Message
	err := db.q(ctx).Raw(`UPDATE messages SET state = CASE WHEN j.no = '' THEN 'dispatching' ELSE 'skipped' END, pile = CASE WHEN j.no = '' THEN '' ELSE 'skipped' END, reason = j.no,
		attempt = messages.attempt + CASE WHEN j.no = '' THEN 1 ELSE 0 END, process_id = CASE WHEN j.no = '' THEN `+db.pick(`?`, `?::bigint`)+` END, claimed_at = ?
		FROM (`+db.replyGate()+`) AS j WHERE messages.id = j.id
		RETURNING messages.id, messages.contact_id, messages.state, messages.attempt, messages.refusals, messages.kind, messages.body`,
		process, now, now.Add(windowMargin-customerServiceWindow), db.list(ids)).Scan(&judged).Error
	return judged, err
}

// replyGate is the one place that says whether an answer may go out: a row for each, with the reason for a no, or none. A no that was said
// after an answer was written silences it; what confirms a no goes out all the same.
func (db *DB) replyGate() string {
	return `SELECT m.id, CASE
		WHEN c.erased_at IS NOT NULL THEN 'erased'
		WHEN c.merged_into IS NOT NULL THEN 'merged'
		WHEN c.phone IS NULL AND c.bsuid IS NULL THEN 'no_address'
		WHEN c.last_inbound_at IS NULL OR c.last_inbound_at <= ` + db.pick(`?`, `?::timestamptz`) + ` THEN 'window_closed'
		WHEN m.kind = 'farewell' THEN ''
		WHEN c.suppressed_at IS NOT NULL THEN 'suppressed'
		WHEN EXISTS (SELECT 1 FROM evidence e WHERE e.contact_id = m.contact_id AND e.type = 'withdrawn' AND e.id > COALESCE(m.after_evidence_id, 0)) THEN 'withdrawn'
		ELSE '' END AS no
		FROM messages m JOIN contacts c ON c.id = m.contact_id WHERE ` + db.among("m.id")
}

func dispatchReplies(process int64, picked []pickedRow, judged []Message) (claimed Claimed) {
	address := make(map[int64]pickedRow, len(picked))
	for _, row := range picked {
		address[row.ID] = row
	}
	for _, row := range judged {
		if row.State != Dispatching {
			claimed.Skipped++
			continue
		}
		said, _ := row.Said()
		to := address[row.ID]
		claimed.Dispatches = append(claimed.Dispatches, Dispatch{
			MessageID: row.ID, ProcessID: process, Attempt: row.Attempt, Refusals: row.Refusals, ContactID: row.ContactID, Phone: deref(to.Phone), BSUID: deref(to.BSUID), Reply: said,
		})
	}
	return claimed
}
