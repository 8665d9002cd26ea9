package whatsapp

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A limit of Meta's: with so much the template is sound, with one more (or, of a least, one less) the rule speaks.
type limit struct {
	name  string
	start func() Template
	set   func(t *Template, n int)
	at    int
	least bool
	rule  string
	code  int
	// alone: one less is nothing at all, which is wrong for another reason.
	alone bool
}

func manyButtons(b Button) func(*Template, int) {
	return func(t *Template, n int) {
		list := make([]Button, n)
		for i := range list {
			list[i] = b
			if list[i].Text != "" {
				list[i].Text += fmt.Sprint(" ", i)
			}
		}
		t.Component(ComponentButtons).Buttons = list
	}
}

func firstCard(t *Template) []Component { return t.Component(ComponentCarousel).Cards[0].Components }

func simple() Template {
	t := sound()
	t.Components = t.Components[1:]
	t.Body().Text, t.Body().Example = "Dag allemaal", nil
	return t
}

func spaced(n int) string { return strings.Repeat("é", n) }

func addressOf(n int) string {
	const start = "https://veld.example/"
	return start + strings.Repeat("a", n-len(start))
}

// limitTable are those of Meta's pages on names, variables, components and time to live.
var limitTable = []limit{
	{"name", sound, func(t *Template, n int) { t.Name = strings.Repeat("a", n) }, 512, false, "name-long", 2388046, false},
	{"header", simple, func(t *Template, n int) {
		t.Components = append(t.Components, Component{Type: ComponentHeader, Format: FormatText, Text: spaced(n)})
	}, 60, false, "header-long", 2388040, false},
	{"variables of a header", sound, func(t *Template, n int) {
		t.Header().Text, t.Header().Example = "Voor", &Example{HeaderText: []string{"x", "y"}}
		for i := range n {
			t.Header().Text += fmt.Sprintf(" woord {{%d}}", i+1)
		}
	}, 1, false, "header-variables", 2388047, false},
	{"body", simple, func(t *Template, n int) { t.Body().Text = spaced(n) }, 1024, false, "body-long", 2388040, false},
	{"body of an offer", soundOffer, func(t *Template, n int) { t.Body().Text = spaced(n) }, 600, false, "body-long", 2388040, false},
	{"body of a product", simple, func(t *Template, n int) {
		t.Body().Text = spaced(n)
		t.Component(ComponentButtons).Buttons = []Button{{Type: ButtonSPM}}
	}, 160, false, "body-long", 2388040, false},
	{"body of a card", soundCarousel, func(t *Template, n int) { firstCard(t)[1].Text = spaced(n) }, 160, false, "body-long", 2388040, false},
	{"words around a variable", simple, func(t *Template, n int) {
		body("een {{1}}" + strings.Repeat(" twee", n-1))(t)
	}, 3, true, "variables-ratio", 2388293, false},
	{"words around three variables", simple, func(t *Template, n int) {
		body("een {{1}} twee {{2}} drie {{3}}" + strings.Repeat(" vier", n-3))(t)
	}, 7, true, "variables-ratio", 2388293, false},
	{"footer", sound, func(t *Template, n int) { t.Footer().Text = spaced(n) }, 60, false, "footer-long", 2388040, false},
	{"variables of a footer", sound, func(t *Template, n int) { t.Footer().Text = "Veld" + strings.Repeat(" {{1}}", n) }, 0, false, "footer-variable", 2388073, true},
	{"label", sound, func(t *Template, n int) { t.Buttons()[0].Text = spaced(n) }, 25, false, "label-long", 2388040, false},
	{"label on a card", soundCarousel, func(t *Template, n int) { firstCard(t)[2].Buttons[0].Text = spaced(n) }, 25, false, "label-long", 2388040, false},
	{"variables of a label", sound, func(t *Template, n int) { t.Buttons()[0].Text = "Dag" + strings.Repeat(" {{1}}", n) }, 0, false, "label-variable", 2388060, true},
	{"address", simple, func(t *Template, n int) {
		t.Component(ComponentButtons).Buttons = []Button{{Type: ButtonURL, Text: "Kijk", URL: addressOf(n)}}
	}, 2000, false, "url-long", 2388040, false},
	{"variables of an address", simple, func(t *Template, n int) {
		t.Component(ComponentButtons).Buttons = []Button{{Type: ButtonURL, Text: "Kijk", URL: "https://veld.example/" + strings.Repeat("{{1}}", n), Example: []string{"x"}}}
	}, 1, false, "url-variables", 2388060, false},
	{"phone number", simple, func(t *Template, n int) {
		t.Component(ComponentButtons).Buttons = []Button{{Type: ButtonPhoneNumber, Text: "Bel", PhoneNumber: "+" + strings.Repeat("3", n-1)}}
	}, 20, false, "phone-long", 2388040, false},
	{"code without a word of caution", simple, func(t *Template, n int) {
		t.Component(ComponentButtons).Buttons = []Button{{Type: ButtonCopyCode, Example: []string{strings.Repeat("A", n)}}}
	}, 15, false, "code-long", 0, false},
	{"buttons", simple, manyButtons(Button{Type: ButtonQuickReply, Text: "Keuze"}), 10, false, "buttons-many", 2388060, false},
	{"links", simple, manyButtons(Button{Type: ButtonURL, Text: "Kijk", URL: "https://veld.example"}), 2, false, "buttons-of-a-kind", 2388060, false},
	{"phone buttons", simple, manyButtons(Button{Type: ButtonPhoneNumber, Text: "Bel", PhoneNumber: "+3197012345678"}), 1, false, "buttons-of-a-kind", 2388060, true},
	{"code buttons", simple, manyButtons(Button{Type: ButtonCopyCode, Example: []string{"TULP"}}), 1, false, "buttons-of-a-kind", 2388060, true},
	{"flow buttons", simple, manyButtons(Button{Type: ButtonFlow, Text: "Vul in", FlowID: "1"}), 1, false, "buttons-of-a-kind", 2388060, true},
	{"catalogue buttons", simple, manyButtons(Button{Type: ButtonCatalog}), 1, false, "buttons-of-a-kind", 2388060, true},
	{"product lists", simple, manyButtons(Button{Type: ButtonMPM}), 1, false, "buttons-of-a-kind", 2388060, true},
	{"product buttons", simple, manyButtons(Button{Type: ButtonSPM}), 1, false, "buttons-of-a-kind", 2388060, true},
	{"call buttons", simple, manyButtons(Button{Type: ButtonVoiceCall, Text: "Bel"}), 1, false, "buttons-of-a-kind", 2388060, true},
	{"cards", soundCarousel, cards, 10, false, "cards-count", 0, false},
	{"cards at least", soundCarousel, cards, 2, true, "cards-count", 0, false},
	{"buttons of a card", soundCarousel, func(t *Template, n int) {
		for i := range t.Component(ComponentCarousel).Cards {
			b := make([]Button, n)
			for j := range b {
				b[j] = Button{Type: ButtonURL, Text: fmt.Sprint("Koop ", j), URL: "https://veld.example"}
			}
			t.Component(ComponentCarousel).Cards[i].Components[2].Buttons = b
		}
	}, 2, false, "card-buttons", 0, false},
	{"name of an offer", soundOffer, func(t *Template, n int) { t.Component(ComponentOffer).LimitedTimeOffer.Text = spaced(n) }, 16, false, "offer-long", 2388040, false},
	{"minutes of a code", soundCode, func(t *Template, n int) { t.Footer().CodeExpirationMinutes = n }, 90, false, "code-expiry", 0, false},
	{"minutes of a code at least", soundCode, func(t *Template, n int) { t.Footer().CodeExpirationMinutes = n }, 1, true, "code-expiry", 0, false},
	{"life of a code", soundCode, lifetime(Authentication), 900, false, "lifetime-range", 0, false},
	{"life of a code at least", soundCode, lifetime(Authentication), 30, true, "lifetime-range", 0, false},
	{"life of utility", sound, lifetime(Utility), 43_200, false, "lifetime-range", 0, false},
	{"life of utility at least", sound, lifetime(Utility), 30, true, "lifetime-range", 0, false},
	{"life of marketing", sound, lifetime(Marketing), 2_592_000, false, "lifetime-range", 0, false},
	{"life of marketing at least", sound, lifetime(Marketing), 43_200, true, "lifetime-range", 0, false},
}

