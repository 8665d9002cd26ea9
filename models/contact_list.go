package models

import (
	"context"
	"slices"
	"strings"
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
	where, args, err := s.where(ctx, db)
	if err != nil {
		return ContactPage{}, err
	}
	order := "DESC"
	if s.After > 0 {
		order = "ASC"
	}
	var rows []Contact
	err = db.q(ctx).Raw(`SELECT c.* FROM contacts c WHERE `+where+` ORDER BY c.id `+order+` LIMIT ?`, append(args, ContactPageSize+1)...).Scan(&rows).Error
	more := len(rows) > ContactPageSize
	rows = rows[:min(len(rows), ContactPageSize)]
	if s.After > 0 {
		slices.Reverse(rows)
		return ContactPage{Contacts: rows, Older: true, Newer: more}, err
	}
	return ContactPage{Contacts: rows, Older: more, Newer: s.Before > 0}, err
}

// countMost is how far CountContacts counts: past it nobody reads the difference, and counting a million takes time.
const countMost = 10_000

// CountContacts says how many fit, up to ten thousand; more tells that there are others.
func CountContacts(ctx context.Context, db *DB, s ContactSearch) (n int64, more bool, err error) {
	s.Before, s.After = 0, 0
	where, args, err := s.where(ctx, db)
	if err != nil {
		return 0, false, err
	}
	err = db.q(ctx).Raw(`SELECT COUNT(*) FROM (SELECT 1 FROM contacts c WHERE `+where+` LIMIT ?) AS counted`, append(args, countMost+1)...).Scan(&n).Error
	return min(n, countMost), n > countMost, err
}

// conditions are SQL that must all hold.
type conditions struct {
	sql  []string
	args []any
}

func (c *conditions) add(sql string, args ...any) {
	c.sql, c.args = append(c.sql, sql), append(c.args, args...)
}

func (s ContactSearch) where(ctx context.Context, db *DB) (string, []any, error) {
	c := &conditions{sql: []string{"c.merged_into IS NULL", "c.erased_at IS NULL"}}
	if s.Country != "" {
		c.add("c.country = ?", s.Country)
	}
	if s.Language != "" {
		c.add("c.language = ?", s.Language)
	}
	if s.Tag != "" {
		c.add(db.pick(`EXISTS (SELECT 1 FROM json_each(c.tags) WHERE value = ?)`, `c.tags @> to_jsonb(?::text)`), s.Tag)
	}
	if s.Before > 0 {
		c.add("c.id < ?", s.Before)
	}
	if s.After > 0 {
		c.add("c.id > ?", s.After)
	}
	s.whereConsent(c)
	err := s.whereText(ctx, db, c)
	return strings.Join(c.sql, " AND "), c.args, err
}

func (s ContactSearch) whereConsent(c *conditions) {
	switch {
	case s.PurposeID == 0 || s.State == "":
	case s.State == NoConsent:
		c.add(`NOT EXISTS (SELECT 1 FROM consents k WHERE k.contact_id = c.id AND k.purpose_id = ?)`, s.PurposeID)
	default:
		c.add(`EXISTS (SELECT 1 FROM consents k WHERE k.contact_id = c.id AND k.purpose_id = ? AND k.state = ?)`, s.PurposeID, s.State)
	}
}

// whereText looks for a number where there is nothing but one, and for words of a name otherwise.
func (s ContactSearch) whereText(ctx context.Context, db *DB, c *conditions) error {
	text := strings.TrimSpace(s.Text)
	if text == "" {
		return nil
	}
	if looksLikeNumber(text) {
		company, err := FindOrganisation(ctx, db)
		if err != nil {
			return err
		}
		c.addPhones(numberBeginnings(text, company.Country))
		return nil
	}
	all := nameWords(text)
	for _, word := range all {
		c.add(`c.id IN (SELECT w.contact_id FROM contact_words w WHERE w.word >= ? AND w.word < ?)`, word, afterAll(word))
	}
	if len(all) == 0 {
		c.add("1 = 0")
	}
	return nil
}

func (c *conditions) addPhones(beginnings []string) {
	var either []string
	for _, beginning := range beginnings {
		either = append(either, `c.phone >= ? AND c.phone < ?`)
		c.args = append(c.args, beginning, afterAll(beginning))
	}
	c.sql = append(c.sql, "("+strings.Join(either, " OR ")+")")
}

// afterAll is the first text, byte by byte, after all that begin with this one.
func afterAll(beginning string) string { return beginning + "\U0010FFFF" }
