package models

import (
	"context"
	"slices"
	"strings"
)

// Judged are the columns that somebody has judged, by table.
func Judged() map[string][]string {
	all := map[string][]string{}
	for _, h := range holdings {
		all[h.table] = append(all[h.table], h.columns()...)
	}
	return all
}

// Given are the tables that somebody gets who asks, and HoldsPeople those that hold something of people.
func Given() map[string]bool {
	all := map[string]bool{}
	for _, h := range holdings {
		all[h.table] = h.words != ""
	}
	return all
}

func HoldsPeople() map[string]bool {
	all := map[string]bool{}
	for _, h := range holdings {
		all[h.table] = h.goes != "" || h.empties != ""
	}
	return all
}

// EraseAllBut erases people and leaves something out, as if nobody had judged it: "contacts.name", or a table.
func EraseAllBut(ctx context.Context, db *DB, who Actor, ids []int64, e Erasing, forgotten string) (done Erased, err error) {
	table, column, _ := strings.Cut(forgotten, ".")
	whole := holdings
	defer func() { holdings = whole }()
	holdings = slices.Clone(whole)
	for i, h := range holdings {
		if h.table != table {
			continue
		}
		if column == "" {
			holdings[i].whose, holdings[i].by = nil, nil
			continue
		}
		parts := slices.DeleteFunc(strings.Split(h.empties, ", "), func(part string) bool { return strings.HasPrefix(part, column+" = ") })
		holdings[i].empties = strings.Join(parts, ", ")
	}
	return EraseContacts(ctx, db, who, ids, e)
}

// Dump is every value in every table, as text.
func Dump(ctx context.Context, db *DB, hand func(table, row string)) error {
	tables, err := Tables(ctx, db)
	if err != nil {
		return err
	}
	for _, table := range tables {
		rows, err := db.q(ctx).Table(table).Rows()
		if err != nil {
			return err
		}
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		for rows.Next() {
			values := make([][]byte, len(columns))
			into := make([]any, len(columns))
			for i := range values {
				into[i] = &values[i]
			}
			if err := rows.Scan(into...); err != nil {
				return err
			}
			var line strings.Builder
			for i, column := range columns {
				line.WriteString(column + "=" + string(values[i]) + " ")
			}
			hand(table, line.String())
		}
		if err := rows.Close(); err != nil {
			return err
		}
	}
	return nil
}
