package models

import (
	"context"
	"time"
)

// Organisation is the company that sends: it is named on every form and answers for every consent. One per installation.
type Organisation struct {
	ID int64
	// Name is the one people know, LegalName the one in the register.
	Name       string
	LegalName  string
	Address    string
	Email      string
	Phone      string
	PrivacyURL string `gorm:"column:privacy_url"`
	// Country is the ISO code of the jurisdiction whose rules of retention apply.
	Country string
	// Authority is the data protection authority people may complain to.
	Authority    string
	AuthorityURL string `gorm:"column:authority_url"`
	// Retention is how long proof stays after a withdrawal; empty: as is usual in the country.
	Retention Retention
	// DPO is the data protection officer, where there is one, and DPOContact how to reach them. Representative stands for a company outside the EU
	// there (GDPR Art. 27). They stand in the records of processing, not on forms.
	DPO            string `gorm:"column:dpo"`
	DPOContact     string `gorm:"column:dpo_contact"`
	Representative string
	// Logo is the hash of a picture, in hex; empty for none.
	Logo string
	// Zone is an IANA time zone; schedules are read in it.
	Zone      string
	Currency  string
	UpdatedAt time.Time
}

// FindOrganisation returns the company of this installation.
func FindOrganisation(ctx context.Context, db *DB) (Organisation, error) {
	var o Organisation
	err := db.q(ctx).Take(&o, 1).Error
	return o, found(err, "organisation")
}

// Location is the organisation's time zone; UTC where it is unknown.
func (o Organisation) Location() *time.Location {
	zone, err := time.LoadLocation(o.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}
