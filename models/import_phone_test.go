package models_test

import (
	"strings"
	"testing"

	"greenlist/models"
)

func TestTroublesOfPhoneNumbers(t *testing.T) {
	for _, c := range []struct {
		cell, countries, want string
	}{
		{"+31 970 1000 0001", "", "+3197010000001"},
		{"0970-10000001", "NL", "+3197010000001"},
		{"0031 970 10000001", "", "+3197010000001"},
		{"0031 970 10000001", "US", "+3197010000001"},
		{"+31(0)970 1000 0001", "", "+3197010000001"},
		{"'+31 970 1000 0001", "", "+3197010000001"},
		{"3197010000001", "NL", "+3197010000001"},
		{"3197010000001", "DK NL", "+3197010000001"},
		{"3.197010000001E+12", "NL", "+3197010000001"},
		{"3,197010000001E+12", "NL", "+3197010000001"},
		{"3197010000001.0", "NL", "+3197010000001"},
		{"mob.: 0970 10000001", "NL", "+3197010000001"},
		{"070-174 06 05", "DK SE", "+46701740605"},
		{"07700 900123", "GB", "+447700900123"},
		{"447700900123", "GB", "+447700900123"},
		{"(202) 555-0123", "US", "+12025550123"},

		{"3197010000001", "DK", ""}, // could be anybody's without its +
		{"0970 10000001", "", ""},   // from where?
		{"3.19E+12", "NL", ""},      // digits are lost
		{"3,19701E+12", "NL", ""},
		{"", "NL", ""},
		{"+", "NL", ""},
		{"unknown", "NL", ""},
		{`=HYPERLINK("http://x.example")`, "NL", ""},
		{"0970 10000001 / 0970 10000002", "NL", ""},
		{"097010", "NL", ""},
		{"+31 970 1000", "", ""},
		{"06 KLANT 123", "NL", ""},
	} {
		phone, problem := models.ReadListPhone(c.cell, strings.Fields(c.countries))
		if phone.E164 != c.want || (problem == "") != (c.want != "") {
			t.Errorf("%q in %q: %q, %q", c.cell, c.countries, phone.E164, problem)
		}
	}
}

func TestALandLineIsNoticed(t *testing.T) {
	land, _ := models.ReadListPhone("+31 20 123 4567", nil)
	mobile, _ := models.ReadListPhone("+46 70 174 06 05", nil)
	if !land.LandLine || mobile.LandLine {
		t.Errorf("land line %+v, mobile %+v", land, mobile)
	}
}
