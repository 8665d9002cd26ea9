package lint

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// breakages turn a good page into a bad one, whatever its language, trade and markup.
var breakages = map[string]func(string) string{
	"not-preticked":       replacing(`type="checkbox"( id="\w+")? name="purpose"`, `$0 checked`),
	"number-editable":     replacing(`type="tel"`, `type="tel" readonly value="1"`),
	"privacy-link":        replacing(`href="https:`, `href="http:`),
	"whatsapp-beside-box": replacing(`(?i)whatsapp`, `Chat`),
	"in-sight":            replacing(`<form>`, `<form><input type="hidden" name="marketing_consent" value="1">`),
	"says-how-to-stop":    replacing(`STOP`, `XXXX`),
}

func replacing(pattern, with string) func(string) string {
	p := regexp.MustCompile(pattern)
	return func(page string) string { return p.ReplaceAllString(page, strings.ReplaceAll(with, "$0", "${0}")) }
}

func lawful(t *testing.T) (good []specimen) {
	for _, folder := range []string{"corpus", "aside"} {
		for _, s := range specimens(t, folder) {
			if s.Breaks == "" {
				good = append(good, s)
			}
		}
	}
	return good
}

func TestEveryGoodFormCanBeBroken(t *testing.T) {
	for _, s := range lawful(t) {
		for rule, breaks := range breakages {
			bad, pages := s.Form, map[string]string{}
			for language, page := range s.Pages {
				pages[language] = breaks(page)
			}
			bad.Pages = pages
			if !slices.Contains(broken(bad), rule) {
				t.Errorf("%s with %s broken is judged %v", s.name, rule, broken(bad))
			}
		}
	}
}

// ask is a good form in English, with a place for whatever a test adds.
func ask(change func(*Form, *string)) Form {
	f := Form{
		Company: Company{Name: "Zaailing", Address: "Kasstraat 3, 1234 AB Bloemendaal", PrivacyURL: "https://zaailing.example/privacy"}, Languages: []string{"en"},
		Purposes: []Purpose{{ID: 7, Words: map[string]PurposeWords{"en": {What: "offers on plants", Often: "at most twice a month"}}}},
	}
	page := `<html lang="en"><h1>Plants first</h1><form><label>Mobile number <input type="tel" name="phone"></label>
		<label><input type="checkbox" name="purpose" value="7"> Yes, I want to receive offers on plants from Zaailing on WhatsApp, at most twice a month.</label>
		<p>You confirm with a message on WhatsApp. You can stop at any time: send STOP.</p>
		<p>Zaailing, Kasstraat 3. <a href="https://zaailing.example/privacy">How we handle your data</a></p><button>Sign up on WhatsApp</button></form>`
	change(&f, &page)
	f.Pages = map[string]string{"en": page}
	return f
}

func within(page *string, old, with string) {
	if !strings.Contains(*page, old) {
		panic(old + " is not on the page")
	}
	*page = strings.Replace(*page, old, with, 1)
}

// What is not forbidden but worth a thought is said, and stops nothing.
func TestWarningsAndAdvice(t *testing.T) {
	for rule, change := range map[string]func(*Form, *string){
		"":                       func(*Form, *string) {},
		"incentive":              func(_ *Form, p *string) { within(p, "</h1>", "</h1><p>Sign up and get 10% off.</p>") },
		"urgency":                func(_ *Form, p *string) { within(p, "</h1>", "</h1><p>Last chance, sign up today.</p>") },
		"button-vague":           func(_ *Form, p *string) { within(p, "Sign up on WhatsApp</button>", "Submit</button>") },
		"business-address":       func(_ *Form, p *string) { within(p, "Kasstraat 3", "The Netherlands") },
		"says-next":              func(_ *Form, p *string) { within(p, "You confirm with a message on WhatsApp.", "") },
		"one-way":                func(_ *Form, p *string) { within(p, "on WhatsApp, at", "on WhatsApp and by e-mail, at") },
		"not-meta":               func(_ *Form, p *string) { within(p, "Plants first", "Official WhatsApp channel") },
		"meta-mark":              func(_ *Form, p *string) { within(p, "</h1>", `</h1><img alt="WhatsApp logo" src="data:,">`) },
		" meta-mark":             func(f *Form, _ *string) { f.Mark = true },
		"too-long":               func(_ *Form, p *string) { within(p, "Yes, I want", strings.Repeat("very ", 60)+"I want") },
		"confirmation-says-stop": func(f *Form, _ *string) { f.Texts = map[string]Text{"en": {Confirmation: "Welcome to Zaailing!"}} },
		"vague-often": func(f *Form, p *string) {
			f.Purposes[0].Words["en"] = PurposeWords{What: "offers on plants", Often: "now and then"}
			within(p, "at most twice a month", "now and then")
		},
		"field-required": func(f *Form, p *string) {
			f.Fields = []Field{{Key: "postcode", Required: true, Labels: map[string]string{"en": "Postcode"}, Reasons: map[string]string{"en": "To tell you about your shop."}}}
			within(p, "<p>You confirm", `<label>Postcode <input name="postcode"></label><p>To tell you about your shop.</p><p>You confirm`)
		},
	} {
		var got []string
		for _, found := range Check(ask(change)) {
			if got = append(got, found.Rule); found.Severity == Error {
				t.Errorf("%q is an error: %+v", rule, found)
			}
		}
		if want := strings.Fields(rule); !slices.Equal(got, want) {
			t.Errorf("%q is judged %v", rule, got)
		}
	}
}

