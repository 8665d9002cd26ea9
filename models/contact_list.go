package models

import (
	"context"
	"slices"
)

// ContactSearch says which contacts to list. Empty fields do not matter.
type ContactSearch struct {
	// Text is the beginning of words of a name, or of a phone number as people write it.
	Text string
	// PurposeID with State: how people stand. NoConsent is for those who said neither yes nor no.
	PurposeID int64
	State     ConsentState
	Country   string
	Language  string
	Tag       string
	// Before and After are the id of the last and the first contact of another page: lists go by id, the newest first.
	Before, After int64
}

// NoConsent stands in a search for people who said neither yes nor no.
const NoConsent ConsentState = "none"

// ContactPage is one page of a list of contacts.
type ContactPage struct {
	Contacts []Contact
	// Older and Newer tell whether there is a page after this one and before it.
	Older, Newer bool
}

// ContactPageSize is how many contacts one page lists.
const ContactPageSize = 50

// Narrowed tells whether the search leaves anybody out.
func (s ContactSearch) Narrowed() bool {
	s.Before, s.After = 0, 0
	return s != ContactSearch{}
}

// ListContacts returns one page of those who fit. Merged and erased contacts are nobody any more.
func ListContacts(ctx context.Context, db *DB, s ContactSearch) (ContactPage, error) {
	q, err := s.query(ctx, db)
	if err != nil {
		return ContactPage{}, err
	}
	order := "DESC"
	if s.After > 0 {
		order = "ASC"
	}
	var rows []Contact
	err = db.q(ctx).Raw(`SELECT c.* FROM `+q.from+` WHERE `+q.where()+` ORDER BY `+q.key+` `+order+` LIMIT ?`, append(q.args, ContactPageSize+1)...).Scan(&rows).Error
	more := len(rows) > ContactPageSize
	rows = rows[:min(len(rows), ContactPageSize)]
	if s.After > 0 {
		slices.Reverse(rows)
		return ContactPage{Contacts: rows, Older: true, Newer: more}, err
	}
	return ContactPage{Contacts: rows, Older: more, Newer: s.Before > 0}, err
}

// countMost is how far CountContacts counts: past it nobody reads the difference, and counting a million takes time.
const countMost = 1000

// CountContacts says how many fit, up to a thousand; more tells that there are others.
func CountContacts(ctx context.Context, db *DB, s ContactSearch) (n int64, more bool, err error) {
	s.Before, s.After = 0, 0
	q, err := s.query(ctx, db)
	if err != nil {
		return 0, false, err
	}
	err = db.q(ctx).Raw(`SELECT COUNT(*) FROM (SELECT 1 FROM `+q.from+` WHERE `+q.where()+` LIMIT ?) AS counted`, append(q.args, countMost+1)...).Scan(&n).Error
	return min(n, countMost), n > countMost, err
}

// Count is CountContacts for the search that led to this page; a page that holds everybody has counted already.
func (p ContactPage) Count(ctx context.Context, db *DB, s ContactSearch) (n int64, more bool, err error) {
	if !p.Older && !p.Newer {
		return int64(len(p.Contacts)), false, nil
	}
	return CountContacts(ctx, db, s)
}
