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
	at, err := time.Parse(`"`+timeLayout+`"`, string(b))
	if err != nil {
		return fmt.Errorf("ledger: %s is not a time like %s", b, timeLayout)
	}
	t.Time = at
	return nil
}
