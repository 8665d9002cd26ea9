package whatsapp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// oddTexts are what people paste and what breaks programs: invisible and half letters, directions, braces, formatting without an end.
var oddTexts = []string{"", " ", "Dag {{1}}, kom kijken.", "{{1}}{{2}}", "{{{{1}}}}", "{{", "}}{{", "{{ }}", "{{1", "{{\xff}}", "\xff\xfe", "a\x00b", "\u200b\u200d\ufeff", "\u202e{{1}}\u2066", "\u2028", "👩‍👩‍👧", "*a _b ~c",
	"```\n```", "`` ` ``", "* a\n> b\n1. c", "-\r\n\r", "{{99999999999999999999}}", "{{-1}}", "{{é}}", "HTTPS://[::1", "https://%zz/{{1}}", "a.bb.c.", "STOP\u200b", "İıſK", strings.Repeat("a\u0301", 40), strings.Repeat("{{1}} ", 30)}

// everywhere is a template with one text in all places that have one.
func everywhere(text, kind string, named bool) Template {
	t := Template{Name: text, Language: "nl", Category: kind, ParameterFormat: Positional, Components: []Component{
		{Type: ComponentHeader, Format: FormatText, Text: text, Example: &Example{HeaderText: []string{text}, HeaderNamed: []NamedSample{{text, text}}}},
		{Type: ComponentBody, Text: text, Example: &Example{BodyText: SampleRows{{text}}, BodyNamed: []NamedSample{{text, text}}}},
		{Type: ComponentFooter, Text: text},
		{Type: ComponentOffer, LimitedTimeOffer: &LimitedTimeOffer{Text: text, HasExpiration: true}},
		{Type: ComponentButtons, Buttons: []Button{{Type: ButtonQuickReply, Text: text}, {Type: ButtonURL, Text: text, URL: text, Example: []string{text}},
			{Type: ButtonPhoneNumber, Text: text, PhoneNumber: text}, {Type: ButtonCopyCode, Example: []string{text}}}},
	}}
	if named {
		t.ParameterFormat = Named
	}
	inside := t.Components[:2:2]
	t.Components = append(t.Components, Component{Type: ComponentCarousel, Cards: []Card{{inside}, {append(inside, t.Components[4])}}})
	return t
}

// judge asks everything of a template that the editor and the sandbox ask, and checks what they rely on.
func judge(t *testing.T, template Template) {
	t.Helper()
	around := Surroundings{Domains: []string{"veld.example"}, Category: Utility, Twin: "x", Templates: 240, Created: 95}
	longest := len(template.Name)
	for _, text := range append(template.Texts(), template.linked()...) {
		longest = max(longest, len(text))
	}
	for _, f := range around.Lint(template) {
		if f.Rule == "" || f.Place == "" || f.Message == "" || f.Start < 0 || f.End < f.Start || f.End > longest {
			t.Errorf("no use to anybody: %+v", f)
		}
	}
	values := template.Samples()
	template.Preview(values)
	template.Promotes()
	template.ShortLink()
	TwinOf(template)
	for _, text := range template.Texts() {
		Format(text)
		if plain := Unformatted(text); utf8.ValidString(text) && !utf8.ValidString(plain) {
			t.Errorf("%q loses half a letter: %q", text, plain)
		}
	}
	NewMold(template).Message(values)
}

// linked are the addresses and numbers of a template's buttons.
func (t Template) linked() (all []string) {
	lists := [][]Component{t.Components}
	for _, card := range t.cards() {
		lists = append(lists, card.Components)
	}
	for _, list := range lists {
		for _, c := range list {
			for _, b := range c.Buttons {
				all = append(all, b.Text, b.URL, b.PhoneNumber, b.Sample())
			}
		}
	}
	return all
}

