package models

import (
	"context"
	"time"
)

// Lapsing is a consent that ended and whose proof has to go.
type Lapsing struct {
	ID        int64
	ContactID int64
	PurposeID int64
	Country   string
	ActedAt   time.Time
	DueAt     time.Time
}

func listLapsing(ctx context.Context, db *DB, until time.Time, after Lapsing, limit int) (all []Lapsing, err error) {
	err = db.q(ctx).Raw(`SELECT k.id, k.contact_id, k.purpose_id, c.country, k.acted_at, k.due_at FROM consents k JOIN contacts c ON c.id = k.contact_id
		WHERE k.due_at IS NOT NULL AND k.lapsed_at IS NULL AND k.due_at <= ? AND (k.due_at, k.id) > (?, ?) ORDER BY k.due_at, k.id LIMIT ?`,
		until, after.DueAt, after.ID, limit).Scan(&all).Error
	return all, err
}

// LapsingPageSize is how many one page lists.
const LapsingPageSize = 50

// LapsingLine is one with whom and what it is about, and the case that holds it.
type LapsingLine struct {
	Lapsing
	Who     Contact
	Purpose string
	Held    *Case
}

// ListLapsing is the dry run: what goes until a moment, the first to go first, a page at a time.
func ListLapsing(ctx context.Context, db *DB, until time.Time, after Lapsing) (page []LapsingLine, more bool, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		rows, err := listLapsing(ctx, tx, until, after, LapsingPageSize+1)
		if err != nil {
			return err
		}
		more = len(rows) > LapsingPageSize
		page, err = tx.lapsingLines(ctx, rows[:min(len(rows), LapsingPageSize)])
		return err
	})
	return page, more, err
}

func (db *DB) lapsingLines(ctx context.Context, rows []Lapsing) ([]LapsingLine, error) {
	ids := make([]int64, len(rows))
	for i, row := range rows {
		ids[i] = row.ContactID
	}
	var people []Contact
	if err := db.q(ctx).Where(db.among("id"), db.list(ids)).Find(&people).Error; err != nil {
		return nil, err
	}
	var purposes []Purpose
	if err := db.q(ctx).Find(&purposes).Error; err != nil {
		return nil, err
	}
	cases, err := HeldCases(ctx, db, ids)
	if err != nil {
		return nil, err
	}
	lines := make([]LapsingLine, len(rows))
	for i, row := range rows {
		lines[i].Lapsing = row
		for _, c := range people {
			if c.ID == row.ContactID {
				lines[i].Who = c
			}
		}
		for _, p := range purposes {
			if p.ID == row.PurposeID {
				lines[i].Purpose = p.Name
			}
		}
		for _, held := range cases {
			if held.ContactID != nil && *held.ContactID == row.ContactID {
				lines[i].Held = &held
			}
		}
	}
	return lines, nil
}

// LapsingMonth is how many consents' proof goes in a month.
type LapsingMonth struct {
	Month string // "2027-03", in UTC
	N     int64
}

// RetentionCalendar is what will go, month by month, and of how many it has not been reckoned yet.
func RetentionCalendar(ctx context.Context, db *DB) (months []LapsingMonth, unreckoned int64, err error) {
	err = db.q(ctx).Raw(`SELECT ` + db.pick(`substr(due_at, 1, 7)`, `to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM')`) + ` AS month, COUNT(*) AS n FROM consents
		WHERE due_at IS NOT NULL AND lapsed_at IS NULL GROUP BY 1 ORDER BY 1`).Scan(&months).Error
	if err != nil {
		return nil, 0, err
	}
	err = db.q(ctx).Raw(`SELECT COUNT(*) FROM consents k JOIN contacts c ON c.id = k.contact_id
		WHERE k.state <> 'given' AND k.due_at IS NULL AND c.merged_into IS NULL`).Scan(&unreckoned).Error
	return months, unreckoned, err
}

// CountLapsing is how many consents' proof of a country's people would go at once under a period.
func CountLapsing(ctx context.Context, db *DB, country string, period Retention) (n int64, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		rules, err := tx.retentionRules(ctx)
		if err != nil {
			return err
		}
		if period == "" {
			period = rules.home
		}
		rows, err := tx.q(ctx).Raw(`SELECT k.id, k.acted_at, c.country, `+givenAt+` AS given_at, `+usedAt+` AS used_at FROM consents k JOIN contacts c ON c.id = k.contact_id
			WHERE k.state <> 'given' AND k.lapsed_at IS NULL AND c.merged_into IS NULL AND c.country = ?`, country).Rows()
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var k endedConsent
			if err := tx.q(ctx).ScanRows(rows, &k); err != nil {
				return err
			}
			if !period.Ends(deref(k.GivenAt), deref(k.UsedAt), k.ActedAt, rules.zone).After(tx.Now()) {
				n++
			}
		}
		return rows.Err()
	})
	return n, err
}