func cards(t *Template, n int) {
	var list []Card
	for range n {
		list = append(list, soundCard())
	}
	t.Component(ComponentCarousel).Cards = list
}

func lifetime(category string) func(*Template, int) {
	return func(t *Template, n int) { t.Category, t.MessageSendTTLSeconds = category, n }
}

// broken reports whether the rule speaks of a template with so much.
func (l limit) broken(n int) bool {
	t := l.start()
	l.set(&t, n)
	return slices.ContainsFunc(Lint(t), func(f Finding) bool { return f.Rule == l.rule && f.Code == l.code })
}

func TestLimits(t *testing.T) {
	for _, l := range limitTable {
		inside, outside := l.at-1, l.at+1
		if l.least {
			inside, outside = l.at+1, l.at-1
		}
		if l.broken(l.at) {
			t.Errorf("%s: %d is too much", l.name, l.at)
		}
		if !l.alone && l.broken(inside) {
			t.Errorf("%s: %d is too much", l.name, inside)
		}
		if !l.broken(outside) {
			t.Errorf("%s: %d is not found", l.name, outside)
		}
		template := l.start()
		l.set(&template, l.at)
		if found := Lint(template); HasErrors(found) {
			t.Errorf("%s at its limit: %+v", l.name, found)
		}
	}
}

