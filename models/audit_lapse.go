package models

import (
	"context"
	"time"
)

// SignInsKept is how long the audit says how, and from which network, somebody signed in or was refused: long enough to look into a break-in that
// is found late. That they did stays.
const SignInsKept = "a year"

const (
	signInsKept = 365 * 24 * time.Hour
	// signInsLapsed names that in the log.
	signInsLapsed = "retention:XX-signins12m"
	// signInsAtOnce keeps the transaction short.
	signInsAtOnce = 500
)

// LapseSignIns empties what sign-ins say whose time is over, and says so in the log. It returns how many there were, and leaves the rest for the next
// call where there are more than fit into one transaction.
func LapseSignIns(ctx context.Context, db *DB) (n int, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var rows []struct {
			ID, EvidenceID int64
			At             time.Time
			Line           string
		}
		err := tx.q(ctx).Raw(`SELECT a.id, a.evidence_id, a.at, e.line FROM audit_entries a JOIN sealed s ON s.evidence_id = a.evidence_id JOIN evidence e ON e.id = a.evidence_id
			WHERE a.subject = ? AND a.action IN ? AND a.at <= ? ORDER BY a.at LIMIT ?`,
			actUserSignIn.subject, []string{actUserSignIn.action, actUserRefuseSignIn.action}, tx.Now().Add(-signInsKept), signInsAtOnce).Scan(&rows).Error
		if n = len(rows); err != nil || n == 0 {
			return err
		}
		gone, at, ids := &person{leaves: map[int64]string{}}, map[int64]time.Time{}, make([]int64, n)
		for i, row := range rows {
			ids[i], gone.leaves[row.EvidenceID], at[row.EvidenceID] = row.ID, row.Line, row.At
		}
		if err := tx.q(ctx).Exec(`UPDATE audit_entries SET before = NULL, after = NULL WHERE `+tx.among("id"), tx.list(ids)).Error; err != nil {
			return err
		}
		if err := tx.eraseSealed(ctx, gone); err != nil {
			return err
		}
		_, err = tx.entomb(ctx, gone, signInsLapsed, func(id int64) time.Time { return at[id].Add(signInsKept) })
		return err
	})
	return n, err
}
