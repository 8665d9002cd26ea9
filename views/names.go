package views

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// countryName writes an ISO code as a country's name; a code that is none stays as it is.
func countryName(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	return display.English.Regions().Name(region)
}

// withArticle are the countries that English gives one: "in the Netherlands".
var withArticle = strings.Fields("AE BS CF CK DO FK FO GB GM IM KM KY MH MP MV NL PH SB SC TC UM US VG VI")

// theCountry is a country's name within a sentence.
func theCountry(code string) string {
	if slices.Contains(withArticle, code) {
		return "the " + countryName(code)
	}
	return countryName(code)
}

// languageName writes a language's code as its name in English.
func languageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	return display.English.Tags().Name(tag)
}
