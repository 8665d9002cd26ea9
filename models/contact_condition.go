package models

import (
	"context"
	"strings"
)

// condition is one thing that a search asks, said in two ways: as a list of everybody it lets through, and as a question about one contact c.
type condition struct {
	// The list is of everybody who fits: FROM table WHERE where, with key as their id. A complement has none: nearly everybody fits.
	table, where, key string
	// ordered: an index gives the list in the order of the ids.
	ordered bool
	// probe asks the same of contact c.
	probe string
	args  []any // of the list and of the probe alike
}

// ids is the list as SQL, within a range of ids.
func (k condition) ids(span span) (sql string, args []any) {
	bounds, more := span.sql(k.key)
	return `SELECT ` + k.key + ` AS id FROM ` + k.table + ` WHERE ` + k.where + bounds, append(append([]any{}, k.args...), more...)
}

// span is a range of ids: above from and below to, where they are not 0.
type span struct{ from, to int64 }

func (s span) sql(key string) (sql string, args []any) {
	if s.from > 0 {
		sql, args = sql+` AND `+key+` > ?`, append(args, s.from)
	}
	if s.to > 0 {
		sql, args = sql+` AND `+key+` < ?`, append(args, s.to)
	}
	return sql, args
}

// everybody is the list where a search asks for nothing that has one.
var everybody = condition{table: "contacts", where: "1 = 1", key: "id", ordered: true}

// conditions are what the search asks, the ones that usually leave most people out first.
func (s ContactSearch) conditions(ctx context.Context, db *DB) ([]condition, error) {
	all, err := s.textConditions(ctx, db)
	if err != nil {
		return nil, err
	}
	if s.Suppressed {
		all = append(all, condition{table: "contacts", where: "suppressed_at IS NOT NULL", key: "id", ordered: true, probe: "c.suppressed_at IS NOT NULL"})
	}
	if s.Tag != "" {
		all = append(all, facet("tag:"+s.Tag))
	}
	if s.Attribute != "" {
		all = append(all, facet(s.Attribute+"="+s.Value))
	}
	if s.PurposeID != 0 && s.State != "" {
		all = append(all, s.consentCondition())
	}
	for _, column := range []struct{ name, value string }{{"language", s.Language}, {"source", s.Source}, {"country", s.Country}} {
		if column.value != "" {
			all = append(all, condition{table: "contacts", where: column.name + " = ?", key: "id", ordered: true, probe: "c." + column.name + " = ?", args: []any{column.value}})
		}
	}
	return all, nil
}

// maxFacet is how much of a tag or a value its facet holds.
const maxFacet = 200

func facet(name string) condition {
	return condition{
		table: "contact_facets", where: "facet = ?", key: "contact_id", ordered: true,
		probe: "EXISTS (SELECT 1 FROM contact_facets f WHERE f.facet = ? AND f.contact_id = c.id)",
		args:  []any{string([]rune(name)[:min(maxFacet, len([]rune(name)))])},
	}
}

func (s ContactSearch) consentCondition() condition {
	if s.State == NoConsent {
		return condition{probe: "NOT EXISTS (SELECT 1 FROM consents k WHERE k.contact_id = c.id AND k.purpose_id = ?)", args: []any{s.PurposeID}}
	}
	return condition{
		table: "consents", where: "purpose_id = ? AND state = ?", key: "contact_id", ordered: true,
		probe: "EXISTS (SELECT 1 FROM consents k WHERE k.contact_id = c.id AND k.purpose_id = ? AND k.state = ?)", args: []any{s.PurposeID, s.State},
	}
}

// textConditions look for a number where there is nothing but one, and for words of a name otherwise.
func (s ContactSearch) textConditions(ctx context.Context, db *DB) ([]condition, error) {
	text := strings.TrimSpace(s.Text)
	if looksLikeNumber(text) {
		company, err := FindOrganisation(ctx, db)
		return []condition{db.numberCondition(text, company.Country)}, err
	}
	var all []condition
	for _, word := range nameWords(text) {
		all = append(all, condition{
			table: "contact_words", where: "word >= ? AND word < ?", key: "contact_id",
			probe: "EXISTS (SELECT 1 FROM contact_words w WHERE w.contact_id = c.id AND w.word >= ? AND w.word < ?)", args: []any{word, afterAll(word)},
		})
	}
	if len(all) == 0 && text != "" {
		all = append(all, condition{table: "contacts", where: "1 = 0", key: "id", ordered: true, probe: "1 = 0"})
	}
	return all, nil
}

// numberCondition finds numbers that begin like the text, or end like it where it is long enough to say something. Whoever had the number as a
// contact that was merged is found as who they are now.
func (db *DB) numberCondition(text, home string) condition {
	var lists, either []string
	var args []any
	within := func(expression, beginning string) {
		within := expression + " >= ? AND " + expression + " < ?"
		lists = append(lists, "SELECT COALESCE(merged_into, id) AS person FROM contacts WHERE phone IS NOT NULL AND "+within)
		either, args = append(either, within), append(args, beginning, afterAll(beginning))
	}
	for _, beginning := range numberBeginnings(text, home) {
		within("phone", beginning)
	}
	if end := numberEnding(text); end != "" {
		within(db.phoneTail(), end)
	}
	return condition{
		table: "(" + strings.Join(lists, " UNION ALL ") + ") AS n", where: "1 = 1", key: "person", args: args,
		probe: "EXISTS (SELECT 1 FROM contacts n WHERE n.id = c.id AND (" + strings.ReplaceAll(strings.Join(either, " OR "), "phone", "n.phone") + "))",
	}
}

// afterAll is the first text, byte by byte, after all that begin with this one.
func afterAll(beginning string) string { return beginning + "\U0010FFFF" }
