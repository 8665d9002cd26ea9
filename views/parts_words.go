package views

import (
	"strconv"
	"strings"
)

// Number writes n with commas between thousands: 12,431.
func Number(n int) string {
	digits := strconv.Itoa(max(n, -n))
	var b strings.Builder
	if n < 0 {
		b.WriteByte('-')
	}
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Percent writes part as a share of whole: "98.4%", "<0.1%" for a trace, "–" when there is no whole to speak of. It says 100% only when it is.
func Percent(part, whole int) string {
	switch tenths := share(part, whole); {
	case whole <= 0:
		return "–"
	case part > 0 && tenths == 0:
		return "<0.1%"
	case part < whole && tenths >= 1000:
		return "99.9%"
	default:
		return strings.TrimSuffix(strconv.FormatFloat(float64(tenths)/10, 'f', 1, 64), ".0") + "%"
	}
}

// share is part of whole in thousandths, rounded; 0 of nothing.
func share(part, whole int) int {
	if whole <= 0 {
		return 0
	}
	return (part*1000 + whole/2) / whole
}

// Count writes a number with the noun that fits it: "1 contact", "12,431 contacts".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + many
}
