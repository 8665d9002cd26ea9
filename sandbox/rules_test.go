package sandbox

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/whatsapp"
)

// A rule of Meta's on templates: what it says, how the lint calls it, what Meta does with a template that breaks it, templates that just keep it
// and templates that just break it. For a limit, those that keep it are one below and at it, and the one that breaks it is one above.
type rule struct {
	says string
	id   string
	meta int // a subcode, or one of those below
	from func() whatsapp.Template
	cases
}

// What Meta does with a broken rule, where it is no refusal with a subcode.
const (
	unnumbered = 0  // refused, without a subcode
	inReview   = -1 // taken, and rejected by the reviewer
	taken      = -2 // taken: the lint only advises
)

type edit func(*whatsapp.Template)

type cases struct{ kept, broken []edit }

// most is a limit: n-1 and n are fine, n+1 is not.
func most(n int, set func(*whatsapp.Template, int)) cases {
	at := func(n int) edit { return func(t *whatsapp.Template) { set(t, n) } }
	return cases{[]edit{at(n - 1), at(n)}, []edit{at(n + 1)}}
}

// onlyOne is a limit of one, of which nothing at all is no case.
func onlyOne(set func(*whatsapp.Template, int)) cases {
	at := func(n int) edit { return func(t *whatsapp.Template) { set(t, n) } }
	return cases{[]edit{at(1)}, []edit{at(2)}}
}

// least is a limit the other way round.
func least(n int, set func(*whatsapp.Template, int)) cases {
	at := func(n int) edit { return func(t *whatsapp.Template) { set(t, n) } }
	return cases{[]edit{at(n + 1), at(n)}, []edit{at(n - 1)}}
}

func keeps(kept ...edit) cases                 { return cases{kept: kept} }
func (c cases) breaks(broken ...edit) cases    { return cases{c.kept, append(c.broken, broken...)} }
func unchanged(*whatsapp.Template)             {}
func (r rule) finding(f whatsapp.Finding) bool { return f.Rule == r.id }
func advised(f whatsapp.Finding) bool          { return f.Severity == whatsapp.SeverityWarning }
func refusedLater(f whatsapp.Finding) bool     { return f.Review }

// with is the template with a change; under a name of its own, unless the change is about that.
func (r rule) with(c edit, kind string, i int) whatsapp.Template {
	t := r.from()
	c(&t)
	if t.Name == r.from().Name {
		t.Name += fmt.Sprint("_", kind, i)
	}
	return t
}

func theRules() []rule {
	return slices.Concat(rulesOfNames, rulesOfVariables, rulesOfTexts, rulesOfButtons, rulesOfLabels, rulesOfCards, rulesOfOffers, rulesOfCodes, rulesOfWords)
}

// complaints are what is wrong with a rule of the table: what the lint or the pretend Meta makes of its cases.
func (r rule) complaints(k *kit) (all []string) {
	complain := func(kind string, i int, format string, args ...any) {
		all = append(all, fmt.Sprintf("%s: %s %d: %s", r.says, kind, i+1, fmt.Sprintf(format, args...)))
	}
	for i, c := range r.kept {
		t := r.with(c, "kept", i)
		if found := whatsapp.Lint(t); slices.ContainsFunc(found, r.finding) || whatsapp.HasErrors(found) {
			complain("kept", i, "the lint says %v", found)
		}
		if i%templatesPerHour == templatesPerHour-1 {
			k.move(time.Hour)
		}
		if status, answer := k.ask("POST", waba+"/message_templates", t); status != http.StatusOK {
			complain("kept", i, "Meta says %v", answer)
		}
	}
	for i, c := range r.broken {
		t := r.with(c, "broken", i)
		found := slices.DeleteFunc(whatsapp.Lint(t), func(f whatsapp.Finding) bool { return !r.finding(f) })
		if len(found) == 0 {
			complain("broken", i, "the lint says nothing")
			continue
		}
		f := found[0]
		if f.Code != max(r.meta, 0) && !(r.meta == inReview) || advised(f) != (r.meta == taken) || refusedLater(f) != (r.meta == inReview) && r.meta != taken {
			complain("broken", i, "the lint says %+v", f)
		}
		if f.Title == "" || f.Message == "" || f.Source.Name == "" || f.Source.AsOf == "" {
			complain("broken", i, "the lint does not say what, or where it has that from: %+v", f)
		}
		if said := r.judged(k, t); said != "" {
			complain("broken", i, "%s", said)
		}
	}
	return all
}

