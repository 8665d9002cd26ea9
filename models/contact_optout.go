package models

import (
	"context"
	"strings"
	"time"
)

// StaffOptOut is a no that somebody told a member of staff.
type StaffOptOut struct {
	// Via is how they told: one of OptOutWays.
	Via string
	// Words are what they said, where that matters.
	Words string
	// PurposeIDs are what it is about; none means everything.
	PurposeIDs []int64
	// At is when they said it; zero is now.
	At time.Time
}

// OptOutWays are the ways in which people tell staff, in the words that are kept as proof.
var OptOutWays = []struct{ Via, Words string }{
	{"phone", "by telephone"}, {"email", "by e-mail"}, {"letter", "by letter"}, {"shop", "in the shop"}, {"authority", "through an authority"},
}

// OptOut writes down a no that somebody told a member of staff. It refuses to do so without the way it was told, and for a time to come.
func (c *Contact) OptOut(ctx context.Context, db *DB, who Actor, o StaffOptOut) error {
	wrong, input := Invalid{}, ""
	for _, way := range OptOutWays {
		if way.Via == o.Via {
			input = way.Words
		}
	}
	if input == "" {
		wrong.Add("via", "Say how this person told you.")
	}
	if o.At.After(db.Now().Add(early)) {
		wrong.Add("at", "This day is still to come.")
	}
	if err := wrong.OrNil(); err != nil {
		return err
	}
	if words := strings.TrimSpace(o.Words); words != "" {
		input += ": " + words
	}
	return c.Withdraw(ctx, db, Withdrawal{PurposeIDs: o.PurposeIDs, At: o.At, Channel: "staff", Input: shorten(input, 500), Who: who})
}
