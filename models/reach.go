package models

import (
	"context"
	"slices"
)

// countReached notes whom messages are on their way to, by contact. Of somebody who counts already nobody can say later that a message reached them
// which was not accepted: then it may have been the other one.
func (db *DB) countReached(ctx context.Context, portfolioID int64, messages map[int64]int64) error {
	type row struct {
		Contact int64 `json:"contact"`
		Message int64 `json:"message"`
	}
	rows := make([]row, 0, len(messages))
	for contact, message := range messages {
		rows = append(rows, row{contact, message})
	}
	// Two processes that reach the same people never wait for each other in a circle.
	slices.SortFunc(rows, func(a, b row) int { return int(a.Contact - b.Contact) })
	text, err := jsonText(rows)
	if err != nil {
		return err
	}
	now := db.Now()
	return db.q(ctx).Exec(`INSERT INTO reaches (portfolio_id, contact_id, at, message_id)
		SELECT `+db.pick(`?, r.contact, ?`, `?::bigint, r.contact, ?::timestamptz`)+`, r.message FROM `+db.rowsOf("contact bigint", "message bigint")+` WHERE true
		ON CONFLICT (portfolio_id, contact_id) DO UPDATE SET at = excluded.at, message_id = CASE WHEN reaches.at > ? THEN 0 ELSE excluded.message_id END`,
		portfolioID, now, text, now.Add(-limitWindow)).Error
}

// unsent tells whether it says of an attempt that nobody can have got it.
func (h Happening) unsent() bool {
	return h.What == EventRefused || h.What == EventPutBack || h.What == EventCalledOff
}

// countUnreached takes those out of the messaging limit whom only these messages could have reached. It comes last in its transaction and waits for
// nobody: whoever holds such a row is about to reach the same person.
func (db *DB) countUnreached(ctx context.Context, unsent []*Message) error {
	var ids []int64
	for _, m := range unsent {
		if m.State == Queued || m.State == Failed || m.State == Cancelled { // and nothing better was heard of it in the same moment
			ids = append(ids, m.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return db.q(ctx).Exec(`DELETE FROM reaches WHERE (portfolio_id, contact_id) IN (SELECT r.portfolio_id, r.contact_id
		FROM messages m JOIN numbers n ON n.id = m.number_id JOIN reaches r ON r.portfolio_id = n.portfolio_id AND r.contact_id = m.contact_id AND r.message_id = m.id
		WHERE `+db.among("m.id")+db.pick(``, ` FOR UPDATE OF r SKIP LOCKED`)+`)`, db.list(ids)).Error
}
