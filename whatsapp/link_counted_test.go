package whatsapp

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

const ours = "https://go.zaailing.example/l/"

func through(target string) Button {
	return Button{Type: ButtonURL, Text: "Kijk"}.Through(ours, target)
}

func withButtons(buttons ...Button) Template {
	t := sound()
	t.Component(ComponentButtons).Buttons = buttons
	return t
}

func TestLintCountedLinks(t *testing.T) {
	set := func(target string) func(*Template) {
		return func(t *Template) { t.Component(ComponentButtons).Buttons = []Button{through(target)} }
	}
	checkLint(t, sound, []lintCase{
		{"a page", set("https://zaailing.example/lente?utm=wa#top"), "", 0, ""},
		{"not protected", set("http://zaailing.example"), "target-insecure", 0, "button 1"},
		{"no address", set("zaailing.example"), "target-insecure", 0, "button 1"},
		{"a script", set("javascript:alert(1)"), "target-insecure", 0, "button 1"},
		{"another host in front", set("https://zaailing.example@evil.example"), "target-insecure", 0, "button 1"},
		{"backslashes", set(`https:\\evil.example`), "target-insecure", 0, "button 1"},
		{"a variable", set("https://zaailing.example/{{1}}"), "target-insecure", 0, "button 1"},
		{"too long", set("https://zaailing.example/" + strings.Repeat("a", 2000)), "target-insecure", 0, "button 1"},
		{"shortened", set("https://bit.ly/x"), "link-short", 0, "button 1"},
		{"a chat", set("https://wa.me/31970"), "link-chat", 0, "button 1"},
	})
}

// The host that counts is the company's own, and no advice is given about it; where it leads is judged as any link.
func TestOurOwnAddressIsNotForeign(t *testing.T) {
	s := Surroundings{Domains: []string{"zaailing.shop"}}
	foreign := func(target string) bool {
		return slices.Contains(rulesOf(s.Lint(withButtons(through(target)))), "link-foreign")
	}
	if foreign("https://www.zaailing.shop/lente") {
		t.Error("our own address is called foreign")
	}
	if !foreign("https://elsewhere.example") {
		t.Error("a foreign target is not seen")
	}
	local := withButtons(Button{Type: ButtonURL, Text: "Kijk"}.Through("http://127.0.0.1:8080/l/", "https://zaailing.shop"))
	if rules := rulesOf(Lint(local)); slices.Contains(rules, "url-insecure") {
		t.Error(rules)
	}
}

func TestACountedLinkIsFilledWithACodeAndShownWithItsTarget(t *testing.T) {
	template := withButtons(through("https://zaailing.example/a"), Button{Type: ButtonQuickReply, Text: "Nee"})
	values := map[string]string{}
	for _, v := range template.Variables() {
		if values[v.Key] = v.Sample; v.Kind == KindURL {
			t.Errorf("%s is asked for", v.Key)
		}
	}
	if _, err := NewMold(template).Message(values); err == nil {
		t.Error("a link without its code is sent")
	}
	links := template.CountedLinks()
	if len(links) != 1 || links[0] != (CountedLink{"button.0", "Kijk", "https://zaailing.example/a"}) {
		t.Fatal(links)
	}
	values["button.0"] = "c0de"
	built, err := NewMold(template).Message(values)
	if sent := built.Components[len(built.Components)-1]; err != nil || sent.SubType != "url" || sent.Parameters[0].Text != "c0de" {
		t.Errorf("%+v, %v", sent, err)
	}
	if b := template.Preview(values).Buttons[0]; b.URL != "https://zaailing.example/a" || !b.Counted {
		t.Errorf("%+v", b)
	}
}

func TestTargetsGoWhereTheyBelong(t *testing.T) {
	card := func(b Button) Card { return Card{[]Component{{Type: ComponentButtons, Buttons: []Button{b}}}} }
	template := withButtons(through("https://zaailing.example/a"))
	template.Components = append(template.Components, Component{Type: ComponentCarousel, Cards: []Card{card(through("https://zaailing.example/b")), card(through("https://zaailing.example/c"))}})
	before, _ := json.Marshal(template)
	meta := template.WithoutTargets()
	told, _ := json.Marshal(meta)
	if strings.Contains(string(told), "zaailing.example/a") || strings.Contains(string(told), "counted") {
		t.Errorf("Meta is told %s", told)
	}
	if again, _ := json.Marshal(meta.WithTargetsOf(template)); string(again) != string(before) {
		t.Errorf("%s came back as %s", before, again)
	}
	if after, _ := json.Marshal(template); string(after) != string(before) {
		t.Errorf("the template itself was changed to %s", after)
	}
	var read Template
	if err := json.Unmarshal(before, &read); err != nil || len(read.CountedLinks()) != 3 || read.CountedLinks()[2].Key != "card.1.button.0" {
		t.Errorf("%+v, %v", read.CountedLinks(), err)
	}
	template = withButtons(through("https://zaailing.example/a"))
	moved := withButtons(Button{Type: ButtonQuickReply, Text: "Nee"}, meta.Buttons()[0]).WithTargetsOf(template)
	if links := moved.CountedLinks(); len(links) != 1 || links[0].Target != "https://zaailing.example/a" {
		t.Errorf("a button that moved has %v", links)
	}
	forged := withButtons(through("https://evil.example")).WithTargetsOf(Template{})
	if links := forged.CountedLinks(); len(links) != 0 {
		t.Errorf("what Meta says is believed: %v", links)
	}
	elsewhere := template.LeadingThrough("https://new.example/l/").WithSampleCodes(func(n int) string { return string(rune('x' + n)) })
	if b := elsewhere.Buttons()[0]; b.URL != "https://new.example/l/{{1}}" || b.Sample() != "https://new.example/l/x" || b.Start() != "https://new.example/l/" {
		t.Errorf("%+v", b)
	}
}
