package models_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

func TestTheLogHoldsNobodysName(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		var log bytes.Buffer
		db, err := models.Open(context.Background(), models.Options{
			Database: d.Name(), Kind: models.Sandbox, Origin: "scratch.greenlist.test/log", Keys: d.Keys(), Log: slog.New(slog.NewTextHandler(&log, nil)),
		})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := models.Count(context.Background(), db, `SELECT nothing FROM contacts WHERE name = ?`, "Mila Visser"); err == nil {
			t.Fatal("a column that is not there was read")
		}
		if !strings.Contains(log.String(), "SELECT nothing") || strings.Contains(log.String(), "Mila") {
			t.Errorf("%s", log.String())
		}
	})
}
