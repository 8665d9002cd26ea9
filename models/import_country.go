package models

import (
	"slices"
	"strings"
	"sync"

	"github.com/nyaruka/phonenumbers/v2"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// countryNames finds an ISO code by the name of the country in any of our languages. Made when first asked for: most runs of the program
// import nothing.
var countryNames = sync.OnceValue(func() map[string]string {
	byName := map[string]string{"holland": "NL", "uk": "GB", "england": "GB", "great britain": "GB", "usa": "US"}
	for _, spoken := range Languages {
		names := display.Regions(language.Make(spoken))
		for a := 'A'; a <= 'Z'; a++ {
			for b := 'A'; b <= 'Z'; b++ {
				region, err := language.ParseRegion(string([]rune{a, b}))
				if err == nil && region.IsCountry() {
					byName[strings.Join(splitWords(names.Name(region)), " ")] = region.String()
				}
			}
		}
	}
	return byName
})

// readCountry understands a code ("NL") or a name ("Nederland", "Netherlands"); empty when it understands neither.
func readCountry(cell string) string {
	if len(cell) == 2 {
		if region, err := language.ParseRegion(cell); err == nil && region.IsCountry() {
			return region.Canonicalize().String()
		}
		if !strings.EqualFold(cell, "uk") {
			return ""
		}
	}
	return countryNames()[strings.Join(splitWords(cell), " ")]
}

var languageNames = sync.OnceValue(func() map[string]string {
	byName := map[string]string{}
	for _, spoken := range Languages {
		names := display.Languages(language.Make(spoken))
		for _, other := range Languages {
			tag := language.Make(other)
			byName[fold(names.Name(tag))] = other
			byName[fold(display.Self.Name(tag))] = other
		}
	}
	return byName
})

// readLanguage understands a code ("nl", "nl-BE", "de_DE") or the name of one of our languages. Of those it keeps the language without the
// country, because that is what texts are written in; empty when it understands nothing.
func readLanguage(cell string) string {
	if name, ok := languageNames()[fold(cell)]; ok {
		return name
	}
	tag, err := language.Parse(strings.ReplaceAll(cell, "_", "-"))
	if err != nil || len(cell) > 11 {
		return ""
	}
	base, _ := tag.Base()
	if contains(Languages, base.String()) {
		return base.String()
	}
	return tag.String()
}

// PhoneCountries are the ISO codes of all countries that have telephone numbers of their own.
func PhoneCountries() []string {
	var all []string
	for region := range phonenumbers.GetSupportedRegions() {
		all = append(all, region)
	}
	slices.Sort(all)
	return all
}
