package whatsapp

import "testing"

func TestLanguages(t *testing.T) {
	if n := len(Languages()); n != 111 {
		t.Errorf("%d languages, want 111", n)
	}
	seen := map[string]string{}
	for _, l := range Languages() {
		if seen[l.Name] != "" {
			t.Errorf("%s and %s are both %s", seen[l.Name], l.Code, l.Name)
		}
		seen[l.Name] = l.Code
		if !KnownLanguage(l.Code) || !KnownLanguage(WebhookLanguage(l.Code)) || RESTLanguage(WebhookLanguage(l.Code)) != l.Code {
			t.Errorf("%s is not the same both ways", l.Code)
		}
	}
	for _, code := range []string{"", "nl_NL", "NL", "en_us", "tlh"} {
		if KnownLanguage(code) {
			t.Errorf("%q is known", code)
		}
	}
	if LanguageName("pt-BR") != "Portuguese (Brazil)" || LanguageName("tlh") != "tlh" {
		t.Error("names are wrong")
	}
}
