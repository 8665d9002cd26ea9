package models_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"

	"greenlist/models"
)

// strayActs are the places in a file where an act is made up instead of declared: the compiler sees to the rest.
func strayActs(t *testing.T, name, source string) (all []string) {
	t.Helper()
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, name, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if made, ok := n.(*ast.CompositeLit); ok {
			if kind, ok := made.Type.(*ast.Ident); ok && (kind.Name == "StaffAct" || kind.Name == "deed" && !namesAct(made)) {
				all = append(all, files.Position(made.Pos()).String())
			}
		}
		return true
	})
	return all
}

// namesAct tells whether a deed says what it is by one of the declared variables, or by what it was given.
func namesAct(made *ast.CompositeLit) bool {
	for _, part := range made.Elts {
		if pair, ok := part.(*ast.KeyValueExpr); ok && pair.Key.(*ast.Ident).Name == "act" {
			return true
		}
	}
	return false
}

func TestNothingIsWrittenToTheAuditUndeclared(t *testing.T) {
	names, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range names {
		if name := entry.Name(); strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && name != "act.go" {
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, place := range strayActs(t, name, string(source)) {
				t.Errorf("%s: declare the act in act.go", place)
			}
		}
	}
	if stray := strayActs(t, "broken.go", `package models; var a, b = deed{act: StaffAct{"form", "burn"}}, deed{subjectID: 3}`); len(stray) != 2 {
		t.Errorf("of two made-up acts %v was found", stray)
	}
	seen := map[string]bool{}
	for _, act := range models.StaffActs() {
		if seen[act.String()] {
			t.Errorf("%s is declared twice", act)
		}
		seen[act.String()] = true
	}
	if len(seen) < 90 {
		t.Errorf("only %d acts are declared", len(seen))
	}
}
