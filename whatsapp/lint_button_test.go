package whatsapp

import (
	"strings"
	"testing"
)

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
		{"variable of another name", set(link("https://veld.example/{{2}}", "nl")), "url-variable-name", 2388060, "button 1"},
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
