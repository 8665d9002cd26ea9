package models

import (
	"context"
	"time"
)

// ErrandLease is how long whoever took an errand has it alone. The work must end within it.
const ErrandLease = 5 * time.Minute

// ClaimErrand takes the errand that has been due longest, for process (0: none). Of several processes one gets it; what a process held that
// has ended, or held for too long, is free again. ok is false when nothing is due.
func ClaimErrand(ctx context.Context, db *DB, process int64) (e Errand, ok bool, err error) {
	now := db.Now()
	var holder *int64
	if process != 0 {
		holder = &process
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		return tx.q(ctx).Raw(`UPDATE errands SET state = 'running', attempts = attempts + 1, process_id = ?, lease_until = ? WHERE id = (
			SELECT e.id FROM errands e WHERE e.run_at <= ? AND (e.state = 'waiting' OR e.state = 'running' AND (e.lease_until <= ?
				OR e.process_id IN (SELECT id FROM processes WHERE ended_at IS NOT NULL)))
			ORDER BY e.run_at, e.id LIMIT 1`+tx.pick(``, ` FOR UPDATE SKIP LOCKED`)+`) RETURNING *`,
			holder, now.Add(ErrandLease), now, now).Scan(&e).Error
	})
	return e, e.ID != 0, err
}

// mine is the guard on every end of an attempt: whoever lost the lease has no say any more.
const mine = `id = ? AND attempts = ? AND state = 'running'`

const errandLost = "Somebody else has taken this task over."

// Complete ends the errand, or puts it back in line where it was asked for once more meanwhile. next, where it is not zero, is when the same
// work is due again: it is put in line by the same commit.
func (e *Errand) Complete(ctx context.Context, db *DB, next time.Time) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		done := tx.q(ctx).Exec(`UPDATE errands SET state = CASE WHEN asked = ? THEN 'done' ELSE 'waiting' END, last_error = '', lease_until = NULL, finished_at = ?
			WHERE `+mine, e.Asked, tx.Now(), e.ID, e.Attempts)
		if err := guarded(done, errandLost); err != nil || next.IsZero() {
			return err
		}
		return EnsureErrand(ctx, tx, e.Kind, next)
	})
}

// Postpone ends a failed attempt: another one is made at again. why is for people.
func (e *Errand) Postpone(ctx context.Context, db *DB, why string, again time.Time) error {
	return guarded(db.q(ctx).Exec(`UPDATE errands SET state = 'waiting', run_at = ?, last_error = ?, lease_until = NULL WHERE `+mine,
		again, why, e.ID, e.Attempts), errandLost)
}

// GiveUp ends an errand that has been tried often enough.
func (e *Errand) GiveUp(ctx context.Context, db *DB, why string) error {
	return guarded(db.q(ctx).Exec(`UPDATE errands SET state = 'failed', last_error = ?, lease_until = NULL, finished_at = ? WHERE `+mine,
		why, db.Now(), e.ID, e.Attempts), errandLost)
}