// Characters count, not bytes; an emoji of several characters is as many, and where counting them twice would be too much there is a warning.
func TestCharactersAreCounted(t *testing.T) {
	family := "👩‍👩‍👧" // three people and two joiners
	for _, c := range []struct {
		text string
		rule string
	}{
		{strings.Repeat("ü", 60), ""},
		{strings.Repeat("語", 60), ""},
		{strings.Repeat("語", 61), "footer-long"},
		{strings.Repeat("🌷", 30), ""},
		{strings.Repeat("🌷", 31), "long-with-emoji"},
		{strings.Repeat("🌷", 60), "long-with-emoji"},
		{strings.Repeat("🌷", 61), "footer-long"},
		{strings.Repeat(family, 7), ""},
		{strings.Repeat(family, 12), "long-with-emoji"},
		{strings.Repeat(family, 13), "footer-long"},
	} {
		template := sound()
		template.Footer().Text = c.text
		if got := strings.Join(rulesOf(Lint(template)), " "); got != c.rule {
			t.Errorf("%s: %q, want %q", c.text, got, c.rule)
		}
	}
}

// Every rule stands in a test, so that none is added without one.
func TestEveryRuleIsTested(t *testing.T) {
	rule := regexp.MustCompile(`(?:Rule: |f\.Rule,[^=]*= |Rule: "[a-z-]+", |Finding\(|rule: )"([a-z]+(?:-[a-z]+)+)"`)
	quoted := regexp.MustCompile(`"([a-z]+(?:-[a-z]+)+)"`)
	tested, known := map[string]bool{}, map[string]bool{}
	for _, file := range goFiles(t) {
		text := read(t, file)
		if strings.HasSuffix(file, "_test.go") {
			for _, m := range quoted.FindAllStringSubmatch(text, -1) {
				tested[m[1]] = true
			}
			continue
		}
		for _, m := range rule.FindAllStringSubmatch(text, -1) {
			known[m[1]] = true
		}
	}
	if len(known) < 50 {
		t.Fatalf("only %d rules were found", len(known))
	}
	for name := range known {
		if !tested[name] {
			t.Errorf("no test speaks of %s", name)
		}
	}
}

func goFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
