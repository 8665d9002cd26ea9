package ledger

import (
	"fmt"
	"time"
)

// timeLayout is RFC 3339 in UTC with milliseconds, the only spelling of a time
// in a payload.
const timeLayout = "2006-01-02T15:04:05.000Z"

// Time is an instant in a payload, to the millisecond.
type Time struct{ time.Time }

// At is t as it will stand in a payload: UTC, cut to the millisecond.
func At(t time.Time) Time { return Time{t.UTC().Truncate(time.Millisecond)} }

// MarshalJSON writes the one spelling.
func (t Time) MarshalJSON() ([]byte, error) {
	return []byte(t.UTC().Format(`"` + timeLayout + `"`)), nil
}

// UnmarshalJSON refuses every spelling but that of MarshalJSON.
func (t *Time) UnmarshalJSON(b []byte) error {
	if len(b) > 1 && b[0] == '"' && b[len(b)-1] == '"' {
		if at, ok := parseTime(string(b[1 : len(b)-1])); ok {
			*t = at
			return nil
		}
	}
	return fmt.Errorf("ledger: %s is not a time like %s", b, timeLayout)
}

// parseTime reads the one spelling. time.Parse would also take a comma for the
// point, and an hour of one digit.
func parseTime(text string) (t Time, ok bool) {
	if len(text) != len(timeLayout) {
		return t, false
	}
	number := func(from, to int) (n int) {
		for i := from; i < to; i++ {
			n = n*10 + int(text[i]-'0')
		}
		return n
	}
	for i := range len(text) {
		if digit := timeLayout[i] >= '0' && timeLayout[i] <= '9'; digit && (text[i] < '0' || text[i] > '9') || !digit && text[i] != timeLayout[i] {
			return t, false
		}
	}
	year, month, day := number(0, 4), time.Month(number(5, 7)), number(8, 10)
	hour, minute, second := number(11, 13), number(14, 16), number(17, 19)
	t.Time = time.Date(year, month, day, hour, minute, second, number(20, 23)*int(time.Millisecond), time.UTC)
	// A time that does not exist, such as the 30th of February, comes out as another.
	_, m, d := t.Date()
	return t, m == month && d == day && hour < 24 && minute < 60 && second < 60
}
