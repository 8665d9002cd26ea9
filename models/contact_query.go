package models

import (
	"context"
	"strings"
)

// contactQuery is a search as SQL on contacts c. key is the contact's id in the table that leads, so that its index also gives the order.
type contactQuery struct {
	from, key  string
	conditions []string
	args       []any
}

func (q *contactQuery) add(condition string, args ...any) {
	q.conditions, q.args = append(q.conditions, condition), append(q.args, args...)
}

func (q *contactQuery) where() string { return strings.Join(q.conditions, " AND ") }

func (s ContactSearch) query(ctx context.Context, db *DB) (*contactQuery, error) {
	q := &contactQuery{from: "contacts c", key: "c.id", conditions: []string{"c.merged_into IS NULL", "c.erased_at IS NULL"}}
	q.consent(s)
	if s.Country != "" {
		q.add("c.country = ?", s.Country)
	}
	if s.Language != "" {
		q.add("c.language = ?", s.Language)
	}
	if s.Tag != "" {
		if err := q.tag(db, s.Tag); err != nil {
			return nil, err
		}
	}
	if s.Before > 0 {
		q.add(q.key+" < ?", s.Before)
	}
	if s.After > 0 {
		q.add(q.key+" > ?", s.After)
	}
	return q, q.text(ctx, db, strings.TrimSpace(s.Text))
}

// tag looks, on SQLite, at the text before it takes the JSON apart: of a million contacts most do not even spell the tag.
func (q *contactQuery) tag(db *DB, tag string) error {
	spelled, err := jsonText(tag)
	q.add(db.pick(`instr(c.tags, ?) > 0 AND EXISTS (SELECT 1 FROM json_each(c.tags) WHERE value = ?)`, `c.tags @> ?::jsonb AND ?::text <> ''`), spelled, tag)
	return err
}

func (q *contactQuery) consent(s ContactSearch) {
	switch {
	case s.PurposeID == 0 || s.State == "":
	case s.State == NoConsent:
		q.add(`NOT EXISTS (SELECT 1 FROM consents k WHERE k.contact_id = c.id AND k.purpose_id = ?)`, s.PurposeID)
	default:
		q.from, q.key = "consents k JOIN contacts c ON c.id = k.contact_id", "k.contact_id"
		q.add(`k.purpose_id = ? AND k.state = ?`, s.PurposeID, s.State)
	}
}

// text looks for a number where there is nothing but one, and for words of a name otherwise.
func (q *contactQuery) text(ctx context.Context, db *DB, text string) error {
	if looksLikeNumber(text) {
		company, err := FindOrganisation(ctx, db)
		if err != nil {
			return err
		}
		q.phones(numberBeginnings(text, company.Country))
		return nil
	}
	all := nameWords(text)
	for _, word := range all {
		q.add(`c.id IN (SELECT w.contact_id FROM contact_words w WHERE w.word >= ? AND w.word < ?)`, word, afterAll(word))
	}
	if len(all) == 0 && text != "" {
		q.add("1 = 0")
	}
	return nil
}

func (q *contactQuery) phones(beginnings []string) {
	var either []string
	for _, beginning := range beginnings {
		either = append(either, `c.phone >= ? AND c.phone < ?`)
		q.args = append(q.args, beginning, afterAll(beginning))
	}
	q.conditions = append(q.conditions, "("+strings.Join(either, " OR ")+")")
}

// afterAll is the first text, byte by byte, after all that begin with this one.
func afterAll(beginning string) string { return beginning + "\U0010FFFF" }
