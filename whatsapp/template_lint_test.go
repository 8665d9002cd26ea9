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
		if f.Rule != "opt-out-button" {
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
			if f := Lint(template)[i]; f.Code != tt.code || f.Place != tt.place || f.Title == "" || f.Message == "" || f.Source == "" {
				t.Errorf("%+v", f)
			}
		})
	}
}

func TestLintFrame(t *testing.T) {
	checkLint(t, sound, []lintCase{
		{"no name", func(t *Template) { t.Name = "" }, "name-missing", 2388046, "name"},
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

// body makes a change that sets the text of the body, with samples for all.
func body(text string) func(*Template) {
	return func(t *Template) {
		c := t.Body()
		c.Text, c.Example = text, &Example{}
		var row []string
		for _, name := range placeholderNames(text) {
			row = append(row, "x")
			c.Example.BodyNamed = append(c.Example.BodyNamed, NamedSample{name, "x"})
		}
		c.Example.BodyText = SampleRows{row}
	}
}

func TestLintBody(t *testing.T) {
	plenty := "een twee drie vier vijf zes zeven acht negen"
	checkLint(t, sound, []lintCase{
		{"blank", body(" \n"), "body-empty", 2388072, "body"},
		{"1024 characters", body(strings.Repeat("é", 1024)), "", 0, ""},
		{"1025 characters", body(strings.Repeat("é", 1025)), "body-long", 2388040, "body"},
		{"starts with a variable", body("{{1}} " + plenty), "variable-edge", 2388299, "body"},
		{"ends with a variable", body(plenty + " {{1}} "), "variable-edge", 2388299, "body"},
		{"full stop at the end", body(plenty + " {{1}}."), "", 0, ""},
		{"adjacent", body("dag {{1}} {{2}} " + plenty), "variables-adjacent", 0, "body"},
		{"with a comma between", body("dag {{1}}, {{2}} " + plenty), "", 0, ""},
		{"gap", body("dag {{1}} en {{3}} " + plenty), "variables-sequence", 0, "body"},
		{"starts at two", body("dag {{2}} " + plenty), "variables-sequence", 0, "body"},
		{"repeated", body("dag {{1}} en {{1}} " + plenty), "", 0, ""},
		{"name among numbers", body("dag {{1}} en {{naam}} " + plenty), "variables-mixed", 0, "body"},
		{"nonsense in braces", body("dag {{#1}} " + plenty), "variable-name", 0, "body"},
		{"nothing in braces", body("dag {{}} " + plenty), "variable-name", 0, "body"},
		{"leading nought", body("dag {{01}} " + plenty), "variable-name", 0, "body"},
		{"one brace short", body("dag {{1} " + plenty), "variable-braces", 0, "body"},
		{"closing only", body("dag 1}} " + plenty), "variable-braces", 0, "body"},
		{"single braces", body("dag {1} " + plenty), "", 0, ""},
		{"few words", body("dag {{1}} tot {{2}} dan nu"), "variables-ratio", 2388293, "body"},
		{"just enough words", body("dag {{1}} tot {{2}} dan nu maar"), "", 0, ""},
		{"script without spaces", body("你好{{1}}欢迎光临"), "", 0, ""},
		{"no sample", func(t *Template) { t.Body().Example = nil }, "sample-missing", 2388043, "body"},
		{"one sample short", func(t *Template) { t.Body().Example.BodyText = SampleRows{{"Noor"}} }, "sample-missing", 2388043, "body"},
		{"blank sample", func(t *Template) { t.Body().Example.BodyText = SampleRows{{"Noor", " "}} }, "sample-missing", 2388043, "body"},
	})
}

func TestLintNamedVariables(t *testing.T) {
	named := func() Template {
		template := sound()
		template.ParameterFormat, template.Components = Named, template.Components[1:]
		return template
	}
	plenty := " zijn de tulpen er weer in de winkel"
	checkLint(t, named, []lintCase{
		{"name", body("dag {{voor_naam2}}," + plenty), "", 0, ""},
		{"number", body("dag {{1}}," + plenty), "variables-mixed", 0, "body"},
		{"capital", body("dag {{Naam}}," + plenty), "variable-name", 0, "body"},
		{"space inside", body("dag {{voor naam}}," + plenty), "variable-name", 0, "body"},
		{"no sample", func(t *Template) { body("dag {{naam}}," + plenty)(t); t.Body().Example.BodyNamed = nil }, "sample-missing", 2388043, "body"},
	})
}

func TestLintHeaderAndFooter(t *testing.T) {
	header := func(format, text string) func(*Template) {
		return func(t *Template) { *t.Header() = Component{Type: ComponentHeader, Format: format, Text: text} }
	}
	footer := func(text string) func(*Template) { return func(t *Template) { t.Footer().Text = text } }
	checkLint(t, sound, []lintCase{
		{"60", header(FormatText, strings.Repeat("a", 60)), "", 0, ""},
		{"61", header(FormatText, strings.Repeat("a", 61)), "header-long", 2388040, "header"},
		{"blank", header(FormatText, ""), "header-empty", 2388047, "header"},
		{"two variables", header(FormatText, "a {{1}} b {{2}}"), "header-variables", 2388047, "header"},
		{"line break", header(FormatText, "a\nb"), "header-line-break", 2388047, "header"},
		{"bold", header(FormatText, "*a*"), "header-formatting", 2388047, "header"},
		{"a star", header(FormatText, "5* tulpen"), "", 0, ""},
		{"no sample", header(FormatText, "Voor {{1}}"), "sample-missing", 2388043, "header"},
		{"picture without sample", header(FormatImage, ""), "header-sample", 2388043, "header"},
		{"kind", header("HOLOGRAM", ""), "header-format", 2388047, "header"},
		{"place", header(FormatLocation, ""), "", 0, ""},
		{"moving picture", header(FormatGIF, ""), "header-gif", 0, "header"},
		{"footer of 60", footer(strings.Repeat("a", 60)), "", 0, ""},
		{"footer of 61", footer(strings.Repeat("a", 61)), "footer-long", 2388040, "footer"},
		{"footer with a variable", footer("Veld {{1}}"), "footer-variable", 2388073, "footer"},
		{"footer on two lines", footer("Veld\nZeist"), "footer-line-break", 2388073, "footer"},
		{"empty footer", footer(" "), "footer-empty", 2388073, "footer"},
	})
}

func TestLintButtons(t *testing.T) {
	set := func(buttons ...Button) func(*Template) {
		return func(t *Template) { t.Component(ComponentButtons).Buttons = buttons }
	}
	quick := func(label string) Button { return Button{Type: ButtonQuickReply, Text: label} }
	link := func(address string, sample ...string) Button {
		return Button{Type: ButtonURL, Text: "Kijk", URL: address, Example: sample}
	}
	code := func(sample string) Button { return Button{Type: ButtonCopyCode, Example: []string{sample}} }
	call := func(number string) Button { return Button{Type: ButtonPhoneNumber, Text: "Bel", PhoneNumber: number} }
	var eleven []Button
	for i := range 11 {
		eleven = append(eleven, quick("Keuze "+string(rune('a'+i))))
	}
	ok := link("https://veld.example")
	checkLint(t, sound, []lintCase{
		{"none", set(), "buttons-none", 2388060, "buttons"},
		{"eleven", set(eleven...), "buttons-many", 2388060, "buttons"},
		{"three links", set(ok, ok, ok), "buttons-of-a-kind", 2388060, "buttons"},
		{"two numbers", set(call("+31970"), call("+31971")), "buttons-of-a-kind", 2388060, "buttons"},
		{"replies apart", set(quick("A"), ok, quick("B")), "buttons-order", 2388060, "buttons"},
		{"four", set(quick("A"), quick("B"), quick("C"), quick("D")), "buttons-desktop", 0, "buttons"},
		{"mixed", set(quick("A"), ok), "buttons-desktop", 0, "buttons"},
		{"unknown", set(Button{Type: "LEVER", Text: "A"}), "button-kind", 2388060, "button 1"},
		{"no label", set(quick("")), "label-missing", 2388060, "button 1"},
		{"label of 25", set(quick(strings.Repeat("é", 25))), "", 0, ""},
		{"label of 26", set(quick("A"), quick(strings.Repeat("é", 26))), "label-long", 2388040, "button 2"},
		{"label with a variable", set(quick("Dag {{1}}")), "label-variable", 2388060, "button 1"},
		{"label on two lines", set(quick("A\nB")), "label-line-break", 2388060, "button 1"},
		{"bold label", set(quick("*A*")), "label-formatting", 2388060, "button 1"},
		{"emoji in a label", set(quick("Ja 🎉")), "label-emoji", 2388060, "button 1"},
		{"same label", set(quick("Ja"), quick("ja ")), "label-twice", 0, "button 2"},
		{"no address", set(link("")), "url-missing", 2388060, "button 1"},
		{"address without scheme", set(link("veld.example")), "url-format", 2388060, "button 1"},
		{"script", set(link("javascript:alert(1)")), "url-format", 2388060, "button 1"},
		{"long address", set(link("https://veld.example/" + strings.Repeat("a", 2000))), "url-long", 2388040, "button 1"},
		{"variable", set(link("https://veld.example/{{1}}", "nl")), "", 0, ""},
		{"variable in the middle", set(link("https://veld.example/{{1}}/x", "nl")), "url-variable-place", 2388060, "button 1"},
		{"two variables", set(link("https://veld.example/{{1}}/{{2}}", "nl")), "url-variables", 2388060, "button 1"},
		{"only a variable", set(link("{{1}}", "nl")), "url-format", 2388060, "button 1"},
		{"no sample for it", set(link("https://veld.example/{{1}}")), "sample-missing", 2388043, "button 1"},
		{"number", set(call("+31 970 1234 5678")), "", 0, ""},
		{"no number", set(call("")), "phone-missing", 2388060, "button 1"},
		{"long number", set(call("+31 970 1234 5678 901")), "phone-long", 2388040, "button 1"},
		{"words for a number", set(call("bel ons")), "phone-format", 2388060, "button 1"},
		{"code of 15", set(code(strings.Repeat("A", 15))), "", 0, ""},
		{"code of 16", set(code(strings.Repeat("A", 16))), "code-long", 0, "button 1"},
		{"code of 21", set(code(strings.Repeat("A", 21))), "code-long", 2388040, "button 1"},
		{"code with a dash", set(code("TULP-10")), "code-format", 2388060, "button 1"},
		{"no code", set(code("")), "sample-missing", 2388043, "button 1"},
		{"sign-in code", set(Button{Type: ButtonOTP, OTPType: "COPY_CODE"}), "button-otp", 2388060, "button 1"},
	})
}

func TestLintCodes(t *testing.T) {
	checkLint(t, soundCode, []lintCase{
		{"own words", func(t *Template) { t.Body().Text = "Uw code" }, "code-words", 0, "body"},
		{"Meta's words in a listing", func(t *Template) { t.ID, t.Body().Text = "1", "{{1}}" }, "", 0, ""},
		{"header", func(t *Template) {
			t.Components = append(t.Components, Component{Type: ComponentHeader, Format: FormatText, Text: "Dag"})
		}, "code-part", 0, "header"},
		{"91 minutes", func(t *Template) { t.Footer().CodeExpirationMinutes = 91 }, "code-expiry", 0, "footer"},
		{"no button", func(t *Template) { t.Components = t.Components[:2] }, "code-button", 0, "buttons"},
		{"other button", func(t *Template) { t.Buttons()[0].Type = ButtonURL }, "code-button", 0, "buttons"},
		{"lifetime", func(t *Template) { t.MessageSendTTLSeconds = 901 }, "lifetime-range", 0, "lifetime"},
	})
}

func TestLintOffers(t *testing.T) {
	checkLint(t, soundOffer, []lintCase{
		{"long name", func(t *Template) { t.Component(ComponentOffer).LimitedTimeOffer.Text = strings.Repeat("a", 17) }, "offer-long", 2388040, "offer"},
		{"no name", func(t *Template) { t.Component(ComponentOffer).LimitedTimeOffer = nil }, "offer-text", 0, "offer"},
		{"utility", func(t *Template) { t.Category = Utility }, "offer-category", 0, "category"},
		{"text header", func(t *Template) {
			t.Components = append(t.Components, Component{Type: ComponentHeader, Format: FormatText, Text: "Dag"})
		}, "offer-header", 0, "header"},
		{"footer", func(t *Template) { t.Components = append(t.Components, Component{Type: ComponentFooter, Text: "Veld"}) }, "offer-footer", 0, "footer"},
		{"buttons turned round", func(t *Template) { slices.Reverse(t.Buttons()) }, "offer-buttons", 0, "buttons"},
		{"601 characters", body(strings.Repeat("a", 601)), "body-long", 2388040, "body"},
	})
}

func TestLintCarousels(t *testing.T) {
	cards := func(t *Template) []Card { return t.Component(ComponentCarousel).Cards }
	checkLint(t, soundCarousel, []lintCase{
		{"one card", func(t *Template) { t.Component(ComponentCarousel).Cards = cards(t)[:1] }, "cards-count", 0, "cards"},
		{"no header", func(t *Template) { cards(t)[1].Components = cards(t)[1].Components[1:] }, "card-header", 0, "card 2, header"},
		{"other parts", func(t *Template) {
			cards(t)[1].Components = slices.Delete(cards(t)[1].Components, 1, 2)
		}, "cards-differ", 0, "card 2"},
		{"long text", func(t *Template) { cards(t)[0].Components[1].Text = strings.Repeat("a", 161) }, "body-long", 2388040, "card 1, body"},
		{"footer", func(t *Template) {
			cards(t)[0].Components = append(cards(t)[0].Components, Component{Type: ComponentFooter, Text: "x"})
		}, "card-footer", 0, "card 1, footer"},
		{"code button", func(t *Template) {
			cards(t)[0].Components[2].Buttons[0] = Button{Type: ButtonCopyCode, Example: []string{"A"}}
		}, "card-button-kind", 0, "card 1, button 1"},
		{"three buttons", func(t *Template) {
			b := &cards(t)[0].Components[2].Buttons
			*b = append(*b, Button{Type: ButtonQuickReply, Text: "A"}, Button{Type: ButtonQuickReply, Text: "B"})
		}, "card-buttons", 0, "card 1, buttons"},
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

func FuzzLint(f *testing.F) {
	f.Add("tulpen", "dag {{1}} {{2}", "*a* {{", "https://veld.example/{{1}}", true)
	f.Add("", "{{}}{{1}}", "", "{{1}}", false)
	f.Fuzz(func(t *testing.T, name, text, label, address string, named bool) {
		template := Template{Name: name, Language: "nl", Category: Marketing, Components: []Component{
			{Type: ComponentHeader, Format: FormatText, Text: label}, {Type: ComponentBody, Text: text}, {Type: ComponentFooter, Text: label},
			{Type: ComponentButtons, Buttons: []Button{{Type: ButtonURL, Text: label, URL: address}, {Type: ButtonPhoneNumber, PhoneNumber: label}}}}}
		if named {
			template.ParameterFormat = Named
		}
		longest := max(len(text), len(label), len(address))
		for _, found := range Lint(template) {
			if found.Start < 0 || found.End < found.Start || found.End > longest {
				t.Errorf("points outside the text: %+v", found)
			}
		}
		template.Variables()
		template.Preview(nil)
	})
}
