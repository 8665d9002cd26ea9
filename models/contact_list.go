package models

import (
	"context"
	"slices"
	"time"
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
	Source    string
	Tag       string
	// Attribute and Value: the key of an attribute, and the value as it is kept. From and To are a range of numbers or days; either may be open.
	Attribute, Value string
	From, To         string
	// Suppressed: only those who are never messaged. NeedsPerson: only those whose message waits for somebody to read it.
	Suppressed  bool
	NeedsPerson bool
	// Since and Until: only those we know since the one and not since the other yet. HeardSince and HeardUntil are about their last message.
	Since, Until           time.Time
	HeardSince, HeardUntil time.Time
	// Before and After are the id of the last and the first contact of another page: lists go by id, the newest first.
	Before, After int64
}

// NoConsent stands in a search for people who said neither yes nor no.
const NoConsent ConsentState = "none"

// ContactPage is one page of a list of contacts.
type ContactPage struct {
	Contacts []Contact
	// OlderThan and NewerThan are what Before and After are for the pages after and before this one; 0 where there is none.
	OlderThan, NewerThan int64
	// Searched is how many people were gone through where the page is not full and there may be others; 0 otherwise.
	Searched int

	// start is the search before it went anywhere.
	start finder
	last  int64
}

// ContactPageSize is how many contacts one page lists.
const ContactPageSize = 50

// Narrowed tells whether the search leaves anybody out.
func (s ContactSearch) Narrowed() bool {
	s.Before, s.After = 0, 0
	return s != ContactSearch{}
}

// ListContacts returns one page of those who fit, the newest first. Merged and erased contacts are nobody any more.
func ListContacts(ctx context.Context, db *DB, s ContactSearch) (ContactPage, error) {
	f, err := s.finder(ctx, db, s.After > 0)
	if err != nil {
		return ContactPage{}, err
	}
	page := ContactPage{start: *f}
	rows, more, err := f.find(ctx, ContactPageSize)
	page.Contacts = rows
	if more {
		page.last = f.last
		if len(rows) == ContactPageSize {
			page.last = rows[len(rows)-1].ID
		} else {
			page.Searched = f.seen
		}
	}
	if f.rising {
		slices.Reverse(page.Contacts)
		page.OlderThan, page.NewerThan = s.After+1, page.last
		return page, err
	}
	page.OlderThan = page.last
	if s.Before > 0 {
		page.NewerThan = s.Before - 1
	}
	return page, err
}

// countMost is how far Count counts: past it nobody reads the difference.
const countMost = 1000

// Count says how many fit the search that led to this page; more tells that there are others. It counts only on a first page, and where that is
// quick: otherwise it says how many the page shows.
func (p ContactPage) Count(ctx context.Context) (n int64, more bool, err error) {
	f := p.start
	if p.OlderThan == 0 && p.NewerThan == 0 || f.walking && len(f.asks) > 0 || p.NewerThan > 0 {
		return int64(len(p.Contacts)), p.OlderThan > 0 || p.NewerThan > 0, nil
	}
	for n <= countMost {
		ids, err := f.next(ctx, 2*countMost)
		if err != nil || len(ids) == 0 {
			return n, false, err
		}
		var fit []int64
		if err := f.fit(ctx, "c.id", ids, countMost+1, &fit); err != nil {
			return n, false, err
		}
		n += int64(len(fit))
	}
	return countMost, true, nil
}