// Whoever addresses children asks for a parent, names the age that holds in their country, and says how they make sure.
func TestFormsForChildren(t *testing.T) {
	const end = "</p><p>You confirm"
	for name, c := range map[string]struct {
		country, says string
		want          []string
	}{
		"nobody asked for":    {"NL", "", []string{"age", "parent-checked"}},
		"a parent":            {"NL", "Ask a parent to sign up for you.", []string{"parent-checked"}},
		"the right age":       {"NL", "Under 16? Then a parent signs up.", []string{"parent-checked"}},
		"the right age there": {"SE", "Under 13? Then a parent signs up.", []string{"parent-checked"}},
		"an age too low":      {"NL", "Under 13? Then a parent signs up.", []string{"age", "parent-checked"}},
		"too low since 2024":  {"DK", "You must be at least 13.", []string{"age", "parent-checked"}},
		"unknown":             {"", "You must be at least 13.", []string{"parent-checked"}},
	} {
		f := ask(func(f *Form, p *string) {
			f.Country, f.ForChildren = c.country, true
			within(p, "<p>You confirm", "<p>"+c.says+end)
		})
		var got []string
		for _, found := range Check(f) {
			got = append(got, found.Rule)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if age, law := DigitalAge("DE"); age != 16 || law != "GDPR Art. 8(1)" {
		t.Errorf("in Germany it is %d by %s", age, law)
	}
	for country, lower := range lowerAges {
		if lower.age < 13 || lower.age > 15 || lower.law == "" {
			t.Errorf("%s: %+v", country, lower)
		}
	}
}

// A finding leads to the field where it is mended.
func TestAFindingKnowsItsPlace(t *testing.T) {
	f := ask(func(f *Form, p *string) {
		f.Texts = map[string]Text{"en": {Headline: "Plants first", Intro: "Signing up is required to order.", Button: "Go to checkout"}}
		f.Purposes[0].Words["en"] = PurposeWords{What: "offers and more", Often: "at most twice a month"}
		within(p, "</h1>", "</h1><p>Signing up is required to order.</p>")
		within(p, "offers on plants", "offers and more")
		within(p, "Sign up on WhatsApp</button>", "Go to checkout</button>")
	})
	places := map[string]Anchor{}
	for _, found := range Check(f) {
		places[found.Rule] = found.Anchor
	}
	for rule, want := range map[string]Anchor{"not-a-condition": AtIntro, "vague-purpose": AtPurpose(7), "button-says-act": AtButton} {
		if places[rule] != want {
			t.Errorf("%s is at %q", rule, places[rule])
		}
	}
}

func TestEveryRuleIsExplained(t *testing.T) {
	seen, words := map[string]bool{}, regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for _, r := range Rules() {
		if seen[r.ID] || !words.MatchString(r.ID) || r.Title == "" || r.Why == "" || r.Fix == "" || len(r.Sources) == 0 || r.form == nil && r.page == nil {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
		if again, ok := RuleOf(r.ID); !ok || again.Title != r.Title {
			t.Errorf("%s cannot be found", r.ID)
		}
	}
	if _, ok := RuleOf("no-such-rule"); ok {
		t.Error("a rule was found that there is not")
	}
}

// Every rule that stops publishing has a form in the corpus that it stops.
func TestTheCorpusKnowsEveryRule(t *testing.T) {
	broken := map[string]bool{}
	for _, folder := range []string{"corpus", "aside", "renderings"} {
		for _, s := range specimens(t, folder) {
			broken[s.Breaks] = true
		}
	}
	for _, r := range Rules() {
		if r.Severity == Error && !broken[r.ID] {
			t.Errorf("no form of the corpus breaks %s", r.ID)
		}
	}
}

func TestEveryLanguageKnowsEveryTopic(t *testing.T) {
	for language, l := range lexicons() {
		for about := range english {
			if l[about] == nil {
				t.Errorf("%s has no words on %q", language, about)
			}
		}
		if len(l) != len(english) {
			t.Errorf("%s has %d topics", language, len(l))
		}
	}
}

// Pages come from people too: nothing may break the judge.
func FuzzCheck(f *testing.F) {
	f.Add("<p>STOP", "en", "offers")
	f.Add(`<form><fieldset><legend>WhatsApp<input type=checkbox checked required>`, "de", "")
	f.Fuzz(func(t *testing.T, page, language, what string) {
		Check(Form{
			Languages: []string{language}, Pages: map[string]string{language: page}, Company: Company{Name: what},
			Purposes: []Purpose{{Words: map[string]PurposeWords{language: {What: what}}}},
		})
	})
}

func BenchmarkCheck(b *testing.B) {
	f := ask(func(*Form, *string) {})
	for b.Loop() {
		Check(f)
	}
}
