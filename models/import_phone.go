package models

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers/v2"
)

// ListPhone is a number out of a list.
type ListPhone struct {
	E164    string
	Country string
	// LandLine: it may still be on WhatsApp, but seldom is.
	LandLine bool
}

// ReadListPhone reads a number as tools and people write it into lists: without its +, as a calculation, with an apostrophe. countries are
// where numbers without a country code may be from, the first that fits counts. problem says in words why it is no number to rely on: a
// guess could be somebody else's telephone.
func ReadListPhone(cell string, countries []string) (phone ListPhone, problem string) {
	text, problem := tidyPhone(cell)
	if problem != "" {
		return ListPhone{}, problem
	}
	for i, region := range regions(text, countries) {
		number, err := phonenumbers.Parse(text, region)
		if err == nil && reachable(number) && (i == 0 || mobile(number)) {
			return listPhone(number), ""
		}
	}
	if number, ok := withoutPlus(text, countries); ok {
		return listPhone(number), ""
	}
	return ListPhone{}, whyNoPhone(text, countries)
}

func listPhone(number *phonenumbers.PhoneNumber) ListPhone {
	return ListPhone{
		E164: phonenumbers.Format(number, phonenumbers.E164), Country: countryOf(number),
		LandLine: phonenumbers.GetNumberType(number) == phonenumbers.FIXED_LINE,
	}
}

func reachable(number *phonenumbers.PhoneNumber) bool {
	return phonenumbers.IsPossibleNumber(number) && plausible(number)
}

// mobile asks more of a number in a country that is only tried because the first did not fit: the land lines of one are the mobiles of another.
func mobile(number *phonenumbers.PhoneNumber) bool {
	switch phonenumbers.GetNumberType(number) {
	case phonenumbers.MOBILE, phonenumbers.FIXED_LINE_OR_MOBILE, phonenumbers.UNKNOWN:
		return true
	}
	return false
}

// regions are where a number may be from; one that brings its country code needs none.
func regions(text string, countries []string) []string {
	if strings.HasPrefix(text, "+") {
		return []string{""}
	}
	return countries
}

// withoutPlus gives a number its + back, as far as it then is from one of the countries: the same digits could be a number elsewhere.
func withoutPlus(text string, countries []string) (*phonenumbers.PhoneNumber, bool) {
	digits := strings.TrimPrefix(onlyDigits(text), "00")
	if strings.HasPrefix(text, "+") || len(digits) < 9 {
		return nil, false
	}
	number, err := phonenumbers.Parse("+"+digits, "")
	if err != nil || !reachable(number) {
		return nil, false
	}
	return number, strings.HasPrefix(text, "00") || slices.Contains(countries, countryOf(number))
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

var (
	calculated = regexp.MustCompile(`^(\d)[.,](\d+)[eE]\+?(\d+)$`)
	decimal    = regexp.MustCompile(`^(\+?\d{7,15})[.,]0+$`)
	labelled   = regexp.MustCompile(`(?i)^(tel|mob|mobile|phone|whatsapp|gsm|t|m)[.:]+\s*`)
)

// tidyPhone undoes what spreadsheets do to numbers, where it can be undone.
func tidyPhone(cell string) (text, problem string) {
	text = labelled.ReplaceAllString(strings.TrimLeft(cell, "'’` "), "")
	if text == "" {
		return "", "There is no phone number in this row."
	}
	if m := calculated.FindStringSubmatch(text); m != nil {
		return calculatedPhone(m[1]+m[2], m[3])
	}
	if m := decimal.FindStringSubmatch(text); m != nil {
		return m[1], ""
	}
	if strings.IndexFunc(text, unicode.IsLetter) >= 0 || onlyDigits(text) == "" {
		return "", "This is not a phone number."
	}
	return text, ""
}

// calculatedPhone: 3.1612345678E+10 still has all its digits, 3.16E+10 has lost them for good.
func calculatedPhone(mantissa, exponent string) (text, problem string) {
	missing := len(exponent) > 2 || len(mantissa)-1 != atoi(exponent)
	if missing {
		return "", "Excel turned this number into a calculation, and its last digits are lost. Make the column text in Excel, and type or export the numbers again."
	}
	return mantissa, ""
}

func atoi(digits string) (n int) {
	for _, d := range digits {
		n = n*10 + int(d-'0')
	}
	return n
}

func whyNoPhone(text string, countries []string) string {
	switch n := len(onlyDigits(text)); {
	case n < 7:
		return "This is too short for a phone number."
	case n > 15:
		return "This is too long for a phone number. Perhaps two stand in one cell."
	case strings.HasPrefix(text, "+") || strings.HasPrefix(text, "00"):
		return "This number is in no range that is in use. A digit may be missing or wrong."
	case len(countries) == 0:
		return "This number has no country code. Say which country such numbers are from, or write it like +31 6 12345678."
	}
	return "This is no number in use in the country chosen for this list. A digit may be wrong, or it needs its country code, like +31 6 12345678."
}
