package models

import (
	"context"
	"time"

	"greenlist/ledger"
)

// expireBatch keeps every transaction short.
const expireBatch = 500

// ExpireSignups erases the sign-ups that nobody confirmed in time: the row, and what their evidence sealed. The leaf stays in the log, with another
// that says why it cannot be opened. It returns how many there were.
func ExpireSignups(ctx context.Context, db *DB) (erased int, err error) {
	for {
		var n int
		err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
			n, err = tx.expireSignups(ctx)
			return err
		})
		erased += n
		if err != nil {
			return erased, err
		}
		if n < expireBatch {
			return erased, db.forgetEarlyStops(ctx)
		}
	}
}

// expiring is a sign-up whose time is over, with the leaf of its evidence.
type expiring struct {
	ID         int64
	EvidenceID int64
	Line       string
}

func (db *DB) expireSignups(ctx context.Context) (int, error) {
	late, err := db.lateSignups(ctx, db.Now())
	if err != nil || len(late) == 0 {
		return 0, err
	}
	var ids, evidence []int64
	event := &ledger.ErasureEvent{Header: ledger.Header{Type: ledger.Erased}, Reason: ledger.ReasonDOITimeout}
	for _, s := range late {
		ids, evidence = append(ids, s.ID), append(evidence, s.EvidenceID)
		event.Erased = append(event.Erased, ledger.NewErasure(s.EvidenceID, s.Line))
	}
	if err := db.q(ctx).Exec(`DELETE FROM signups WHERE `+db.among("id"), db.list(ids)).Error; err != nil {
		return 0, err
	}
	if err := db.q(ctx).Exec(`DELETE FROM sealed WHERE `+db.among("evidence_id"), db.list(evidence)).Error; err != nil {
		return 0, err
	}
	_, err = db.attest(ctx, nil, event)
	return len(late), err
}

// lateSignups takes some of them; one that is being confirmed at this moment is left alone.
func (db *DB) lateSignups(ctx context.Context, now time.Time) (late []expiring, err error) {
	err = db.q(ctx).Raw(`SELECT s.id, s.evidence_id, e.line FROM signups s JOIN evidence e ON e.id = s.evidence_id
		WHERE s.state = 'pending' AND s.expires_at <= ? ORDER BY s.expires_at LIMIT ?`+db.pick(``, ` FOR UPDATE OF s SKIP LOCKED`), now, expireBatch).Scan(&late).Error
	return late, err
}
