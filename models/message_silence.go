package models

import (
	"context"
	"time"
)

// unknownHorizon is how long an unknown may still be heard of. Meta repeats webhooks for days, but nearly all come within hours.
const unknownHorizon = 24 * time.Hour

// silenceBatch keeps every transaction short.
const silenceBatch = 1000

// ResolveSilence gives up on unknown messages: the horizon has passed, and something was heard of a later attempt of the same kind on the same number,
// so that the silence means something: an answer within the customer service window says nothing of campaigns. They are never sent again by themselves. It returns how many there were.
func ResolveSilence(ctx context.Context, db *DB) (resolved int, err error) {
	for {
		n, err := resolveBatch(ctx, db)
		resolved += n
		if err != nil || n < silenceBatch {
			return resolved, err
		}
	}
}

func resolveBatch(ctx context.Context, db *DB) (n int, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var silent []Happening
		err := tx.q(ctx).Raw(`SELECT m.id AS message_id, m.attempt FROM messages m WHERE m.pile = 'unknown' AND m.claimed_at < ?
			AND EXISTS (SELECT 1 FROM messages later WHERE later.id > m.id AND later.number_id = m.number_id AND later.kind = m.kind
				AND later.claimed_at > m.claimed_at AND later.sent_at IS NOT NULL)
			ORDER BY m.claimed_at LIMIT ?`, tx.Now().Add(-unknownHorizon), silenceBatch).Scan(&silent).Error
		if err != nil {
			return err
		}
		for i := range silent {
			silent[i].What, silent[i].At = EventSilence, tx.Now()
		}
		n = len(silent)
		return tx.advance(ctx, silent)
	})
	return n, err
}
