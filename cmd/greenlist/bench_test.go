package main

import (
	"testing"
)

func TestTheBenchSendsWhatItMeasures(t *testing.T) {
	if err := (benchCommand{Messages: 200, Rounds: 1}).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
}