// judged tells what Meta did with a template that breaks the rule, if it is not what it should be.
func (r rule) judged(k *kit, t whatsapp.Template) string {
	status, raw := k.exchange("POST", "/v26.0/"+waba+"/message_templates", t, "Bearer sandbox-token")
	if r.meta >= 0 {
		if e := whatsapp.ParseError(status, raw); status != http.StatusBadRequest || e == nil || e.Code != 100 || e.Subcode != r.meta {
			return fmt.Sprintf("Meta says %d %s", status, raw)
		}
		return ""
	}
	if status != http.StatusOK {
		return fmt.Sprintf("Meta says %d %s", status, raw)
	}
	if r.meta == taken {
		return ""
	}
	k.move(time.Minute)
	for _, one := range k.ok("GET", waba+"/message_templates?limit=100&fields=status,rejected_reason", nil)["data"].([]any) {
		if one.(object)["status"] == "REJECTED" && one.(object)["rejected_reason"] == whatsapp.ReasonInvalidFormat {
			return ""
		}
	}
	return "the reviewer does not mind"
}

func TestEveryRuleAtItsLimit(t *testing.T) {
	for _, r := range theRules() {
		t.Run(r.says, func(t *testing.T) {
			t.Parallel()
			k := start(t, func(o *Options) { o.Webhook, o.ReviewAfter = "", time.Minute })
			for _, said := range r.complaints(k) {
				t.Error(said)
			}
		})
	}
}

// A table that has a limit wrong by one, or a rule under another name or another answer, is seen.
func TestAWrongRuleIsSeen(t *testing.T) {
	header := func(t *whatsapp.Template, n int) { t.Header().Text = long(n) }
	right := rule{"a header has at most 60 characters", "header-long", 2388040, letter, most(60, header)}
	for name, wrong := range map[string]func(*rule){
		"":                  func(*rule) {},
		"one less":          func(r *rule) { r.cases = most(59, header) },
		"one more":          func(r *rule) { r.cases = most(61, header) },
		"another rule":      func(r *rule) { r.id = "footer-long" },
		"another subcode":   func(r *rule) { r.meta = 2388047 },
		"refused in review": func(r *rule) { r.meta = inReview },
		"only advice":       func(r *rule) { r.meta = taken },
		"broken for another reason": func(r *rule) {
			r.broken = []edit{func(t *whatsapp.Template) { t.Header().Text = "" }}
		},
	} {
		r := right
		wrong(&r)
		if got := r.complaints(start(t, func(o *Options) { o.Webhook = "" })); (len(got) > 0) != (name != "") {
			t.Errorf("%q: %v", name, got)
		}
	}
}

// ourRules are no rules of Meta's: what they are about is never told to Meta.
var ourRules = []string{"target-insecure"}

// Every rule the lint has is in one of the tables, and none is there that it has not.
func TestEveryRuleStandsInATable(t *testing.T) {
	known := without(lintRules(t), ourRules)
	if len(known) < 97 {
		t.Fatalf("only %d rules were found in the lint", len(known))
	}
	var held []string
	for _, r := range theRules() {
		held = append(held, r.id)
		if len(r.kept) == 0 || len(r.broken) == 0 {
			t.Errorf("%s: a rule needs a case that keeps it and one that breaks it", r.says)
		}
	}
	for _, r := range rulesOfAccounts {
		held = append(held, r.id)
	}
	if missing := without(known, held); len(missing) > 0 {
		t.Errorf("no table holds %v", missing)
	}
	if invented := without(held, known); len(invented) > 0 {
		t.Errorf("the lint has no %v", invented)
	}
	if got := without(known, held[1:]); len(got) != 1 {
		t.Errorf("a rule that is taken out of the table is not missed: %v", got)
	}
}

func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(one string) bool { return slices.Contains(some, one) })
}

var ruleInSource = regexp.MustCompile(`(?:Rule: |\bf\.Rule,[^=]*= |Rule: "[a-z-]+", |Finding\(|rule: |length\([^)]*)"([a-z]+(?:-[a-z]+)+)"`)

// lintRules are the names of all rules, as they stand in the source.
func lintRules(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../whatsapp/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range ruleInSource.FindAllStringSubmatch(string(text), -1) {
			all = append(all, m[1])
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
