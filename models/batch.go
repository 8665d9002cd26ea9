package models

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	// batchSize is how many messages stand together at most: a claim at a slow pace writes down again what it leaves of them, and longer lists Postgres would
	// keep elsewhere.
	batchSize = 200
	// smallBatches is how many batches a claim looks at besides those that would do if all were full. Messages that were put back wait in small ones.
	smallBatches = 16
)

// dueBatch is messages of one campaign that wait for the same moment.
type dueBatch struct {
	id       int64
	messages []int64
}

// each is a column that holds a list of keys, as a table u of one column value.
func (db *DB) each(column string) string {
	return db.pick(`json_each(`+column+`) AS u`, `unnest(`+column+`) AS u(value)`)
}

// queue lets messages of a campaign wait in batches. All of them are due by then.
func (db *DB) queue(ctx context.Context, campaignID int64, due time.Time, ids []int64) error {
	return db.writeBatches(ctx, ids, &campaignID, due, nil)
}

func (db *DB) writeBatches(ctx context.Context, ids []int64, campaignID *int64, due time.Time, process *int64) error {
	for some := range slices.Chunk(ids, batchSize) {
		err := db.q(ctx).Exec(`INSERT INTO batches (campaign_id, due_at, process_id, messages) VALUES (?, ?, ?, ?)`, campaignID, due, process, db.list(some)).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// waiting is a message that is to wait in the queue of its campaign.
type waiting struct {
	ID         int64
	CampaignID int64
	DueAt      time.Time
}

// queueAgain lets messages wait once more. Those that are due within the same second wait together, for the last of them.
func (db *DB) queueAgain(ctx context.Context, all []waiting) error {
	slices.SortFunc(all, func(a, b waiting) int {
		return cmp.Or(cmp.Compare(a.CampaignID, b.CampaignID), a.DueAt.Compare(b.DueAt), cmp.Compare(a.ID, b.ID))
	})
	for len(all) > 0 {
		first, n := all[0], 0
		var ids []int64
		for n < len(all) && all[n].CampaignID == first.CampaignID && all[n].DueAt.Before(first.DueAt.Truncate(time.Second).Add(time.Second)) {
			ids, n = append(ids, all[n].ID), n+1
		}
		if err := db.queue(ctx, first.CampaignID, all[n-1].DueAt, ids); err != nil {
			return err
		}
		all = all[n:]
	}
	return nil
}

// nextBatches are the next due batches of a campaign that hold as many messages as are wanted, if there are so many. The last may hold more. One claim at
// a time looks: it has the lock of the campaign's number.
func (db *DB) nextBatches(ctx context.Context, campaignID int64, want int) (due []dueBatch, err error) {
	return db.readBatches(ctx, `(SELECT id, due_at, messages, SUM(size) OVER (ORDER BY due_at, id) - size AS before FROM (
			SELECT id, due_at, messages, `+db.pick(`json_array_length`, `cardinality`)+`(messages) AS size FROM batches
			WHERE campaign_id = ? AND process_id IS NULL AND due_at <= ? ORDER BY due_at, id LIMIT ?) AS due) AS counted
		WHERE before < ? ORDER BY due_at, id`, campaignID, db.Now(), want/batchSize+smallBatches, want)
}

// readBatches reads those that a statement finds, from its FROM on.
func (db *DB) readBatches(ctx context.Context, from string, args ...any) (all []dueBatch, err error) {
	err = db.eachRow(ctx, func(rows *sql.Rows) error {
		var messages string
		all = append(all, dueBatch{})
		b := &all[len(all)-1]
		err := rows.Scan(&b.id, &messages)
		if err == nil {
			b.messages, err = readIDs(messages)
		}
		return err
	}, `SELECT id, `+db.pick(`messages`, `messages::text`)+` FROM `+from, args...)
	return all, err
}

// readIDs reads a list of keys as both databases write it.
func readIDs(text string) ([]int64, error) {
	inner := strings.Trim(text, "[]{}")
	if inner == "" {
		return nil, nil
	}
	ids := make([]int64, 0, strings.Count(inner, ",")+1)
	for word := range strings.SplitSeq(inner, ",") {
		id, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("models: a batch holds what is no message: %w", err)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// idsText writes a list of keys as each database reads it.
func (db *DB) idsText(ids []int64) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = strconv.FormatInt(id, 10)
	}
	return db.pick("[", "{") + strings.Join(words, ",") + db.pick("]", "}")
}

// takeBatches takes as many messages as are wanted out of batches, and leaves the rest of the last where it is.
func (db *DB) takeBatches(ctx context.Context, due []dueBatch, want int) (ids []int64, err error) {
	var done []int64
	for _, b := range due {
		n := min(want-len(ids), len(b.messages))
		ids = append(ids, b.messages[:n]...)
		if n == len(b.messages) {
			done = append(done, b.id)
			continue
		}
		if err := guarded(db.q(ctx).Exec(`UPDATE batches SET messages = ? WHERE id = ?`, db.list(b.messages[n:]), b.id), batchGone); err != nil {
			return nil, err
		}
	}
	if len(done) == 0 {
		return ids, nil
	}
	gone := db.q(ctx).Exec(`DELETE FROM batches WHERE `+db.among("id"), db.list(done))
	if gone.Error == nil && gone.RowsAffected != int64(len(done)) {
		return nil, Conflict{Message: batchGone}
	}
	return ids, gone.Error
}

// batchGone says that two claims took the same messages, which the lock of the number keeps them from.
const batchGone = "These messages have been claimed already."

// holdBatch notes which messages a process has claimed, so that they are found when it is gone.
func (db *DB) holdBatch(ctx context.Context, campaignID *int64, process int64, claimed []Dispatch) error {
	ids := make([]int64, len(claimed))
	for i, d := range claimed {
		ids[i] = d.MessageID
	}
	return db.writeBatches(ctx, ids, campaignID, db.Now(), &process)
}

// requeue lets those wait again that a claim took out of their batch and did not get: they are due later, or somebody holds them still right now. Most of
// what is left over is none of that: it was cancelled, or Meta told of it while it waited.
func (db *DB) requeue(ctx context.Context, campaignID int64, left []int64) error {
	if len(left) == 0 {
		return nil
	}
	var all []waiting
	err := db.q(ctx).Raw(`SELECT id, campaign_id, due_at FROM messages WHERE campaign_id = ? AND state = 'queued' AND `+db.among("id"), campaignID, db.list(left)).Scan(&all).Error
	if err != nil {
		return err
	}
	return db.queueAgain(ctx, all)
}

// aWaiting is a message of a campaign that waits, the next of all, as a scalar: null where none does.
func (db *DB) aWaiting(campaign string) string {
	return db.oneInBatches(`b.campaign_id = `+campaign+` AND b.process_id IS NULL`, `queued`, `ORDER BY b.due_at, b.id`)
}

// anOnItsWay is a message of a campaign that was claimed, and of which nothing is known yet, as a scalar.
func (db *DB) anOnItsWay(campaign string) string {
	return db.oneInBatches(`b.campaign_id = `+campaign+` AND b.process_id IS NOT NULL`, `dispatching`, ``)
}

// oneInBatches goes from batch to batch until it has found one. Postgres would rather read all messages than that; a LIMIT in each batch dissuades it.
func (db *DB) oneInBatches(batches, state, order string) string {
	return db.pick(`(SELECT m.id FROM batches b CROSS JOIN json_each(b.messages) AS u JOIN messages m ON m.id = u.value WHERE `+batches+` AND m.state = '`+state+`' `+order+` LIMIT 1)`,
		`(SELECT found.id FROM batches b CROSS JOIN LATERAL (SELECT m.id FROM unnest(b.messages) AS u(value) JOIN messages m ON m.id = u.value WHERE m.state = '`+state+`' LIMIT 1) AS found
			WHERE `+batches+` `+order+` LIMIT 1)`)
}
