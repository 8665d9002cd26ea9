package models

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers/v2"
)

// looksLikeNumber: digits and the signs people put between them, and at least three digits.
func looksLikeNumber(text string) bool {
	other := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune("+()-./ '", r) })
	return other < 0 && len(onlyDigits(text)) >= 3
}

// numberBeginnings are the ways in which a number in E.164 can begin when somebody types text: with its country code (+31 6, 0031 6, 31 6), or
// without it (06, or 6) where the number is from home.
func numberBeginnings(text, home string) []string {
	digits := onlyDigits(text)
	switch {
	case strings.HasPrefix(strings.TrimSpace(text), "+"):
		return []string{"+" + digits}
	case strings.HasPrefix(digits, "00"):
		return []string{"+" + digits[2:]}
	}
	code := phonenumbers.GetCountryCodeForRegion(home)
	if code == 0 {
		return []string{"+" + digits}
	}
	national := "+" + strconv.Itoa(code) + strings.TrimPrefix(digits, "0")
	if strings.HasPrefix(digits, "0") {
		return []string{national}
	}
	return []string{"+" + digits, national}
}

// tailMost is how many digits from its end a number is found by.
const tailMost = 12

// numberEnding is the text as the end of a number, last digit first; empty where it is too short to say something, or plainly the
// beginning of a number.
func numberEnding(text string) string {
	digits := onlyDigits(text)
	if len(digits) < 4 || strings.HasPrefix(strings.TrimSpace(text), "+") {
		return ""
	}
	reversed := []byte(digits[max(0, len(digits)-tailMost):])
	slices.Reverse(reversed)
	return string(reversed)
}

// phoneTail is what the index contacts_tail holds, word for word.
func (db *DB) phoneTail() string {
	if db.dialect == postgres {
		return `reverse(right(phone, 12))`
	}
	parts := make([]string, tailMost)
	for i := range parts {
		parts[i] = "substr(phone, -" + strconv.Itoa(i+1) + ", 1)"
	}
	return "(" + strings.Join(parts, " || ") + ")"
}
