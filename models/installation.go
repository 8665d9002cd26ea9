package models

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"errors"
	"strings"
	"time"

	"gorm.io/gorm"
)

// Kind tells whether a database talks to the sandbox or to Meta. It is settled at birth, for ever.
type Kind string

const (
	Sandbox Kind = "sandbox"
	Live    Kind = "live"
)

// Installation is what a database is: one row, written at birth.
type Installation struct {
	ID                     int64
	DatabaseID             string
	Kind                   Kind
	RehearsalAt            *time.Time
	BornAt                 time.Time
	Origin                 string
	SecretFingerprint      string
	SigningFingerprint     string
	SuppressionFingerprint string
	ClockOffsetMS          int64 `gorm:"column:clock_offset_ms"`
	SendingPausedAt        *time.Time
	SendingPausedWhy       string
	SendingPausedBy        string
	MoreTries              int `gorm:"default:2"`
	LateMinutes            int `gorm:"default:30"`
	DemoFilledAt           *time.Time
}

func (Installation) TableName() string { return "installation" }

// Installation is what this database was born as.
func (db *DB) Installation() Installation { return db.place.installation }

// Sandboxed tells whether this database may only ever talk to the sandbox.
func (db *DB) Sandboxed() bool { return db.place.installation.Kind == Sandbox }

// identify gives birth to a new database, or makes sure that an old one is the one the options speak of.
func (db *DB) identify(ctx context.Context, o Options) error {
	if err := o.Keys.check(); err != nil {
		return Refusal{Reason: "keys", Message: err.Error()}
	}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		err := tx.q(ctx).Take(&db.place.installation).Error
		if errors.Is(err, gorm.ErrRecordNotFound) {
			db.place.installation = newborn(o, db.Now())
			return tx.giveBirth(ctx)
		}
		return err
	})
	if err != nil && !isDuplicate(err) {
		return wrap("read what this database is", err)
	}
	if isDuplicate(err) {
		if err := db.q(ctx).Take(&db.place.installation).Error; err != nil {
			return err
		}
	}
	db.offset.Store(db.place.installation.ClockOffsetMS * int64(time.Millisecond))
	return db.place.installation.refuseStranger(o)
}

func (db *DB) giveBirth(ctx context.Context) error {
	if err := db.q(ctx).Create(&db.place.installation).Error; err != nil {
		return err
	}
	return db.q(ctx).Create(&Organisation{ID: 1, Zone: "UTC", Currency: "EUR", UpdatedAt: db.Now()}).Error
}

func newborn(o Options, now time.Time) Installation {
	raw := make([]byte, 5)
	rand.Read(raw)
	return Installation{
		ID:                     1,
		DatabaseID:             strings.ToLower(base32.StdEncoding.EncodeToString(raw)),
		Kind:                   o.Kind,
		BornAt:                 now,
		Origin:                 o.Origin,
		SecretFingerprint:      fingerprint("secret", o.Keys.Secret),
		SigningFingerprint:     fingerprint("signing", []byte(o.Keys.Signing)),
		SuppressionFingerprint: fingerprint("suppression", o.Keys.Suppression),
	}
}

// refuseStranger stops a process that would write with other keys, or to the other kind of database.
func (i Installation) refuseStranger(o Options) error {
	switch {
	case i.SecretFingerprint != fingerprint("secret", o.Keys.Secret):
		return strangeKey("secret")
	case i.SuppressionFingerprint != fingerprint("suppression", o.Keys.Suppression):
		return strangeKey("suppression")
	case i.SigningFingerprint != fingerprint("signing", []byte(o.Keys.Signing)):
		return Refusal{Reason: "other-keys", Message: "The signing key does not belong to this database, or is no longer the one in force. " +
			"Give Greenlist the key it was born with, or the one that `greenlist keys rotate` made last."}
	}
	return nil
}

func strangeKey(which string) error {
	return Refusal{Reason: "other-keys", Message: "The " + which + " key does not belong to this database. " +
		"Give Greenlist the key it was born with; it lies where the data lies, or where you keep your secrets."}
}
