package views

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"greenlist/models"
)

func TestWhatIsDoneByItselfHasWords(t *testing.T) {
	for _, kind := range models.Housework {
		if words := workWords[kind]; words[0] == "" || words[1] == "" {
			t.Errorf("%s has no words", kind)
		}
	}
}

var declaredErrand = regexp.MustCompile(`ErrandKind += "([a-z.-]+)"`)

func TestEveryErrandHasWords(t *testing.T) {
	sources, err := filepath.Glob("../models/*.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := 0
	for _, name := range sources {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range declaredErrand.FindAllSubmatch(source, -1) {
			declared++
			if kind := models.ErrandKind(found[1]); workWords[kind][0] == "" {
				t.Errorf("%s has no words", kind)
			}
		}
	}
	if declared != len(workWords) {
		t.Errorf("%d kinds of errand were found, and %d have words", declared, len(workWords))
	}
}
