package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says who may import whom. A new folder or a new arrow is a decision, and this is where it is made.
var arrows = map[string][]string{
	"cmd/greenlist": {"handlers", "views", "models", "models/scratch", "static", "migrations", "whatsapp", "whatsapp/graph", "sender",
		"sandbox", "ledger", "ledger/auditor", "post"},
	"cmd/assets":        {"static"},
	"handlers":          {"views", "models", "static", "whatsapp", "whatsapp/library"},
	"views":             {"models", "static", "whatsapp", "whatsapp/library", "replies", "lint", "ledger"},
	"sender":            {"models", "whatsapp", "whatsapp/graph", "post"},
	"sandbox":           {"whatsapp"},
	"models":            {"migrations", "ledger", "lint", "whatsapp", "replies"},
	"models/scratch":    {"models"},
	"models/modelstest": {"models", "models/scratch", "ledger", "whatsapp"},
	"whatsapp/graph":    {"whatsapp"},
	"whatsapp/library":  {"whatsapp"},
	"ledger/auditor":    {"ledger"},
	"ledger":            {},
	"lint":              {},
	"whatsapp":          {"replies"},
	"replies":           {},
	"static":            {},
	"migrations":        {},
	"post":              {},
	"post/posttest":     {},
}

// onlyInTests are the arrows that tests may have beside those of their folder: the test kit, and the program as a whole.
var onlyInTests = []string{"models/modelstest", "models/scratch", "models", "sandbox", "sender", "replies", "whatsapp", "whatsapp/graph", "ledger", "ledger/auditor", "post", "post/posttest"}

// A room is where a library lives. A trailing * is for every name that begins so.
var rooms = map[string][]string{
	"gorm.io/":                     {"models/*.go"},
	"github.com/ncruces/":          {"models/*.go", "models/modelstest/*.go"},
	"github.com/jackc/":            {"models/*.go", "models/scratch/*.go", "models/modelstest/*.go"},
	"github.com/pressly/goose":     {"models/*.go"},
	"github.com/labstack/echo":     {"handlers/*.go"},
	"github.com/gorilla/":          {"handlers/*.go"},
	"github.com/a-h/templ":         {"views/*.go", "handlers/render.go"},
	"github.com/alecthomas/kong":   {"cmd/greenlist/*.go"},
	"github.com/alexedwards/":      {"models/*.go"},
	"github.com/evanw/esbuild":     {"cmd/assets/*.go"},
	"golang.org/x/net/html":        {"lint/*.go"},
	"golang.org/x/mod/sumdb/":      {"ledger/*.go", "ledger/auditor/*.go", "models/keys.go", "models/evidence_*.go", "cmd/greenlist/keys.go"},
	"github.com/nyaruka/phonenumb": {"whatsapp/*.go", "models/*.go"},
}

// environment is read in cmd, and by the test kit, which has to know whether it runs in CI.
var environment = []string{"cmd/*/*.go", "models/modelstest/*.go", "models/scratch/*.go"}

// outgoing is where connections to other machines are opened.
var outgoing = []string{"whatsapp/graph/*.go", "sandbox/*.go", "post/*.go", "cmd/*/*.go"}

// What reads the environment, and what opens connections.
var (
	readsEnvironment = map[string][]string{"os": {"Getenv", "LookupEnv", "Environ", "ExpandEnv"}, "syscall": {"Getenv", "Environ"}}
	opensConnections = map[string][]string{
		"net/smtp": {"Dial", "SendMail"},
		"net/http": {"Get", "Post", "PostForm", "Head", "Client", "DefaultClient", "Transport", "DefaultTransport", "NewRequest", "NewRequestWithContext"},
		"net":      {"Dial", "DialTimeout", "Dialer", "DialTCP", "DialUDP", "DialIP", "DialUnix"},
	}
)

var forbiddenFolders = []string{"services", "service", "store", "util", "utils", "mock", "mocks", "internal", "common", "helpers"}

const (
	longestFunction = 60
	longestFile     = 250
)

// A sourceFile is one Go file of the project, by its path from the root.
type sourceFile struct {
	path string
	text string
}

func (f sourceFile) folder() string  { return path.Dir(f.path) }
func (f sourceFile) isTest() bool    { return strings.HasSuffix(f.path, "_test.go") }
func (f sourceFile) generated() bool { return strings.HasSuffix(f.path, "_templ.go") }

func TestArchitecture(t *testing.T) {
	files := sources(t, "../..")
	if len(files) < 100 {
		t.Fatalf("only %d files found: the check looks in the wrong place", len(files))
	}
	for _, f := range files {
		for _, fault := range faults(t, f) {
			t.Errorf("%s: %s", f.path, fault)
		}
	}
}

