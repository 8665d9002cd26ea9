package whatsapp

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"strings"
)

// SignatureHeader carries the signature of a webhook's body.
const SignatureHeader = "X-Hub-Signature-256"

// Sign makes the value of SignatureHeader for exactly these bytes.
func Sign(secret string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(body)
	return "sha256=" + hex.EncodeToString(mac.Sum(nil))
}

// Verify reports whether header signs body, the bytes as they arrived, never
// a rewritten form of them. It takes the same time for every wrong signature.
// Without a secret nothing is genuine.
func Verify(secret string, body []byte, header string) bool {
	sum, found := strings.CutPrefix(header, "sha256=")
	given, err := hex.DecodeString(sum)
	if !found || err != nil || secret == "" {
		return false
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(body)
	return hmac.Equal(mac.Sum(nil), given)
}

// Challenge answers Meta's test of a webhook address: the challenge to write
// back, and whether mode and token are right. An empty want is never right.
func Challenge(mode, token, challenge, want string) (answer string, ok bool) {
	same := subtle.ConstantTimeCompare([]byte(token), []byte(want)) == 1
	if mode != "subscribe" || want == "" || !same {
		return "", false
	}
	return challenge, true
}
