package models

import (
	"context"
	"time"
)

// ActFacts are what was done in the last year.
type ActFacts struct {
	Since time.Time
	// Cases are those that came in since.
	Cases []CaseTally
	// Late are open cases whose time is over.
	Late int64
	// Erased is when somebody was last erased; nil: never.
	Erased *time.Time
	// Campaigns are those launched since, by purpose, and Sent how many messages Meta took since.
	Campaigns map[int64]int64
	Sent      int64
	// Imports are lists brought in, ever, Rows their lines and Listed the yeses that stand on them.
	Imports, Rows, Listed int64
}

// CaseTally is how many cases stand alike. InTime are those answered before their time was over.
type CaseTally struct {
	Kind    CaseKind
	State   CaseState
	Outcome CaseOutcome
	N       int64
	InTime  int64
}

func (db *DB) actFacts(ctx context.Context) (f ActFacts, err error) {
	now := db.Now()
	f.Since, f.Campaigns = statementYear(now), map[int64]int64{}
	return f, collect(
		func() error {
			return db.q(ctx).Raw(`SELECT kind, state, outcome, COUNT(*) AS n, SUM(CASE WHEN answered_at <= due_at THEN 1 ELSE 0 END) AS in_time FROM cases
				WHERE received_at >= ? GROUP BY kind, state, outcome ORDER BY kind, state, outcome`, f.Since).Scan(&f.Cases).Error
		},
		func() error {
			return db.q(ctx).Raw(`SELECT COUNT(*) FROM cases WHERE state = 'open' AND due_at < ?`, now).Scan(&f.Late).Error
		},
		func() error {
			var last []time.Time
			err := db.q(ctx).Raw(`SELECT done_at FROM cases WHERE kind = 'erasure' AND done_at IS NOT NULL ORDER BY done_at DESC LIMIT 1`).Scan(&last).Error
			if len(last) > 0 {
				f.Erased = &last[0]
			}
			return err
		},
		func() error { return db.sentFacts(ctx, &f) },
		func() error {
			return db.q(ctx).Raw(`SELECT COUNT(*) AS imports, COALESCE(SUM(rows_done), 0) AS rows, COALESCE(SUM(consents), 0) AS listed FROM imports
				WHERE finished_at IS NOT NULL`).Row().Scan(&f.Imports, &f.Rows, &f.Listed)
		},
	)
}

func (db *DB) sentFacts(ctx context.Context, f *ActFacts) error {
	var launched []struct{ PurposeID, N int64 }
	err := db.q(ctx).Raw(`SELECT purpose_id, COUNT(*) AS n FROM campaigns WHERE launched_at >= ? AND purpose_id IS NOT NULL GROUP BY purpose_id`, f.Since).Scan(&launched).Error
	if err != nil {
		return err
	}
	for _, one := range launched {
		f.Campaigns[one.PurposeID] = one.N
	}
	return db.q(ctx).Raw(`SELECT COALESCE(SUM(n), 0) FROM tallies WHERE state IN ('accepted', 'sent', 'delivered', 'read') AND day >= ?`, f.Since.Format(time.DateOnly)).Scan(&f.Sent).Error
}
