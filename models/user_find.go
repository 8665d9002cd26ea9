package models

import (
	"context"
	"strings"
)

// FindUser returns one member of staff, also one who may no longer sign in.
func FindUser(ctx context.Context, db *DB, id int64) (User, error) {
	var u User
	err := db.q(ctx).Take(&u, id).Error
	return u, found(err, "user")
}

// FindUserByEmail does not care about case or the spaces around the address.
func FindUserByEmail(ctx context.Context, db *DB, email string) (User, error) {
	var u User
	err := db.q(ctx).Take(&u, "email = ?", tidyEmail(email)).Error
	return u, found(err, "user")
}

// ListUsers is the team, those who may still sign in first.
func ListUsers(ctx context.Context, db *DB) ([]User, error) {
	var all []User
	err := db.q(ctx).Order("CASE WHEN disabled_at IS NULL THEN 0 ELSE 1 END, email").Find(&all).Error
	return all, err
}

// Disabled tells whether the user may no longer sign in.
func (u User) Disabled() bool { return u.DisabledAt != nil }

func tidyEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }
