package whatsapp

import (
	"net/url"
	"strings"
)

// ClickToChat is the link that opens a chat with a business, with the text
// already typed. Without text the chat opens empty.
func ClickToChat(phone, text string) string {
	link := "https://wa.me/" + Digits(phone)
	if text == "" {
		return link
	}
	return link + "?text=" + strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

// Digits keeps the digits of a phone number and drops an international
// prefix of two zeros. It does not know countries: 0612345678 stays as it is.
func Digits(phone string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, phone)
	return strings.TrimPrefix(digits, "00")
}
