package whatsapp

import (
	"strings"
	"testing"
)

// signedBody and its signature are a known pair for the secret beside them.
const (
	signedSecret = "test-app-secret"
	signedBody   = `{"object":"whatsapp_business_account"}`
	signedHeader = "sha256=b6978b21c4467654c466607663db9b43fae44b71083568df403e0a077089208e"
)

func TestVerify(t *testing.T) {
	if Sign(signedSecret, []byte(signedBody)) != signedHeader {
		t.Error("the known pair does not match")
	}
	tests := []struct {
		name, secret, body, header string
		want                       bool
	}{
		{"known pair", signedSecret, signedBody, signedHeader, true},
		{"capital digits", signedSecret, signedBody, "sha256=" + strings.ToUpper(signedHeader[7:]), true},
		{"other secret", "x", signedBody, signedHeader, false},
		{"no secret", "", signedBody, Sign("", []byte(signedBody)), false},
		{"one byte more", signedSecret, signedBody + " ", signedHeader, false},
		{"no header", signedSecret, signedBody, "", false},
		{"no prefix", signedSecret, signedBody, signedHeader[7:], false},
		{"old algorithm", signedSecret, signedBody, "sha1=" + signedHeader[7:], false},
		{"cut short", signedSecret, signedBody, signedHeader[:40], false},
		{"empty sum", signedSecret, signedBody, "sha256=", false},
		{"not hex", signedSecret, signedBody, "sha256=zz", false},
	}
	for _, tt := range tests {
		if got := Verify(tt.secret, []byte(tt.body), tt.header); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

func TestChallenge(t *testing.T) {
	tests := []struct {
		name, mode, token, want string
		ok                      bool
	}{
		{"right", "subscribe", "tok", "tok", true},
		{"wrong token", "subscribe", "tok2", "tok", false},
		{"wrong mode", "unsubscribe", "tok", "tok", false},
		{"nothing wanted", "subscribe", "", "", false},
	}
	for _, tt := range tests {
		answer, ok := Challenge(tt.mode, tt.token, "4815", tt.want)
		if ok != tt.ok || (answer == "4815") != tt.ok {
			t.Errorf("%s: %q, %v", tt.name, answer, ok)
		}
	}
}
