package models

import (
	"context"
	"strconv"
	"strings"
)

// condition is one thing that a search asks, said in two ways: as a list of everybody it lets through, and as a question about one contact c.
type condition struct {
	// The list is of everybody who fits: FROM table WHERE where, with key as their id. A complement has none: nearly everybody fits.
	table, where, key string
	// ordered: an index gives the list in the order of the ids.
	ordered bool
	// by is the order of the index of a list that is in no order of ids: what it is counted in.
	by string
	// pieces are conditions that part a list in no order into lists each of which is; together they may hold others as well.
	pieces []string
	// probe asks the same of contact c. Where it looks into another table it ends before its last bracket, and within is the column of that table
	// which holds the contact.
	probe, within string
	args          []any // of the list and of the probe alike
	twice         bool  // the probe asks two times what the list asks once
}

// ask is the probe as SQL. span is where c is known to lie: without it a database that merges two lists would begin far away from c. Fence keeps
// it from merging them at all.
func (k condition) ask(span span, fence string) (sql string, args []any) {
	args = append(args, k.args...)
	if k.twice {
		args = append(args, k.args...)
	}
	if k.within == "" {
		return k.probe, args
	}
	bounds, more := span.sql(k.within)
	return k.probe + bounds + fence + ")", append(args, more...)
}

// ids is the list as SQL, within a range of ids.
func (k condition) ids(span span) (sql string, args []any) {
	bounds, more := span.sql(k.key)
	return `SELECT ` + k.key + ` AS id FROM ` + k.table + ` WHERE ` + k.where + bounds, append(append([]any{}, k.args...), more...)
}

// walk is the next n ids of the list within a range, in order.
func (k condition) walk(db *DB, span span, order string, n int) statement {
	if len(k.pieces) == 0 {
		list, args := k.ids(span)
		return statement{list + ` ORDER BY ` + k.key + order + ` LIMIT ?`, append(args, n)}
	}
	bounds, more := span.sql("id")
	var lists []string
	var args []any
	for i, piece := range k.pieces {
		list := `SELECT id FROM ` + k.table + ` WHERE ` + piece + bounds
		args = append(args, more...)
		if db.dialect == postgres { // or it would sort all of them
			list, args = `SELECT id FROM (`+list+` ORDER BY id`+order+` LIMIT ?) AS piece`+strconv.Itoa(i), append(args, n)
		}
		lists = append(lists, list)
	}
	return statement{strings.Join(lists, ` UNION ALL `) + ` ORDER BY id` + order + ` LIMIT ?`, append(args, n)}
}

func (k condition) inOrder() bool { return k.ordered || len(k.pieces) > 0 }

// most is how far the list is counted: a longer one is of use only where it is in order.
func (k condition) most(x extent) int64 {
	if k.ordered {
		return x.few
	}
	return x.many
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
	ranges, err := s.rangeConditions(ctx, db)
	if err != nil {
		return nil, err
	}
	all = append(all, ranges...)
	if s.NeedsPerson {
		all = append(all, condition{table: "contacts", where: "doubt_at IS NOT NULL", key: "id", ordered: true, probe: "c.doubt_at IS NOT NULL"})
	}
	if s.Suppressed {
		all = append(all, condition{table: "contacts", where: "suppressed_at IS NOT NULL", key: "id", ordered: true, probe: "c.suppressed_at IS NOT NULL"})
	}
	if s.Tag != "" {
		all = append(all, facet("tag:"+s.Tag))
	}
	if s.Attribute != "" && s.Value != "" {
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
		probe: "EXISTS (SELECT 1 FROM contact_facets f WHERE f.facet = ? AND f.contact_id = c.id", within: "f.contact_id",
		args: []any{string([]rune(name)[:min(maxFacet, len([]rune(name)))])},
	}
}

func (s ContactSearch) consentCondition() condition {
	if s.State == NoConsent {
		return condition{probe: "NOT EXISTS (SELECT 1 FROM consents k WHERE k.contact_id = c.id AND k.purpose_id = ?", within: "k.contact_id", args: []any{s.PurposeID}}
	}
	return condition{
		table: "consents", where: "purpose_id = ? AND state = ?", key: "contact_id", ordered: true,
		probe: "EXISTS (SELECT 1 FROM consents k WHERE k.contact_id = c.id AND k.purpose_id = ? AND k.state = ?", within: "k.contact_id", args: []any{s.PurposeID, s.State},
	}
}
