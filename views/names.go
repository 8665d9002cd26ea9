package views

import (
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

// languageName writes a language's code as its name in English.
func languageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	return display.English.Tags().Name(tag)
}
