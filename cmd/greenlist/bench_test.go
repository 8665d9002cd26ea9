package main

import (
	"testing"
)

func TestTheBenchSendsWhatItMeasures(t *testing.T) {
	if err := (benchCommand{Messages: 200, Rounds: 2, Slow: 50, People: 200, Visits: 5, Program: binary(t), On: []string{"SQLite", "Postgres"}}).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
}
