package whatsapp

import (
	"encoding/json"
	"testing"
)

// What is marked in the text of a finding's place.
func TestFindingsMarkTheirPlace(t *testing.T) {
	footer := func(text string) func(*Template) string {
		return func(t *Template) string { t.Footer().Text = text; return text }
	}
	header := func(text string) func(*Template) string {
		return func(t *Template) string { t.Header().Text = text; return text }
	}
	label := func(text string) func(*Template) string {
		return func(t *Template) string { t.Buttons()[0].Text = text; return text }
	}
	link := func(address string) func(*Template) string {
		return func(t *Template) string {
			t.Buttons()[0] = Button{Type: ButtonURL, Text: "Kijk", URL: address, Example: []string{"x"}}
			return address
		}
	}
	code := func(sample string) func(*Template) string {
		return func(t *Template) string {
			t.Buttons()[0] = Button{Type: ButtonCopyCode, Example: []string{sample}}
			return sample
		}
	}
	call := func(number string) func(*Template) string {
		return func(t *Template) string {
			t.Buttons()[0] = Button{Type: ButtonPhoneNumber, Text: "Bel", PhoneNumber: number}
			return number
		}
	}
	words := func(text string) func(*Template) string {
		return func(t *Template) string { body(text)(t); return text }
	}
	for _, c := range []struct {
		rule   string
		change func(*Template) string
		marked string
	}{
		{"name-format", func(t *Template) string { t.Name = "de Tulpen!"; return t.Name }, " T"},
		{"header-line-break", header("Dag\nNoor"), "\n"},
		{"header-formatting", header("*Dag*"), "*Dag*"},
		{"footer-line-break", footer("Veld\nZeist"), "\n"},
		{"footer-variable", footer("Veld {{1}}"), "{{1}}"},
		{"label-variable", label("Dag {{1}}"), "{{1}}"},
		{"label-line-break", label("A\nB"), "\n"},
		{"label-formatting", label("*Ja*"), "*Ja*"},
		{"label-emoji", label("Ja 🎉🎉 graag"), "🎉🎉"},
		{"label-long", label("Een knop met een label van lengte"), "n lengte"},
		{"url-format", link("veld.example"), "veld.example"},
		{"url-variables", link("https://veld.example/{{1}}{{2}}"), "{{2}}"},
		{"url-insecure", link("http://veld.example"), "http://"},
		{"code-format", code("TULP-10"), "TULP-10"},
		{"code-long", code("TULPENWEEK2026VELD"), "ELD"},
		{"phone-format", call("bel ons"), "bel ons"},
		{"phone-long", call("+31 970 1234 5678 901"), "1"},
		{"variables-sequence", words("Dag {{1}} en {{3}} van ons allemaal hier"), "{{3}}"},
		{"variables-adjacent", words("Dag {{1}} {{2}} van ons allemaal hier"), "{{1}} {{2}}"},
		{"variable-edge", words("{{1}} is er weer, kom maar gauw"), "{{1}}"},
		{"variable-braces", words("Dag {{1} kom maar gauw"), "{{"},
		{"sample-missing", func(t *Template) string { t.Body().Example = nil; return t.Body().Text }, "{{1}}"},
	} {
		template := sound()
		text := c.change(&template)
		found := false
		for _, f := range Lint(template) {
			if f.Rule == c.rule && !found {
				found = true
				if got := text[f.Start:f.End]; got != c.marked {
					t.Errorf("%s marks %q of %q", c.rule, got, text)
				}
			}
		}
		if !found {
			t.Errorf("%s was not found", c.rule)
		}
	}
}

func TestLintApps(t *testing.T) {
	otp := func(kind string, extra Extra) func(*Template) {
		return func(t *Template) {
			t.Buttons()[0].OTPType, t.Buttons()[0].Extra = kind, extra
		}
	}
	apps := json.RawMessage(`[{"package_name":"example.veld","signature_hash":"K8a/AINcGX7"}]`)
	checkLint(t, soundCode, []lintCase{
		{"one tap", otp("ONE_TAP", Extra{"supported_apps": apps}), "", 0, ""},
		{"one tap into nothing", otp("ONE_TAP", nil), "code-app", 0, "button 1"},
		{"one tap into an empty list", otp("ONE_TAP", Extra{"supported_apps": json.RawMessage(`[]`)}), "code-app", 0, "button 1"},
		{"no tap", otp("ZERO_TAP", Extra{"supported_apps": apps, "zero_tap_terms_accepted": json.RawMessage(`true`)}), "", 0, ""},
		{"no tap without consent", otp("ZERO_TAP", Extra{"supported_apps": apps, "zero_tap_terms_accepted": json.RawMessage(`false`)}), "code-terms", 0, "button 1"},
		{"listed by Meta", func(t *Template) { otp("ZERO_TAP", nil)(t); t.ID = "1" }, "", 0, ""},
	})
	checkLint(t, simple, []lintCase{
		{"flow by id", func(t *Template) { t.Buttons()[0] = Button{Type: ButtonFlow, Text: "Vul in", FlowID: "1"} }, "", 0, ""},
		{"flow by name", func(t *Template) {
			t.Buttons()[0] = Button{Type: ButtonFlow, Text: "Vul in", Extra: Extra{"flow_name": json.RawMessage(`"enquete"`)}}
		}, "", 0, ""},
		{"no flow", func(t *Template) { t.Buttons()[0] = Button{Type: ButtonFlow, Text: "Vul in"} }, "flow-missing", 0, "button 1"},
	})
	product := func(b Button) func(*Template) {
		return func(t *Template) {
			for i := range t.Component(ComponentCarousel).Cards {
				t.Component(ComponentCarousel).Cards[i] = Card{Components: []Component{{Type: ComponentHeader, Format: FormatProduct}, {Type: ComponentButtons, Buttons: []Button{b}}}}
			}
		}
	}
	checkLint(t, soundCarousel, []lintCase{
		{"product", product(Button{Type: ButtonSPM}), "", 0, ""},
		{"product with a link", product(Button{Type: ButtonURL, Text: "Koop", URL: "https://veld.example"}), "", 0, ""},
		{"product with a reply", product(Button{Type: ButtonQuickReply, Text: "Meer"}), "card-product-button", 0, "card 1, button 1"},
	})
}