func sources(t *testing.T, root string) (files []sourceFile) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "node_modules" || entry.Name() == ".git"):
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		text, err := os.ReadFile(name)
		relative, _ := filepath.Rel(root, name)
		files = append(files, sourceFile{path: filepath.ToSlash(relative), text: string(text)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// faults is what is wrong with one file.
func faults(t *testing.T, f sourceFile) []string {
	t.Helper()
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, f.path, f.text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	all := wrongFolder(f)
	all = append(all, wrongImports(f, tree)...)
	if !f.isTest() {
		all = append(all, wrongCalls(f, tree)...)
		if !f.generated() {
			all = append(all, tooLong(f, set, tree)...)
		}
	}
	return all
}

func wrongFolder(f sourceFile) (all []string) {
	for _, part := range strings.Split(f.folder(), "/") {
		if slices.Contains(forbiddenFolders, part) {
			all = append(all, "there is no folder "+part+" in this house")
		}
	}
	if _, known := arrows[f.folder()]; !known {
		all = append(all, f.folder()+" is no room of the house: see arrows")
	}
	return all
}

func wrongImports(f sourceFile, tree *ast.File) (all []string) {
	for _, spec := range tree.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if ours, found := strings.CutPrefix(name, "greenlist/"); found {
			if !mayImport(f, ours) {
				all = append(all, f.folder()+" may not import "+ours)
			}
			continue
		}
		for library, room := range rooms {
			if strings.HasPrefix(name, library) && !f.isTest() && !within(f.path, room) {
				all = append(all, library+" does not live here")
			}
		}
	}
	return all
}

func mayImport(f sourceFile, ours string) bool {
	return ours == f.folder() || slices.Contains(arrows[f.folder()], ours) || f.isTest() && slices.Contains(onlyInTests, ours)
}

func within(name string, room []string) bool {
	return slices.ContainsFunc(room, func(pattern string) bool {
		ok, err := path.Match(pattern, name)
		return err == nil && ok
	})
}

// wrongCalls finds what is used of a package, under whatever name the file knows it by.
func wrongCalls(f sourceFile, tree *ast.File) (all []string) {
	for _, use := range uses(tree) {
		if !within(f.path, environment) && slices.Contains(readsEnvironment[use.of], use.name) {
			all = append(all, use.of+"."+use.name+": the environment is read in cmd")
		}
		if !within(f.path, outgoing) && slices.Contains(opensConnections[use.of], use.name) {
			all = append(all, use.of+"."+use.name+": connections are not opened here")
		}
	}
	return all
}

type use struct{ of, name string }

func uses(tree *ast.File) (all []use) {
	known := map[string]string{}
	for _, spec := range tree.Imports {
		of, _ := strconv.Unquote(spec.Path.Value)
		name := path.Base(of)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		known[name] = of
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := selector.X.(*ast.Ident); ok && known[x.Name] != "" {
				all = append(all, use{known[x.Name], selector.Sel.Name})
			}
		}
		return true
	})
	return all
}

func tooLong(f sourceFile, set *token.FileSet, tree *ast.File) (all []string) {
	if lines := strings.Count(f.text, "\n"); lines > longestFile {
		all = append(all, "the file has "+strconv.Itoa(lines)+" lines; split it at "+strconv.Itoa(longestFile))
	}
	for _, declaration := range tree.Decls {
		function, ok := declaration.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if lines := set.Position(function.End()).Line - set.Position(function.Pos()).Line + 1; lines > longestFunction {
			all = append(all, function.Name.Name+" has "+strconv.Itoa(lines)+" lines; split it at "+strconv.Itoa(longestFunction))
		}
	}
	return all
}

// Each of these breaks one rule, and must be noticed for that and nothing else.
func TestTheArchitectureIsWatched(t *testing.T) {
	long := strings.Repeat("\t_ = 0\n", longestFunction)
	for name, c := range map[string]struct {
		path, text string
		faults     int
	}{
		"nothing wrong":             {"handlers/contact.go", "package handlers\nimport \"greenlist/models\"\n", 0},
		"sender from handlers":      {"handlers/contact.go", "package handlers\nimport \"greenlist/sender\"\n", 1},
		"handlers from models":      {"models/contact.go", "package models\nimport \"greenlist/handlers\"\n", 1},
		"the sandbox from handlers": {"handlers/phones.go", "package handlers\nimport \"greenlist/sandbox\"\n", 1},
		"gorm in handlers":          {"handlers/contact.go", "package handlers\nimport \"gorm.io/gorm\"\n", 1},
		"gorm in scratch":           {"models/scratch/x.go", "package scratch\nimport \"gorm.io/gorm\"\n", 1},
		"echo in models":            {"models/contact.go", "package models\nimport \"github.com/labstack/echo/v4\"\n", 1},
		"templ in a handler":        {"handlers/contact.go", "package handlers\nimport \"github.com/a-h/templ\"\n", 1},
		"templ in render":           {"handlers/render.go", "package handlers\nimport \"github.com/a-h/templ\"\n", 0},
		"environment":               {"sender/pool.go", "package sender\nimport \"os\"\nvar _ = os.Getenv(\"X\")\n", 1},
		"environment, renamed":      {"sender/pool.go", "package sender\nimport o \"os\"\nvar _, _ = o.LookupEnv(\"X\")\n", 1},
		"a call out":                {"models/contact.go", "package models\nimport \"net/http\"\nvar _, _ = http.Get(\"x\")\n", 1},
		"a client":                  {"handlers/x.go", "package handlers\nimport \"net/http\"\nvar _ http.Client\n", 1},
		"a call out by graph":       {"whatsapp/graph/x.go", "package graph\nimport \"net/http\"\nvar _ http.Client\n", 0},
		"a forbidden folder":        {"models/util/x.go", "package util\n", 2},
		"an unknown folder":         {"billing/x.go", "package billing\n", 1},
		"the test kit in a test":    {"handlers/x_test.go", "package handlers\nimport \"greenlist/models/modelstest\"\n", 0},
		"the test kit in the house": {"handlers/x.go", "package handlers\nimport \"greenlist/models/modelstest\"\n", 1},
		"a long function":           {"models/x.go", "package models\nfunc f() {\n" + long + "}\n", 1},
		"a long file":               {"models/x.go", "package models\n" + strings.Repeat("\n", longestFile), 1},
		"a long test":               {"models/x_test.go", "package models\nfunc f() {\n" + strings.Repeat(long, 5) + "}\n", 0},
	} {
		if got := faults(t, sourceFile{c.path, c.text}); len(got) != c.faults {
			t.Errorf("%s: %d faults wanted, found %q", name, c.faults, got)
		}
	}
}
