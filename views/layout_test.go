package views

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"greenlist/static"
)

func TestNavigationOffersWhatTheRoleHasBusinessWith(t *testing.T) {
	page := func(r Role, w World) string {
		return draw(t, Layout(Frame{User: User{"Anna Bos", r}, World: w, Path: "/contacts/7"}, ErrorPage{Heading: "x"}))
	}
	wants(t, page(Admin, Sandbox), `href="/settings/team"`, `href="/phones"`, `href="/evidence"`, "Sandbox.")
	without(t, page(Marketer, Live), `href="/settings/team"`, `href="/phones"`, `href="/evidence"`, "Sandbox.")
	without(t, page(Reviewer, Live), `href="/imports"`)
	wants(t, page(Admin, Live), `href="/contacts" aria-current="true"`)
	without(t, page(Admin, Live), `href="/" aria-current`)
}

func TestPublicPagesCarryNeitherNameNorScripts(t *testing.T) {
	page := draw(t, PublicLayout(Public{Company: "Woolhouse", Language: "nl"}, ErrorPage{Heading: "Dank u"}))
	wants(t, page, `lang="nl"`, "Woolhouse")
	without(t, page, "Greenlist", "<script", "app.css")
	wants(t, draw(t, PublicLayout(Public{Language: "nl", Embed: Embed{Origin: "https://shop.example"}}, ErrorPage{})), `class="embedded"`)
}

func TestNotBuiltNeedsNoAssets(t *testing.T) {
	page := draw(t, NotBuilt())
	wants(t, page, "make assets")
	without(t, page, static.Prefix)
}

func TestHtmxIsTamed(t *testing.T) {
	page := draw(t, Bare(ErrorPage{Heading: "x"}))
	content := regexp.MustCompile(`name="htmx-config" content="([^"]*)"`).FindStringSubmatch(page)
	if content == nil {
		t.Fatal("no htmx-config")
	}
	var config map[string]any
	if err := json.Unmarshal([]byte(html.UnescapeString(content[1])), &config); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"allowEval", "allowScriptTags", "includeIndicatorStyles"} {
		if config[name] != false {
			t.Errorf("%s = %v", name, config[name])
		}
	}
}

// sources are the templates and Go files of this folder, by name, without tests and generated code.
func sources(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("*.*")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "_templ.go") {
			continue
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		found[name] = string(raw)
	}
	return found
}

var (
	iconName   = regexp.MustCompile(`\bIcon(?:: *|\()"([a-z0-9-]+)"`)
	inlineCode = regexp.MustCompile(`\sstyle=|\son[a-z]+="|<style|<script>|\shx-on|javascript:`)
)

func TestEveryIconNamedIsInTheSprite(t *testing.T) {
	for file, text := range sources(t) {
		for _, m := range iconName.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(static.Icons, m[1]) {
				t.Errorf("%s names icon %q, which is not in static.Icons", file, m[1])
			}
		}
	}
	for _, tone := range []Tone{Quiet, Good, Caution, Bad, Info, Busy} {
		if !slices.Contains(static.Icons, tone.icon()) {
			t.Errorf("the icon of %s is not in static.Icons", tone)
		}
	}
}

func TestTemplatesHoldNothingThePolicyBlocks(t *testing.T) {
	for file, text := range sources(t) {
		if m := inlineCode.FindString(text); strings.HasSuffix(file, ".templ") && m != "" {
			t.Errorf("%s holds %q: the Content-Security-Policy blocks inline styles and scripts", file, m)
		}
	}
	for _, bad := range []string{`<p style="color:red">`, `<a onclick="x()">`, `<script>x()</script>`} {
		if !inlineCode.MatchString(bad) {
			t.Errorf("the check would let %s through", bad)
		}
	}
}
