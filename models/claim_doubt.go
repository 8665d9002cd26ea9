package models

import "context"

// ClaimInDoubt says that the database went away while a claim was being committed, so that nobody knows whether it was. Nothing of it has been sent,
// and nothing may be, before Undo.
type ClaimInDoubt struct {
	// Process is who claimed.
	Process    int64
	dispatches []Dispatch
	err        error
}

func (c ClaimInDoubt) Error() string { return "claim: " + c.err.Error() }

// Unwrap is what the database said.
func (c ClaimInDoubt) Unwrap() error { return c.err }

// inDoubt makes the error of a claim one that can be undone.
func inDoubt(claimed Claimed, process int64, err error) (Claimed, error) {
	if err == nil {
		return claimed, nil
	}
	return Claimed{}, ClaimInDoubt{Process: process, dispatches: claimed.Dispatches, err: err}
}

// Undo puts back what the claim took, if it did. Left alone it would be on its way for ever: no process that lives was told to send it. Whoever claims
// asks for it before their next claim of the same campaign or number, so that what it finds under their name is what it speaks of.
func (c ClaimInDoubt) Undo(ctx context.Context, db *DB) error {
	if len(c.dispatches) == 0 {
		return nil
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		taken, err := tx.takenBy(ctx, c.Process, c.dispatches)
		if err != nil || len(taken) == 0 {
			return err
		}
		return tx.advance(ctx, taken)
	})
}

// takenBy are those of the dispatches that are in the name of process, to be put back.
func (db *DB) takenBy(ctx context.Context, process int64, dispatches []Dispatch) ([]Happening, error) {
	attempts := make(map[int64]int, len(dispatches))
	ids := make([]int64, len(dispatches))
	for i, d := range dispatches {
		ids[i], attempts[d.MessageID] = d.MessageID, d.Attempt
	}
	var rows []Happening
	err := db.q(ctx).Raw(`SELECT id AS message_id, attempt FROM messages WHERE state = 'dispatching' AND process_id = ? AND `+db.among("id")+` ORDER BY id`,
		process, db.list(ids)).Scan(&rows).Error
	now, back := db.Now(), rows[:0]
	for _, h := range rows {
		if attempts[h.MessageID] == h.Attempt {
			h.What, h.At, h.RetryAt, h.Reason = EventPutBack, now, now, "not_started"
			back = append(back, h)
		}
	}
	return back, err
}
