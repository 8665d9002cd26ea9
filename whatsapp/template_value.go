package whatsapp

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ValueError says which variable cannot be sent, and why in plain words.
type ValueError struct {
	Key   string
	Place string
	Why   string
}

// Error names the variable and the reason, never the value: it is personal.
func (e *ValueError) Error() string {
	return fmt.Sprintf("whatsapp: the value of %s in the %s %s", e.Key, e.Place, e.Why)
}

// Unfit tells why a value cannot stand in a variable, in words that follow "the value"; empty when it can.
func (v Variable) Unfit(value string) string { return unfit(v, value) }

// unfit tells why a value cannot be sent, in words that follow "the value".
func unfit(v Variable, value string) string {
	switch {
	case strings.TrimSpace(value) == "":
		return "is missing"
	case strings.ContainsFunc(value, breaksLine):
		return "has a line break or a tab in it"
	case strings.Contains(value, "     "):
		return "has more than four spaces in a row"
	case v.Kind == KindCode && utf8.RuneCountInString(value) > maxCode:
		return "is longer than 20 characters"
	case v.Kind == KindCode && !codePattern.MatchString(value):
		return "has something else than letters and digits in it"
	case v.Kind == KindLocation && !withinDegrees(v.Name, value):
		return "is no place on the map: write degrees as 52.0907"
	case v.Kind == KindOffer && !positive(value):
		return "is not a moment in time"
	}
	return ""
}

func breaksLine(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

func positive(value string) bool {
	n, err := strconv.ParseInt(value, 10, 64)
	return err == nil && n > 0
}

// withinDegrees checks the two halves of a place that are numbers.
func withinDegrees(name, value string) bool {
	most := map[string]float64{"latitude": 90, "longitude": 180}[name]
	n, err := strconv.ParseFloat(value, 64)
	return most == 0 || err == nil && n >= -most && n <= most
}
