package models

import (
	"context"
	"time"
)

// LeaseTime is how long a process may be silent before others take over. It checks its own lease before each POST.
const LeaseTime = 15 * time.Second

// reasonProcessEnded: whoever claimed a message is gone, and nobody saw what became of it.
const reasonProcessEnded = "process_ended"

// Process is one running `greenlist serve`.
type Process struct {
	ID         int64
	Name       string
	StartedAt  time.Time
	LeaseUntil time.Time
	EndedAt    *time.Time
	// SweptAt is when nothing was left of what it had claimed.
	SweptAt *time.Time
}

func (Process) TableName() string { return "processes" }

// RegisterProcess announces this process to the others.
func RegisterProcess(ctx context.Context, db *DB, name string) (Process, error) {
	now := db.steady()
	p := Process{Name: name, StartedAt: now, LeaseUntil: now.Add(LeaseTime)}
	if err := db.q(ctx).Create(&p).Error; err != nil {
		return Process{}, err
	}
	return p, nil
}

// Renew extends the lease. It refuses when the lease has ended: what this process held may be somebody else's by now.
func (p *Process) Renew(ctx context.Context, db *DB) error {
	until := db.steady().Add(LeaseTime)
	err := db.heedFull(guarded(db.q(ctx).Exec(`UPDATE processes SET lease_until = ? WHERE id = ? AND ended_at IS NULL AND lease_until > ?`,
		until, p.ID, db.steady()), "The lease of this process has ended."))
	if err == nil {
		p.LeaseUntil = until
	}
	return err
}

// End says goodbye. What it had claimed and not sent has been put back before.
func (p *Process) End(ctx context.Context, db *DB) error {
	return db.q(ctx).Exec(`UPDATE processes SET ended_at = ?, lease_until = ? WHERE id = ?`, db.steady(), db.steady(), p.ID).Error
}

// orphanBatch keeps the transaction short in which messages become unknown.
const orphanBatch = 5000

// ReapProcesses ends processes whose lease is over and returns how many of their messages became unknown: claimed, perhaps sent, and
// nobody saw. Each process is swept until nothing is left of it, and never again: an ended process claims no more; see
// refuseEnded.
func ReapProcesses(ctx context.Context, db *DB) (unknown int, err error) {
	now := db.steady()
	if err := db.q(ctx).Exec(`UPDATE processes SET ended_at = ? WHERE ended_at IS NULL AND lease_until <= ?`, now, now).Error; err != nil {
		return 0, err
	}
	var ended []int64
	err = db.q(ctx).Raw(`SELECT id FROM processes WHERE swept_at IS NULL AND ended_at IS NOT NULL ORDER BY id`).Scan(&ended).Error
	if err != nil || len(ended) == 0 {
		return 0, err
	}
	var orphans []Happening
	err = db.q(ctx).Raw(`SELECT m.id AS message_id, m.attempt FROM batches b CROSS JOIN `+db.each("b.messages")+` JOIN messages m ON m.id = u.value AND m.process_id = b.process_id
		WHERE m.state = 'dispatching' AND `+db.among("b.process_id")+` ORDER BY m.id LIMIT ?`, db.list(ended), orphanBatch).Scan(&orphans).Error
	if err != nil {
		return 0, err
	}
	return len(orphans), db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.sweepEnded(ctx, ended, orphans) })
}

func (db *DB) sweepEnded(ctx context.Context, ended []int64, orphans []Happening) error {
	for i := range orphans {
		orphans[i].What, orphans[i].At, orphans[i].Reason = EventUnseen, db.Now(), reasonProcessEnded
	}
	if err := db.advance(ctx, orphans); err != nil || len(orphans) == orphanBatch {
		return err
	}
	if _, err := db.settleClaims(ctx, ended); err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE processes SET swept_at = ? WHERE `+db.among("id"), db.steady(), db.list(ended)).Error
}

// refuseEnded keeps a process from claiming after others have ended it: they look once for what it left. Until the claim commits it cannot be ended. One
// that has waited for the lock until its lease was over claims nothing either: others are about to end it, and would call unknown what it never sent.
func (db *DB) refuseEnded(ctx context.Context, process int64) (ended bool, err error) {
	err = db.q(ctx).Raw(`SELECT ended_at IS NOT NULL OR lease_until <= ? FROM processes WHERE id = ?`+db.pick(``, ` FOR SHARE`),
		db.steady(), process).Scan(&ended).Error
	return ended, err
}
