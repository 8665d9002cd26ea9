package models

import (
	"context"
	"time"
)

// CaseSearch says which cases to list.
type CaseSearch struct {
	// Show is one of the CasesShown; empty is CasesOpen.
	Show CasesShown
	Kind CaseKind
	// After is the place of the last case of the page before.
	AfterDue time.Time
	AfterID  int64
}

// CasesShown is a part of the cases.
type CasesShown string

const (
	CasesOpen    CasesShown = "open"
	CasesSoon    CasesShown = "soon" // due within a week
	CasesOverdue CasesShown = "overdue"
	CasesOver    CasesShown = "over" // answered or closed
)

// CaseSoon is when a deadline is near.
const CaseSoon = 7 * 24 * time.Hour

// CasePageSize is how many cases one page lists.
const CasePageSize = 50

// CaseLine is a case with whom it is about, and who sees to it.
type CaseLine struct {
	Case
	Who      Contact
	Assignee string
}

// ListCases returns one page: what is open by its deadline, the nearest first; what is over by its number, the newest first. more tells whether there
// are others behind them.
func ListCases(ctx context.Context, db *DB, s CaseSearch) (all []CaseLine, more bool, err error) {
	q := db.q(ctx).Model(&Case{})
	now := db.Now()
	switch s.Show {
	case CasesOver:
		q = q.Where("state <> 'open'").Order("id DESC")
		if s.AfterID > 0 {
			q = q.Where("id < ?", s.AfterID)
		}
	default:
		q = q.Where("state = 'open'").Order("due_at, id")
		if s.AfterID > 0 {
			q = q.Where("(due_at, id) > (?, ?)", s.AfterDue, s.AfterID)
		}
	}
	switch s.Show {
	case CasesSoon:
		q = q.Where("due_at >= ? AND due_at < ?", now, now.Add(CaseSoon))
	case CasesOverdue:
		q = q.Where("due_at < ?", now)
	}
	if s.Kind != "" {
		q = q.Where("kind = ?", s.Kind)
	}
	var rows []Case
	if err := q.Limit(CasePageSize + 1).Find(&rows).Error; err != nil {
		return nil, false, err
	}
	more = len(rows) > CasePageSize
	all, err = db.caseLines(ctx, rows[:min(len(rows), CasePageSize)])
	return all, more, err
}

func (db *DB) caseLines(ctx context.Context, rows []Case) ([]CaseLine, error) {
	var contacts, users []int64
	for _, c := range rows {
		if c.ContactID != nil {
			contacts = append(contacts, *c.ContactID)
		}
		if c.AssignedTo != nil {
			users = append(users, *c.AssignedTo)
		}
	}
	var people []Contact
	if err := db.q(ctx).Where(db.among("id"), db.list(contacts)).Find(&people).Error; err != nil {
		return nil, err
	}
	var staff []User
	if err := db.q(ctx).Where(db.among("id"), db.list(users)).Find(&staff).Error; err != nil {
		return nil, err
	}
	whose, names := map[int64]Contact{}, map[int64]string{}
	for _, c := range people {
		whose[c.ID] = c
	}
	for _, u := range staff {
		names[u.ID] = u.Actor().Name
	}
	lines := make([]CaseLine, len(rows))
	for i, c := range rows {
		lines[i] = CaseLine{Case: c}
		if c.ContactID != nil {
			lines[i].Who = whose[*c.ContactID]
		}
		if c.AssignedTo != nil {
			lines[i].Assignee = names[*c.AssignedTo]
		}
	}
	return lines, nil
}

// CaseCounts is how many cases there are of each part, apart from those that are over.
type CaseCounts struct{ Open, Soon, Overdue int64 }

// CountCases counts what is open.
func CountCases(ctx context.Context, db *DB) (n CaseCounts, err error) {
	now := db.Now()
	moment := db.moment()
	err = db.q(ctx).Raw(`SELECT COUNT(*) AS open, COALESCE(SUM(CASE WHEN due_at < `+moment+` THEN 1 ELSE 0 END), 0) AS overdue,
		COALESCE(SUM(CASE WHEN due_at >= `+moment+` AND due_at < `+moment+` THEN 1 ELSE 0 END), 0) AS soon FROM cases WHERE state = 'open'`, now, now, now.Add(CaseSoon)).Scan(&n).Error
	return n, err
}

// ListCases returns those about a person, or about a row that was merged into theirs, the newest first, fifty at most.
func (c Contact) ListCases(ctx context.Context, db *DB) (all []Case, err error) {
	err = db.q(ctx).Raw(`SELECT * FROM cases WHERE contact_id IN (SELECT id FROM contacts WHERE id = ? OR merged_into = ?) ORDER BY id DESC LIMIT ?`, c.ID, c.ID, CasePageSize).Scan(&all).Error
	return all, err
}

// Line is the case with whom it is about and who sees to it.
func (c Case) Line(ctx context.Context, db *DB) (CaseLine, error) {
	lines, err := db.caseLines(ctx, []Case{c})
	if err != nil {
		return CaseLine{}, err
	}
	return lines[0], nil
}

// Others are further cases about the same person, the newest first.
func (c Case) Others(ctx context.Context, db *DB) (all []Case, err error) {
	if c.ContactID == nil {
		return nil, nil
	}
	err = db.q(ctx).Where("contact_id = ? AND id <> ?", *c.ContactID, c.ID).Order("id DESC").Limit(CasePageSize).Find(&all).Error
	return all, err
}
