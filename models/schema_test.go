package models_test

import (
	"context"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// TestEveryFieldHasAColumnAndEveryColumnAField keeps the structs and the schema from drifting apart: what one forgets, the other loses.
func TestEveryFieldHasAColumnAndEveryColumnAField(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		known := map[string]bool{}
		for _, noun := range models.Nouns {
			table, fields, err := models.Fields(db, noun)
			if err != nil {
				t.Fatal(err)
			}
			known[table] = true
			columns, err := models.Columns(ctx, db, table)
			if err != nil {
				t.Fatal(err)
			}
			for _, only := range missing(fields, columns) {
				t.Errorf("%s: the field for %q has no column", table, only)
			}
			for _, only := range missing(columns, fields) {
				t.Errorf("%s: the column %q has no field", table, only)
			}
		}
		tables, err := models.Tables(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tables {
			if !known[table] && !models.Plumbing[table] {
				t.Errorf("the table %s belongs to no noun", table)
			}
		}
	})
}

// missing are those in all that are not in among.
func missing(all, among []string) (only []string) {
	has := map[string]bool{}
	for _, name := range among {
		has[name] = true
	}
	for _, name := range all {
		if !has[name] {
			only = append(only, name)
		}
	}
	return only
}

func TestTheSchemaTestSeesAMissingColumn(t *testing.T) {
	if got := missing([]string{"a", "b"}, []string{"b"}); len(got) != 1 || got[0] != "a" {
		t.Fatalf("missing says %v", got)
	}
}
