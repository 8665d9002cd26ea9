package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatNoPageCanUseIsLeftOut(t *testing.T) {
	var n names
	n.whole = map[string]bool{}
	n.note([]byte(`class="card btn" { "tone-" + level } --not-a-name- a-b`))
	for sheet, want := range map[string]string{
		`.card{a:b}.carousel{a:b}`:                                    `.card{a:b}`,
		`.card, .carousel , a.btn:hover{a:b}`:                         `.card,a.btn:hover{a:b}`,
		`.card .carousel{a:b}`:                                        ``,
		`.card.carousel>p{a:b}`:                                       ``,
		`.tone-red,.tone{a:b}`:                                        `.tone-red{a:b}`,
		`.btn:not(.carousel, .slide){a:b}`:                            `.btn:not(.carousel, .slide){a:b}`,
		`:is(.card, .carousel) p{a:b}`:                                `:is(.card, .carousel) p{a:b}`,
		`[class=".carousel, x"],.slide[x=","]{a:b}`:                   `[class=".carousel, x"]{a:b}`,
		`@media print{.carousel{a:b}}p{a:b}`:                          `p{a:b}`,
		`@media print{.carousel{a:b} .card{a:b}}`:                     `@media print{.card{a:b}}`,
		`@supports (a:b){@media print{.carousel{a:b}}}`:               ``,
		`@keyframes carousel{0%{a:b}to{a:b}}.card{a:b}`:               `@keyframes carousel{0%{a:b}to{a:b}}.card{a:b}`,
		`@charset "UTF-8";.carousel{a:b}`:                             `@charset "UTF-8";`,
		`/* .card{ */.card{a:url("data:x;{}") /* } */}.carousel{a:b}`: `.card{a:url("data:x;{}") /* } */}`,
		`:root{--x:{a:b};c:d}.a-b .1{}`:                               `:root{--x:{a:b};c:d}.a-b .1{}`,
	} {
		left, err := purge([]byte(sheet), n)
		if err != nil || string(left) != want {
			t.Errorf("%s\n left %s (%v)\nnot   %s", sheet, left, err, want)
		}
	}
}

// The check in the browser sees what is missing from a page; this, that something is left out at all.
func TestTheDashboardsSheetIsLight(t *testing.T) {
	root := needPackages(t)
	out := &output{dir: t.TempDir(), manifest: map[string]string{}}
	if err := bundleSources(root, out); err != nil {
		t.Fatal(err)
	}
	sheet, err := os.ReadFile(filepath.Join(out.dir, out.manifest["app.css"]))
	if err != nil {
		t.Fatal(err)
	}
	if len(sheet) > 250_000 {
		t.Errorf("the style sheet is %d bytes", len(sheet))
	}
	if !strings.Contains(string(sheet), ".card-body") || strings.Contains(string(sheet), ".carousel") {
		t.Error("it lacks what is used, or holds what is not")
	}
}
