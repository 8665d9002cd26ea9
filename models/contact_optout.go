package models

import (
	"context"
	"strings"
)

// OptOut writes down a no that somebody told a member of staff, for everything. It refuses to do so without a word of how it was told.
func (c *Contact) OptOut(ctx context.Context, db *DB, who Actor, note string) error {
	if note = strings.TrimSpace(note); note == "" {
		return Invalid{"note": "Say how this person told you, for instance “by telephone”."}
	}
	return c.Withdraw(ctx, db, Withdrawal{At: db.Now(), Channel: "staff", Input: shorten(note, 500), Who: who})
}
