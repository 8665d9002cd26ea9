package whatsapp

import (
	"net/url"
	"testing"
)

func TestClickToChat(t *testing.T) {
	if got := ClickToChat("+31 970 1234 5678", ""); got != "https://wa.me/3197012345678" {
		t.Error(got)
	}
	text := "Ja & graag + 100% één\nregel #1?"
	link, err := url.Parse(ClickToChat("+31 970 1234 5678", text))
	if err != nil || link.Query().Get("text") != text || link.Host != "wa.me" || link.Fragment != "" {
		t.Errorf("%v, %v", link, err)
	}
	if got := ClickToChat("1", "a b+c"); got != "https://wa.me/1?text=a%20b%2Bc" {
		t.Error(got)
	}
}

func TestDigits(t *testing.T) {
	for phone, want := range map[string]string{"+31 (970) 12-34": "319701234", "0031970": "31970", "0612": "0612", "": "", "abc": "", "٣١": ""} {
		if got := Digits(phone); got != want {
			t.Errorf("%q: %q", phone, got)
		}
	}
}
