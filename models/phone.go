package models

import (
	"strings"

	"github.com/nyaruka/phonenumbers/v2"
)

// ParsePhone reads a phone number as people write it and returns it in E.164. country (ISO code) is where a number without a country code
// is from; empty means that only international numbers are understood. It refuses numbers that cannot exist.
func ParsePhone(text, country string) (string, error) {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "'"))
	if text == "" {
		return "", Invalid{"phone": "Enter a phone number."}
	}
	number, err := phonenumbers.Parse(text, strings.ToUpper(country))
	if err != nil || !phonenumbers.IsPossibleNumber(number) || !plausible(number) {
		return "", Invalid{"phone": "This is not a phone number we can reach. Write it with the country code, like +31 6 12345678."}
	}
	return phonenumbers.Format(number, phonenumbers.E164), nil
}

// plausible accepts valid numbers, and the ranges that regulators reserve for fiction, which the library calls invalid: a demo must be able
// to use numbers that can never be anybody's.
func plausible(number *phonenumbers.PhoneNumber) bool {
	if phonenumbers.IsValidNumber(number) {
		return true
	}
	e164 := phonenumbers.Format(number, phonenumbers.E164)
	for _, prefix := range fictitious {
		if strings.HasPrefix(e164, prefix) {
			return true
		}
	}
	return false
}

// fictitious ranges: United Kingdom (Ofcom 07700 900000–900999), Germany (Bundesnetzagentur 0171 39200xx and others), France (ARCEP
// 06 39 98 xx xx), Sweden (PTS 070-1740605–99).
var fictitious = []string{"+447700900", "+491713920", "+33639980", "+46701740"}

// CountryOf is the ISO code of the country a number in E.164 belongs to, or empty.
func CountryOf(phone string) string {
	number, err := phonenumbers.Parse(phone, "")
	if err != nil {
		return ""
	}
	return countryOf(number)
}

func countryOf(number *phonenumbers.PhoneNumber) string {
	region := phonenumbers.GetRegionCodeForNumber(number)
	if region == "" || region == "ZZ" {
		region = phonenumbers.GetRegionCodeForCountryCode(int(number.GetCountryCode()))
	}
	if len(region) != 2 || region == "ZZ" {
		return ""
	}
	return region
}

// ShowPhone writes a number in E.164 as people read it: +31 6 12345678.
func ShowPhone(phone string) string {
	number, err := phonenumbers.Parse(phone, "")
	if err != nil {
		return phone
	}
	return phonenumbers.Format(number, phonenumbers.INTERNATIONAL)
}

// MaskPhone keeps the ends of a number, for logs.
func MaskPhone(phone string) string {
	if len(phone) < 7 {
		return "…"
	}
	return phone[:3] + strings.Repeat("•", len(phone)-5) + phone[len(phone)-2:]
}
