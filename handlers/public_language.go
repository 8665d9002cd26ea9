package handlers

import (
	"cmp"
	"slices"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"
)

// preferred is the language to speak with whoever asks: the one they chose on the page, that of the website around it (hl), or the best match for their browser's. The first that is
// offered serves those who speak none of them.
func preferred(c echo.Context, offered []string) string {
	for _, param := range []string{"lang", "hl"} {
		if chosen := c.QueryParam(param); slices.Contains(offered, chosen) {
			return chosen
		}
	}
	tags := make([]language.Tag, len(offered))
	for i, code := range offered {
		tags[i] = language.Make(code)
	}
	_, at, _ := language.NewMatcher(tags).Match(spoken(c)...)
	return offered[at]
}

// spoken are the languages a browser asks for, the dearest first. What cannot be read is left out.
func spoken(c echo.Context) []language.Tag {
	tags, _, err := language.ParseAcceptLanguage(c.Request().Header.Get("Accept-Language"))
	if err != nil {
		return nil
	}
	return tags
}

// homes are where most people who read a language have their number, until their browser says otherwise.
var homes = map[string]string{"nl": "NL", "de": "DE", "da": "DK", "sv": "SE", "fr": "FR", "es": "ES"}

// country guesses where a number without a country code is from: the region people read the page's language in (nl-BE), where that language is at
// home, the region of another language of theirs, the company's own. American English says little: browsers everywhere come with it.
func country(c echo.Context, page, company string) string {
	tags := slices.DeleteFunc(spoken(c), func(tag language.Tag) bool { return tag == language.AmericanEnglish })
	same := slices.DeleteFunc(slices.Clone(tags), func(tag language.Tag) bool { base, _ := tag.Base(); return base.String() != page })
	return cmp.Or(regionOf(same), homes[page], regionOf(tags), company, "GB")
}

// regionOf is the first region that is named.
func regionOf(tags []language.Tag) string {
	for _, tag := range tags {
		if region, confidence := tag.Region(); confidence == language.Exact && region.IsCountry() {
			return region.String()
		}
	}
	return ""
}
