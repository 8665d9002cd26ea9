package models_test

import (
	"context"
	"slices"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// TestEveryColumnIsJudged: whoever adds a column says in models/personal_*.go whether it tells of a person, and what an erasure does to it.
func TestEveryColumnIsJudged(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		tables, err := models.Tables(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		judged := models.Judged()
		for _, table := range tables {
			columns, err := models.Columns(ctx, db, table)
			if err != nil {
				t.Fatal(err)
			}
			known := judged[table]
			for _, column := range missing(columns, known) {
				t.Errorf("%s.%s: nobody has judged this column. Say in models/personal_*.go whether it tells of a person, and what an erasure does to it", table, column)
			}
			if table != "goose_db_version" && table != "sqlite_sequence" {
				for _, column := range missing(known, columns) {
					t.Errorf("%s.%s is judged, but there is no such column", table, column)
				}
			}
			for i, column := range known {
				if slices.Contains(known[:i], column) {
					t.Errorf("%s.%s is judged twice", table, column)
				}
			}
			delete(judged, table)
		}
		delete(judged, "sqlite_sequence")
		for table := range judged {
			t.Errorf("%s is judged, but there is no such table", table)
		}
	})
}
