package models

import (
	"context"
	"errors"
)

// HouseFacts are who works with the data and who gets it, and how it is protected.
type HouseFacts struct {
	Staff     []StaffTally
	Numbers   []Number
	Mail      *MailServer
	Endpoints []Endpoint // those that are on or paused
	Keys      []APIKey   // those in force
	Holders   []Holder   // those that get checkpoints
	Log       LogSummary
	Uses      UseCheck
	// Rules are the periods of retention of countries that have one of their own.
	Rules []RetentionRule
}

// StaffTally is how many accounts have a role, and how many of them have a password of their own; the others sign in by link.
type StaffTally struct {
	Role      Role
	N         int
	Passwords int
}

func (db *DB) houseFacts(ctx context.Context) (f HouseFacts, err error) {
	return f, collect(
		func() error {
			return db.q(ctx).Raw(`SELECT role, COUNT(*) AS n, SUM(CASE WHEN password_hash <> '' THEN 1 ELSE 0 END) AS passwords FROM users
				WHERE disabled_at IS NULL GROUP BY role ORDER BY role`).Scan(&f.Staff).Error
		},
		func() (err error) { f.Numbers, err = ListNumbers(ctx, db); return },
		func() error { return db.mailFacts(ctx, &f) },
		func() error { return db.q(ctx).Where("state <> ?", EndpointOff).Order("id").Find(&f.Endpoints).Error },
		func() error { return db.q(ctx).Where("revoked_at IS NULL").Order("id").Find(&f.Keys).Error },
		func() error { return db.q(ctx).Where("stopped_at IS NULL").Order("id").Find(&f.Holders).Error },
		func() (err error) { f.Log, err = FindLogSummary(ctx, db); return },
		func() (err error) { f.Uses, err = db.useCheck(ctx); return },
		func() error {
			return db.q(ctx).Where("period <> '' AND id IN (SELECT MAX(id) FROM retention_rules GROUP BY country)").Order("country").Find(&f.Rules).Error
		},
	)
}

func (db *DB) mailFacts(ctx context.Context, f *HouseFacts) error {
	server, err := FindMailServer(ctx, db)
	if errors.As(err, new(NotFound)) {
		return nil
	}
	f.Mail = &server
	return err
}
