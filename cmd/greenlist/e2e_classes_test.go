package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// lostClasses are those of Tabler's that the build left out of the style sheet, because no page seemed to use them.
type lostClasses map[string]bool

var classInSheet = regexp.MustCompile(`\.([A-Za-z_][A-Za-z0-9_-]*)`)

func classesLost(t *testing.T) lostClasses {
	t.Helper()
	built, err := filepath.Glob("../../static/dist/app-*.css")
	if err != nil || len(built) != 1 {
		t.Fatal("the style sheet is not built, or twice: make assets", built, err)
	}
	lost := classesIn(t, "../../node_modules/@tabler/core/dist/css/tabler.css")
	for class := range classesIn(t, built[0]) {
		delete(lost, class)
	}
	return lost
}

func classesIn(t *testing.T, sheet string) lostClasses {
	t.Helper()
	text, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	found := lostClasses{}
	for _, match := range classInSheet.FindAllSubmatch(text, -1) {
		found[string(match[1])] = true
	}
	return found
}

// worn are those that a page has all the same: the name is put together of parts, perhaps, in a way that the build does not see.
func (lost lostClasses) worn(p *tab) (worn []string) {
	p.t.Helper()
	all, err := script[[]string](p, `return [...new Set([...document.querySelectorAll('[class]')].flatMap(e => [...e.classList]))]`)
	if err != nil {
		p.t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(class string) bool { return !lost[class] })
}
