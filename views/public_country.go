package views

import (
	"strconv"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"greenlist/models"
)

// callingCountries are the countries of the world with their calling codes, in the names and the order of a language. Made once for each language that
// somebody asks for.
func callingCountries(spoken string) []Option {
	made, _ := countryLists.LoadOrStore(spoken, sync.OnceValue(func() []Option { return listCountries(spoken) }))
	return made.(func() []Option)()
}

var countryLists sync.Map

func listCountries(spoken string) []Option {
	tag := language.Make(spoken)
	names := display.Regions(tag)
	var all countriesByName
	for _, code := range models.PhoneCountries() {
		name := names.Name(language.MustParseRegion(code))
		all = append(all, Option{Value: code, Text: name + " (+" + strconv.Itoa(models.CallingCode(code)) + ")"})
	}
	collate.New(tag).Sort(all)
	return all
}

// countriesByName can be sorted the way a language sorts.
type countriesByName []Option

func (c countriesByName) Len() int           { return len(c) }
func (c countriesByName) Swap(i, j int)      { c[i], c[j] = c[j], c[i] }
func (c countriesByName) Bytes(i int) []byte { return []byte(c[i].Text) }
