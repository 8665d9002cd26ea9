package models

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm/clause"
)

// Contact is a person. The phone number and the business-scoped user id (BSUID) may each be absent; WhatsApp may know somebody by either.
type Contact struct {
	ID                int64
	Phone             *string
	BSUID             *string `gorm:"column:bsuid"`
	WAID              string  `gorm:"column:wa_id"`
	Name              string
	Language          string
	Country           string
	Zone              string
	Tags              []string          `gorm:"serializer:json"`
	Attributes        map[string]string `gorm:"serializer:json"`
	Origins           map[string]Origin `gorm:"serializer:json"`
	Source            string
	LastInboundAt     *time.Time
	SuppressedAt      *time.Time
	SuppressionReason string
	SuppressionID     *int64
	// DoubtAt is since when somebody must read what the person wrote, because it may be a no; campaigns wait meanwhile.
	DoubtAt *time.Time
	// MetaStoppedAt is since when the person wants no marketing from us at WhatsApp itself, and MetaHeardAt when they last changed that there.
	MetaStoppedAt *time.Time
	MetaHeardAt   *time.Time
	ErasedAt      *time.Time
	MergedInto    *int64
	// PassingUntil is when somebody is forgotten of whom we know nothing but that they wrote and were answered; nil for everybody else.
	PassingUntil *time.Time
	CreatedAt    time.Time
	UpdatedAt    time.Time
}

// PhoneNumber is the number in E.164, or empty.
func (c Contact) PhoneNumber() string { return deref(c.Phone) }

// UserID is the business-scoped user id, or empty.
func (c Contact) UserID() string { return deref(c.BSUID) }

// Label is what the person is called where there is room for one thing.
func (c Contact) Label() string {
	switch {
	case c.ErasedAt != nil:
		return "Erased person"
	case c.Name != "":
		return c.Name
	case c.Phone != nil:
		return *c.Phone
	case c.BSUID != nil:
		return *c.BSUID
	}
	return "Unknown person"
}

// FindContact returns one contact.
func FindContact(ctx context.Context, db *DB, id int64) (Contact, error) {
	var c Contact
	err := db.q(ctx).Take(&c, id).Error
	return c, found(err, "contact")
}

// FindContactByAddress finds a person by number (E.164) or user id; either may be empty. An address of a contact that was merged leads to the
// one it was merged into.
func FindContactByAddress(ctx context.Context, db *DB, phone, bsuid string) (Contact, error) {
	var rows []Contact
	err := db.q(ctx).Raw(`SELECT p.* FROM contacts c JOIN contacts p ON p.id = COALESCE(c.merged_into, c.id)
		WHERE (c.phone = ? AND ? <> '') OR (c.bsuid = ? AND ? <> '') ORDER BY CASE WHEN c.bsuid = ? THEN 0 ELSE 1 END LIMIT 1`,
		phone, phone, bsuid, bsuid, bsuid).Scan(&rows).Error
	if err != nil {
		return Contact{}, err
	}
	if len(rows) == 0 {
		return Contact{}, NotFound{What: "contact"}
	}
	return rows[0], nil
}

// Address is where a person can be reached, as WhatsApp told us.
type Address struct {
	Phone string
	BSUID string
	WAID  string
	Name  string
	// heard is the message that carried it, where WhatsApp vouches for it; nil where somebody only says so.
	heard *heard
}

// meet finds the person behind an address, or makes a contact of them, and locks the row. What was not known yet is filled in; a name the
// company gave is kept.
func (db *DB) meet(ctx context.Context, a Address, source, language string) (Contact, error) {
	contact, err := db.behind(ctx, a)
	if _, missing := err.(NotFound); missing {
		return db.newContact(ctx, a, source, language)
	}
	return contact, err
}

// behind finds the person and locks their row.
func (db *DB) behind(ctx context.Context, a Address) (Contact, error) {
	if a.heard != nil {
		return db.recognise(ctx, a, *a.heard)
	}
	contact, err := FindContactByAddress(ctx, db, a.Phone, a.BSUID)
	if err != nil {
		return contact, err
	}
	if err := db.lockContact(ctx, contact.ID); err != nil {
		return Contact{}, err
	}
	number, own, err := db.holders(ctx, a.Phone, a.BSUID)
	if err != nil {
		return Contact{}, err
	}
	if number != nil {
		a.Phone = ""
	}
	if own != nil {
		a.BSUID = ""
	}
	return db.learn(ctx, contact, a)
}

// newContact writes somebody down. A number that is another's by now (the message is from before) is left with them. Where somebody else wrote the
// same person down since nobody was found, or does at this moment, it finds that row, after waiting for it.
func (db *DB) newContact(ctx context.Context, a Address, source, language string) (Contact, error) {
	met := a
	if number, _, err := db.holders(ctx, a.Phone, ""); err != nil {
		return Contact{}, err
	} else if number != nil {
		if c, err := db.behind(ctx, met); !errors.As(err, new(NotFound)) {
			return c, err
		}
		a.Phone, a.WAID = "", ""
	}
	now := db.Now()
	c := Contact{
		WAID: a.WAID, Name: tidyLine(a.Name), Language: language, Country: CountryOf(a.Phone), Source: source,
		Tags: []string{}, Attributes: map[string]string{}, Origins: map[string]Origin{}, CreatedAt: now, UpdatedAt: now,
	}
	if a.Phone != "" {
		c.Phone = &a.Phone
	}
	if a.BSUID != "" {
		c.BSUID = &a.BSUID
	}
	if made := db.q(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&c); made.Error != nil {
		return Contact{}, made.Error
	} else if made.RowsAffected == 0 {
		return db.behind(ctx, met)
	}
	if err := db.recallNo(ctx, &c); err != nil {
		return Contact{}, err
	}
	return c, db.indexNames(ctx, naming{c.ID, "", c.Name})
}

// learn adds what an address tells about a known person. What it adds must be nobody else's.
func (db *DB) learn(ctx context.Context, c Contact, a Address) (Contact, error) {
	before := c
	if c.Phone == nil && a.Phone != "" {
		c.Phone, c.Country = &a.Phone, CountryOf(a.Phone)
	}
	if c.BSUID == nil && a.BSUID != "" {
		c.BSUID = &a.BSUID
	}
	if a.WAID != "" {
		c.WAID = a.WAID
	}
	if c.Name == "" {
		c.Name = tidyLine(a.Name)
	}
	if c.Phone == before.Phone && c.BSUID == before.BSUID && c.WAID == before.WAID && c.Name == before.Name {
		return c, nil
	}
	err := db.q(ctx).Exec(`UPDATE contacts SET phone = ?, bsuid = ?, wa_id = ?, name = ?, country = ? WHERE id = ?`,
		c.Phone, c.BSUID, c.WAID, c.Name, c.Country, c.ID).Error
	if err != nil {
		return Contact{}, err
	}
	if err := db.recallNo(ctx, &c); err != nil {
		return Contact{}, err
	}
	return c, db.indexNames(ctx, naming{c.ID, before.Name, c.Name})
}
