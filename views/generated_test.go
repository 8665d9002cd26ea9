package views

import (
	"bytes"
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/a-h/templ/generator"
	"github.com/a-h/templ/parser/v2"
)

// What is generated is committed, so that nobody needs the generator to build; this is what notices that it was forgotten.
func TestWhatIsGeneratedIsCurrent(t *testing.T) {
	sources, err := filepath.Glob("*.templ")
	if err != nil || len(sources) == 0 {
		t.Fatal(sources, err)
	}
	for _, source := range sources {
		committed, err := os.ReadFile(strings.TrimSuffix(source, ".templ") + "_templ.go")
		if err != nil {
			t.Errorf("%s: %v; run make generate", source, err)
			continue
		}
		if !bytes.Equal(generated(t, source), committed) {
			t.Errorf("%s has changed since it was generated from; run make generate", source)
		}
	}
	if all, err := filepath.Glob("*_templ.go"); err != nil || len(all) != len(sources) {
		t.Errorf("%d files are generated from %d, %v", len(all), len(sources), err)
	}
}

func generated(t *testing.T, source string) []byte {
	t.Helper()
	parsed, err := parser.Parse(source)
	if err != nil {
		t.Fatal(source, err)
	}
	var code bytes.Buffer
	if _, err := generator.Generate(parsed, &code, generator.WithFileName("views/"+source)); err != nil {
		t.Fatal(source, err)
	}
	formatted, err := format.Source(code.Bytes())
	if err != nil {
		t.Fatal(source, err)
	}
	return formatted
}
