package lint

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A specimen is a form of the corpus: the rule it breaks, or none.
type specimen struct {
	Form
	Breaks string `json:"breaks"`
	Medium Medium `json:"medium"` // where people meet it, if not on the page
	name   string
}

// specimens reads a folder of the corpus: in each file what the form is made of, then a page per language.
func specimens(t *testing.T, folder string) (all []specimen) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no forms in %s: %v", folder, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s := specimen{name: strings.TrimSuffix(filepath.Base(file), ".txt")}
		head, rest, _ := strings.Cut(string(text), "\n-- ")
		if err := json.Unmarshal([]byte(head), &s); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		drawn := map[string]string{}
		for part := range strings.SplitSeq("\n-- "+rest, "\n-- ") {
			if language, page, ok := strings.Cut(part, " --\n"); ok {
				drawn[language] = page
			}
		}
		if s.Pages = drawn; s.Medium != OnPage {
			s.Pages, s.Drawings = nil, map[Medium]map[string]string{s.Medium: drawn}
		}
		all = append(all, s)
	}
	return all
}

// broken are the rules a specimen breaks where people meet it.
func (s specimen) broken() (ids []string) {
	for _, found := range Of(Error, Check(s.Form)) {
		if found.Medium == s.Medium && !slices.Contains(ids, found.Rule) {
			ids = append(ids, found.Rule)
		}
	}
	return ids
}

// broken are the rules a form breaks so that it may not be published.
func broken(f Form) (ids []string) {
	for _, found := range Of(Error, Check(f)) {
		if !slices.Contains(ids, found.Rule) {
			ids = append(ids, found.Rule)
		}
	}
	return ids
}

func (s specimen) judgedRight() bool {
	if s.Breaks == "" {
		return len(s.broken()) == 0
	}
	return slices.Equal(s.broken(), []string{s.Breaks})
}

// Every form of the corpus is judged as a lawyer would: what breaks one rule is refused for that rule and no other, what breaks none is not.
func TestTheCorpus(t *testing.T) {
	unlawful, lawful := 0, 0
	for _, folder := range []string{"corpus", "aside"} {
		right, all := 0, specimens(t, folder)
		for _, s := range all {
			if s.Breaks == "" {
				lawful++
			} else {
				unlawful++
			}
			if s.judgedRight() {
				right++
				continue
			}
			t.Errorf("%s/%s breaks %q, judged %+v", folder, s.name, s.Breaks, Of(Error, Check(s.Form)))
		}
		t.Logf("%s: %d of %d", folder, right, len(all))
	}
	if unlawful != 40 || lawful != 20 {
		t.Errorf("%d unlawful forms and %d lawful ones, not 40 and 20", unlawful, lawful)
	}
}

// So is a sheet, a script, a question and a block of a checkout; and each finding says in which of them it is. Those in renderings were written
// before the rules, those set aside after them, to measure how well the rules judge what they have not seen.
func TestTheCorpusOfOtherMedia(t *testing.T) {
	lawful, unlawful := map[Medium]int{}, map[Medium]int{}
	for _, s := range append(specimens(t, "renderings"), specimens(t, "renderings-aside")...) {
		if s.Breaks == "" {
			lawful[s.Medium]++
		} else {
			unlawful[s.Medium]++
		}
		if !s.judgedRight() {
			t.Errorf("%s breaks %q, judged %+v", s.name, s.Breaks, Of(Error, Check(s.Form)))
		}
	}
	for _, m := range Media[1:] {
		if lawful[m] < 3 || unlawful[m] < 6 {
			t.Errorf("%s: %d lawful, %d not", m, lawful[m], unlawful[m])
		}
	}
}