// Whatever stands in a template, the check has an answer to it.
func FuzzLint(f *testing.F) {
	for i, text := range oddTexts {
		f.Add(text, i%2 == 0, i%3 == 0)
	}
	f.Fuzz(func(t *testing.T, text string, utility, named bool) {
		category := Marketing
		if utility {
			category = Utility
		}
		judge(t, everywhere(text, category, named))
	})
}

// Whatever Meta or a file says is read or refused; what was read is checked, and written again as it was.
func FuzzTemplateJSON(f *testing.F) {
	for _, text := range oddTexts {
		raw, err := json.Marshal(everywhere(text, Marketing, false))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	for _, raw := range []string{`{"components":[{}]}`, `{"components":[{"type":"carousel","cards":[{"components":[{"type":"carousel","cards":[{}]}]}]}]}`, `{"id":1,"message_send_ttl_seconds":"x"}`,
		`{"components":null,"quality_score":{}}`, `{"components":[{"type":"BUTTONS","buttons":[{"type":"OTP","example":null},{"example":["a","b"]}]}]}`, `{"category":"authentication","components":[{"type":"footer","code_expiration_minutes":"5"}]}`,
		`{"category":"authentication","components":[{}]}`} {
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var read, again Template
		if json.Unmarshal(raw, &read) != nil {
			return
		}
		judge(t, read)
		written, err := json.Marshal(read)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(written, &again); err != nil {
			t.Fatalf("%v: %s", err, written)
		}
		if twice, err := json.Marshal(again); err != nil || string(twice) != string(written) {
			t.Errorf("%s, and then %s (%v)", written, twice, err)
		}
	})
}

func saidThrice(text string) Template {
	t := sound()
	t.Header().Text, t.Body().Text, t.Buttons()[0].Text = text, text, text
	return t
}

// large are texts and templates of a size that nobody sends, each of a kind that once took minutes or could.
func large(bytes int) map[string]Template {
	all := map[string]Template{}
	for _, text := range []string{"*a ", " *a", "_a_a ", "```a ", "`a", "*_", "{{1}}", "{{", "a.bb.c.", "koop ", "unsubscribe ", "http://", "*a\r", "\n> a", "\xff", "\u202e", "a\u0301"} {
		all[fmt.Sprintf("%.20q", text)] = saidThrice(strings.Repeat(text, bytes/len(text)))
	}
	var numbers strings.Builder
	for i := 0; numbers.Len() < bytes; i++ {
		fmt.Fprintf(&numbers, "{{%d}} ", i)
	}
	all["numbers"] = saidThrice(numbers.String())
	parts, cards, buttons := sound(), soundCarousel(), sound()
	for range bytes / 40 {
		parts.Components = append(parts.Components, Component{Type: ComponentBody, Text: "a {{1}} b"})
		cards.Component(ComponentCarousel).Cards = append(cards.Component(ComponentCarousel).Cards, soundCard())
		buttons.Component(ComponentButtons).Buttons = append(buttons.Buttons(), Button{Type: ButtonQuickReply, Text: "unsubscribe"})
	}
	all["parts"], all["cards"], all["buttons"] = parts, cards, buttons
	return all
}

// No text takes a time that grows faster than itself: what took minutes takes a moment. The limit is far above what it takes on a busy machine.
func TestLargeTemplatesAreJudgedInAMoment(t *testing.T) {
	t.Parallel()
	for name, template := range large(64 << 10) {
		start := time.Now()
		judge(t, template)
		if took := time.Since(start); took > time.Minute { // what is quadratic takes longer
			t.Errorf("%s takes %s", name, took)
		}
	}
	deep := `{"components":[` + strings.Repeat(`{"type":"CAROUSEL","cards":[{"components":[`, 2000) + `{"type":"BODY","text":"` + strings.Repeat("a", 200_000) + `"}` + strings.Repeat(`]}]}`, 2000) + `]}`
	if err := json.Unmarshal([]byte(deep), new(Template)); err == nil || !strings.Contains(err.Error(), "too deeply") {
		t.Errorf("cards within cards: %v", err)
	}
}
