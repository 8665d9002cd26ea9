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
}

func (Process) TableName() string { return "processes" }

// RegisterProcess announces this process to the others.
func RegisterProcess(ctx context.Context, db *DB, name string) (Process, error) {
	now := db.steady()
	p := Process{Name: name, StartedAt: now, LeaseUntil: now.Add(LeaseTime)}
	if err := db.q(ctx).Create(&p).Error; err != nil {
		return Process{}, err
	}
	db.place.shard.Store(p.ID % 16)
	return p, nil
}

// Renew extends the lease. It refuses when the lease has ended: what this process held may be somebody else's by now.
func (p *Process) Renew(ctx context.Context, db *DB) error {
	until := db.steady().Add(LeaseTime)
	err := guarded(db.q(ctx).Exec(`UPDATE processes SET lease_until = ? WHERE id = ? AND ended_at IS NULL AND lease_until > ?`,
		until, p.ID, db.steady()), "The lease of this process has ended.")
	if err == nil {
		p.LeaseUntil = until
	}
	return err
}

// End says goodbye. What it had claimed and not sent has been put back before.
func (p *Process) End(ctx context.Context, db *DB) error {
	return db.q(ctx).Exec(`UPDATE processes SET ended_at = ?, lease_until = ? WHERE id = ?`, db.steady(), db.steady(), p.ID).Error
}

// ReapProcesses ends processes whose lease is over and returns how many of their messages became unknown: claimed, perhaps sent, and
// nobody saw.
func ReapProcesses(ctx context.Context, db *DB) (unknown int, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		now := tx.steady()
		if err := tx.q(ctx).Exec(`UPDATE processes SET ended_at = ? WHERE ended_at IS NULL AND lease_until <= ?`, now, now).Error; err != nil {
			return err
		}
		var orphans []Happening
		err := tx.q(ctx).Raw(`SELECT m.id AS message_id, m.attempt FROM messages m JOIN processes p ON p.id = m.process_id
			WHERE m.state = 'dispatching' AND p.ended_at IS NOT NULL ORDER BY m.id LIMIT 5000`).Scan(&orphans).Error
		if err != nil {
			return err
		}
		for i := range orphans {
			orphans[i].What, orphans[i].At, orphans[i].Reason = EventUnseen, tx.Now(), reasonProcessEnded
		}
		unknown = len(orphans)
		_, err = tx.advance(ctx, orphans)
		return err
	})
	return unknown, err
}
