package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"greenlist/static"
)

func TestBuildSaysWhatIsMissing(t *testing.T) {
	_, err := build(t.TempDir())
	if err == nil || !strings.Contains(err.Error(), "npm ci") {
		t.Errorf("err = %v", err)
	}
}

func TestOldBuildGoesAndGitkeepStays(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".gitkeep", "app-OLD.css", static.ManifestName} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := emptyOutput(dir); err != nil {
		t.Fatal(err)
	}
	left, _ := os.ReadDir(dir)
	if len(left) != 1 || left[0].Name() != ".gitkeep" {
		t.Errorf("left: %v", left)
	}
}

func TestNamesChangeWithTheContent(t *testing.T) {
	out := &output{dir: t.TempDir(), manifest: map[string]string{}}
	if err := out.add("a.svg", []byte("one")); err != nil {
		t.Fatal(err)
	}
	first := out.manifest["a.svg"]
	if err := out.add("a.svg", []byte(strings.Repeat("two ", 100))); err != nil {
		t.Fatal(err)
	}
	if second := out.manifest["a.svg"]; first == second || !strings.HasPrefix(second, "a-") || !strings.HasSuffix(second, ".svg") {
		t.Errorf("names %q and %q", first, second)
	}
	if _, err := os.Stat(filepath.Join(out.dir, first+".gz")); err == nil {
		t.Error("three bytes were compressed")
	}
	if _, err := os.Stat(filepath.Join(out.dir, out.manifest["a.svg"]+".gz")); err != nil {
		t.Error("four hundred were not")
	}
}

// needPackages skips where npm has not been run: everything else in the repository is tested without Node.
func needPackages(t *testing.T) string {
	root := filepath.Join("..", "..")
	if _, err := os.Stat(filepath.Join(root, "node_modules")); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("node_modules is missing: run `make assets`")
		}
		t.Skip("node_modules is missing: run `make assets`")
	}
	return root
}

func TestEveryIconIsDrawnOnce(t *testing.T) {
	out := &output{dir: t.TempDir(), manifest: map[string]string{}}
	if err := drawSprite(needPackages(t), out); err != nil {
		t.Fatal(err)
	}
	sprite, err := os.ReadFile(filepath.Join(out.dir, out.manifest["icons.svg"]))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range static.Icons {
		if n := strings.Count(string(sprite), `<symbol id="`+name+`" `); n != 1 {
			t.Errorf("icon %s is drawn %d times", name, n)
		}
	}
	if _, err := symbol(needPackages(t), "no-such-icon"); err == nil {
		t.Error("an icon Tabler has not was drawn")
	}
}

func TestBundleHoldsPlainNamesAndNoForeignAddresses(t *testing.T) {
	out := &output{dir: t.TempDir(), manifest: map[string]string{}}
	if err := bundleSources(needPackages(t), out); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"app.css", "public.css", "app.js", "theme.js", "inter-latin-opsz-normal.woff2"} {
		if out.manifest[name] == "" {
			t.Errorf("%s is not in the manifest: %v", name, out.manifest)
		}
	}
	for _, name := range []string{"app.css", "public.css"} {
		css, err := os.ReadFile(filepath.Join(out.dir, out.manifest[name]))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(css), "url(http") || strings.Contains(string(css), "@import") {
			t.Errorf("%s fetches from elsewhere", name)
		}
	}
}

// A browser drops a whole rule that has :has() inside :has(), and tells nobody.
func TestNoRuleLooksInsideWhatItLooksInside(t *testing.T) {
	if asked := nestedHas(".a:not(:has(.b:has(:checked)~.b)) .c{}"); asked != ".b:has(:checked)~.b" {
		t.Errorf("found %q", asked)
	}
	if asked := nestedHas(".a:has(.b:not(.c)):has(.d) :has(.e){}"); asked != "" {
		t.Errorf("%q asks once", asked)
	}
	out := &output{dir: t.TempDir(), manifest: map[string]string{}}
	if err := bundleSources(needPackages(t), out); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"app.css", "public.css"} {
		css, err := os.ReadFile(filepath.Join(out.dir, out.manifest[name]))
		if err != nil {
			t.Fatal(err)
		}
		if asked := nestedHas(string(css)); asked != "" {
			t.Errorf("%s: :has(%s)", name, asked)
		}
	}
}

// nestedHas is the first question within :has() that holds another.
func nestedHas(css string) string {
	for {
		_, rest, found := strings.Cut(css, ":has(")
		if !found {
			return ""
		}
		if asked := beforeItCloses(rest); strings.Contains(asked, ":has(") {
			return asked
		}
		css = rest
	}
}

// beforeItCloses is what stands within a bracket that has been opened.
func beforeItCloses(css string) string {
	open := 1
	for at, letter := range css {
		switch letter {
		case '(':
			open++
		case ')':
			open--
		}
		if open == 0 {
			return css[:at]
		}
	}
	return css
}

func TestManifestCanBeRead(t *testing.T) {
	out := &output{dir: t.TempDir(), manifest: map[string]string{"a.css": "a-1.css"}}
	if err := out.writeManifest(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(out.dir, static.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	var read map[string]string
	if err := json.Unmarshal(raw, &read); err != nil || read["a.css"] != "a-1.css" {
		t.Errorf("manifest %s: %v", raw, err)
	}
}
