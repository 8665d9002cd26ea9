package whatsapp

import (
	"slices"
	"strings"
	"testing"
)

// sound is a template nothing can be said about.
func sound() Template {
	return Template{Name: "tulpen_week", Language: "nl", Category: Marketing, Components: []Component{
		{Type: ComponentHeader, Format: FormatText, Text: "Voor {{1}}", Example: &Example{HeaderText: []string{"Noor"}}},
		{Type: ComponentBody, Text: "Dag {{1}}, deze week zijn de tulpen er weer. Kom gerust langs in {{2}} voor een bos.", Example: &Example{BodyText: SampleRows{{"Noor", "Zeist"}}}},
		{Type: ComponentFooter, Text: "Bakkerij Veld"},
		{Type: ComponentButtons, Buttons: []Button{{Type: ButtonQuickReply, Text: "Afmelden"}}},
	}}
}

// soundCode is an authentication template nothing can be said about.
func soundCode() Template {
	return Template{Name: "code", Language: "nl", Category: Authentication, Components: []Component{
		{Type: ComponentBody, AddSecurityRecommendation: true}, {Type: ComponentFooter, CodeExpirationMinutes: 10},
		{Type: ComponentButtons, Buttons: []Button{{Type: ButtonOTP, OTPType: "COPY_CODE"}}}}}
}

func soundCard() Card {
	return Card{Components: []Component{{Type: ComponentHeader, Format: FormatImage, Example: &Example{HeaderHandle: []string{"4::x"}}},
		{Type: ComponentBody, Text: "Rode tulpen"}, {Type: ComponentButtons, Buttons: []Button{{Type: ButtonURL, Text: "Koop", URL: "https://veld.example"}}}}}
}

func soundCarousel() Template {
	return Template{Name: "tulpen", Language: "nl", Category: Marketing, Components: []Component{{Type: ComponentBody, Text: "Kies een bos."},
		{Type: ComponentCarousel, Cards: []Card{soundCard(), soundCard()}}}}
}

func soundOffer() Template {
	return Template{Name: "aanbod", Language: "nl", Category: Marketing, Components: []Component{
		{Type: ComponentOffer, LimitedTimeOffer: &LimitedTimeOffer{"Alleen vandaag", true}}, {Type: ComponentBody, Text: "Tulpen met korting."},
		{Type: ComponentButtons, Buttons: []Button{{Type: ButtonCopyCode, Example: []string{"TULP10"}}, {Type: ButtonURL, Text: "Koop", URL: "https://veld.example"}}}}}
}

func rulesOf(findings []Finding) []string {
	var rules []string
	for _, f := range findings {
		if !strings.HasPrefix(f.Rule, "opt-out-") {
			rules = append(rules, f.Rule)
		}
	}
	return rules
}

func TestSoundTemplates(t *testing.T) {
	if got := Lint(sound()); len(got) > 0 {
		t.Errorf("%+v", got)
	}
	for _, template := range []Template{soundCode(), soundCarousel(), soundOffer()} {
		if got := rulesOf(Lint(template)); len(got) > 0 {
			t.Errorf("%s: %v", template.Name, got)
		}
	}
}

// lintCase breaks one thing in a sound template.
type lintCase struct {
	name   string
	change func(*Template)
	rule   string
	code   int
	place  string
}

func checkLint(t *testing.T, start func() Template, tests []lintCase) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			template := start()
			tt.change(&template)
			i := slices.IndexFunc(Lint(template), func(f Finding) bool { return f.Rule == tt.rule })
			if tt.rule == "" {
				if rules := rulesOf(Lint(template)); len(rules) > 0 {
					t.Errorf("found %v", rules)
				}
				return
			}
			if i < 0 {
				t.Fatalf("not found; found %v", rulesOf(Lint(template)))
			}
			if f := Lint(template)[i]; f.Code != tt.code || f.Place != tt.place || f.Title == "" || f.Message == "" || f.Source.Name == "" || f.Source.AsOf == "" {
				t.Errorf("%+v", f)
			}
		})
	}
}

func TestLintFrame(t *testing.T) {
	checkLint(t, sound, []lintCase{
		{"no name", func(t *Template) { t.Name = "" }, "name-missing", 0, "name"},
		{"capitals", func(t *Template) { t.Name = "Tulpen" }, "name-format", 2388046, "name"},
		{"spaces", func(t *Template) { t.Name = "de tulpen" }, "name-format", 2388046, "name"},
		{"line end", func(t *Template) { t.Name = "tulpen\n" }, "name-format", 2388046, "name"},
		{"512 letters", func(t *Template) { t.Name = strings.Repeat("a", 512) }, "", 0, ""},
		{"513 letters", func(t *Template) { t.Name = strings.Repeat("a", 513) }, "name-long", 2388046, "name"},
		{"sample of Meta's", func(t *Template) { t.Name = "hello_world" }, "name-sample", 2388155, "name"},
		{"no language", func(t *Template) { t.Language = "" }, "language-missing", 0, "language"},
		{"no such language", func(t *Template) { t.Language = "nl_NL" }, "language-unknown", 0, "language"},
		{"no such category", func(t *Template) { t.Category = "TRANSACTIONAL" }, "category-unknown", 0, "category"},
		{"small letters", func(t *Template) { t.Category = "marketing" }, "", 0, ""},
		{"lifetime too short", func(t *Template) { t.MessageSendTTLSeconds = 60 }, "lifetime-range", 0, "lifetime"},
		{"lifetime", func(t *Template) { t.MessageSendTTLSeconds = 43_200 }, "", 0, ""},
		{"no limit for utility", func(t *Template) { t.Category, t.MessageSendTTLSeconds = Utility, -1 }, "", 0, ""},
		{"no limit for marketing", func(t *Template) { t.MessageSendTTLSeconds = -1 }, "lifetime-range", 0, "lifetime"},
		{"no body", func(t *Template) { t.Components = t.Components[3:] }, "body-missing", 0, "body"},
		{"two bodies", func(t *Template) { t.Components = append(t.Components, t.Components[1]) }, "part-twice", 0, "body"},
		{"unknown part", func(t *Template) { t.Components = append(t.Components, Component{Type: "SIDEBAR"}) }, "part-unknown", 0, "sidebar"},
		{"no way to stop", func(t *Template) { t.Components = t.Components[:3] }, "opt-out-button", 0, "buttons"},
	})
}

func TestFindingsPointAtTheText(t *testing.T) {
	template := sound()
	body("dag {{1}}{{2}} en dan nog een paar woorden erbij")(&template)
	text := template.Body().Text
	for _, f := range Lint(template) {
		if f.Rule == "variables-adjacent" {
			if text[f.Start:f.End] != "{{1}}{{2}}" || !f.Review || f.Severity != SeverityError {
				t.Errorf("%+v", f)
			}
			return
		}
	}
	t.Error("nothing was found")
}

func TestHasErrors(t *testing.T) {
	if HasErrors(nil) || HasErrors([]Finding{{Severity: SeverityWarning}}) || !HasErrors([]Finding{{Severity: SeverityError}}) {
		t.Error("errors and warnings are mixed up")
	}
}
