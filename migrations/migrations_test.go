package migrations

import (
	"strings"
	"testing"
)

func TestBothDialectsTakeTheSameSteps(t *testing.T) {
	sqlite, err := For("sqlite")
	if err != nil {
		t.Fatal(err)
	}
	postgres, err := For("postgres")
	if err != nil {
		t.Fatal(err)
	}
	if len(sqlite) == 0 || len(sqlite) != len(postgres) {
		t.Fatalf("sqlite has %d steps, postgres %d", len(sqlite), len(postgres))
	}
	for i := range sqlite {
		if sqlite[i].Version != int64(i+1) || postgres[i].Version != int64(i+1) {
			t.Errorf("step %d is numbered %d and %d", i+1, sqlite[i].Version, postgres[i].Version)
		}
		for _, m := range []Migration{sqlite[i], postgres[i]} {
			if strings.Contains(m.SQL, "{{") {
				t.Errorf("%s still holds an untranslated word", m.Name)
			}
		}
	}
}

func TestAnUnknownDialectIsRefused(t *testing.T) {
	if _, err := For("oracle"); err == nil {
		t.Fatal("oracle was accepted")
	}
}
