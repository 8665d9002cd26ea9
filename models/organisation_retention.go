package models

import "slices"

// Retention is how long the proof of a yes stays after it was withdrawn. While a yes is in use its proof stays anyway.
type Retention string

// The periods there are to choose from. Countries do not agree: § 7a of the German UWG looks back five years from the last use, the Danish
// authority wants proof deleted soon after it is of no use. What a company may choose is for its counsel to say.
const (
	RetainSixMonths     Retention = "6-months"
	RetainOneYear       Retention = "1-year"
	RetainTwoYears      Retention = "2-years"
	RetainThreeYears    Retention = "3-years"
	RetainThirdYearsEnd Retention = "3-year-ends"    // to the end of the third calendar year
	RetainAfterUse      Retention = "5-years-of-use" // five years after the yes was last relied on
)

// Retentions are all of them, the shortest first.
var Retentions = []Retention{RetainSixMonths, RetainOneYear, RetainTwoYears, RetainThreeYears, RetainThirdYearsEnd, RetainAfterUse}

var retentionWords = map[Retention]string{
	RetainSixMonths:     "6 months after it was withdrawn",
	RetainOneYear:       "one year after it was withdrawn",
	RetainTwoYears:      "two years after it was withdrawn",
	RetainThreeYears:    "three years after it was withdrawn",
	RetainThirdYearsEnd: "to the end of the third calendar year after it was withdrawn",
	RetainAfterUse:      "five years after it was last relied on",
}

// String says the period in words: "two years after it was withdrawn".
func (r Retention) String() string { return retentionWords[r] }

func (r Retention) known() bool { return r == "" || slices.Contains(Retentions, r) }

// UsualRetention is the period we suggest for a country: to the end of the third year in Germany, where claims lapse then; a short time in
// Denmark, whose authority wants proof deleted early; elsewhere two years, since the EDPB asks for no longer than strictly necessary.
func UsualRetention(country string) Retention {
	switch country {
	case "DE":
		return RetainThirdYearsEnd
	case "DK":
		return RetainSixMonths
	}
	return RetainTwoYears
}

// Retains is the period that applies: the one chosen, or the usual one of the country.
func (c Company) Retains() Retention {
	if c.Retention == "" {
		return UsualRetention(c.Country)
	}
	return c.Retention
}
