package models

import (
	"context"
	"slices"
	"strings"
)

// A holding is what one table holds of people, column by column. What is erased, and what somebody gets who asks what we know of them, is read off
// the list of holdings; a test holds the list against the schema, so that a column nobody has judged fails it.
type holding struct {
	table string
	// words say to the person what it is; empty where they get nothing from it.
	words string
	// whose is the condition on the rows about somebody; nil where the table is about nobody, or about nobody in particular.
	whose func(db *DB, p *person) portion
	// goes are the columns of a table whose rows are deleted with the person.
	goes string
	// empties is how columns are emptied whose rows stay: "name = '', phone = NULL".
	empties string
	// keeps are the columns that stay: they tell of nobody, or of the house.
	keeps string
	// gives says that they gave it themselves: it goes into what they take along (GDPR Art. 20).
	gives bool
	// hides are columns nobody gets a copy of: keys to pages, and who of the staff did something.
	hides string
	// trim takes what is others' out of a value before it is handed over.
	trim func(p *person, row map[string]any)
	// by erases where no single statement can. Its columns stand in goes or empties all the same.
	by func(db *DB, ctx context.Context, p *person) error
}

// portion is a condition on the rows of a table.
type portion struct {
	where string
	args  []any
}

// holdings are all tables there are. The order is that of erasing: what leads to other rows goes last.
var holdings = slices.Concat(heldInProof(), heldInPassing(), heldOfPeople(), heldOfContacts(), heldOfTheHouse(), heldOfSending())

// eraseHoldings is what an erasure does to all tables.
func (db *DB) eraseHoldings(ctx context.Context, p *person) error {
	for _, h := range holdings {
		if err := h.erase(ctx, db, p); err != nil {
			return err
		}
	}
	return nil
}

// columns are those the holding speaks of.
func (h holding) columns() []string {
	all := append(strings.Fields(h.goes), strings.Fields(h.keeps)...)
	return append(all, h.emptied()...)
}

// emptied are the columns named in empties.
func (h holding) emptied() (all []string) {
	for _, part := range strings.Split(h.empties, ", ") {
		if column, _, ok := strings.Cut(part, " = "); ok {
			all = append(all, column)
		}
	}
	return all
}

// erase is what an erasure does to the table.
func (h holding) erase(ctx context.Context, db *DB, p *person) error {
	if h.whose == nil && h.by == nil || h.goes == "" && h.empties == "" {
		return nil
	}
	if h.by != nil {
		return wrap("erase "+h.table, h.by(db, ctx, p))
	}
	statement := `DELETE FROM ` + h.table
	if h.empties != "" {
		statement = `UPDATE ` + h.table + ` SET ` + h.empties
	}
	rows := h.whose(db, p)
	if rows.where == "" {
		return nil
	}
	return wrap("erase "+h.table, db.q(ctx).Exec(statement+` WHERE `+rows.where, rows.args...).Error)
}

// byContact finds rows by the column that names the contact.
func byContact(column string) func(*DB, *person) portion {
	return func(db *DB, p *person) portion { return portion{db.among(column), []any{db.list(p.ids)}} }
}

// byCase finds what belongs to the cases about them.
func byCase(db *DB, p *person) portion {
	return portion{`case_id IN (SELECT k.id FROM cases k WHERE ` + db.among("k.contact_id") + `)`, []any{db.list(p.ids)}}
}
