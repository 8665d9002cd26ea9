package models

import (
	"context"
	"strconv"
	"time"
)

// PurposeVersion is a purpose as it was for a time. It never changes, and the database refuses to change it.
type PurposeVersion struct {
	PurposeID   int64
	Number      int
	Name        string
	Words       map[string]PurposeWords `gorm:"serializer:json"`
	ValidMonths int
	ChangedBy   *int64
	ChangedAt   time.Time
}

func (db *DB) addPurposeVersion(ctx context.Context, who Actor, p Purpose) error {
	return db.q(ctx).Create(&PurposeVersion{
		PurposeID: p.ID, Number: p.Version, Name: p.Name, Words: p.Words, ValidMonths: p.ValidMonths, ChangedBy: who.userID(), ChangedAt: p.UpdatedAt,
	}).Error
}

// ListPurposeVersions returns all there were of a purpose, the newest first.
func ListPurposeVersions(ctx context.Context, db *DB, purposeID int64) ([]PurposeVersion, error) {
	var all []PurposeVersion
	err := db.q(ctx).Where("purpose_id = ?", purposeID).Order("number DESC").Find(&all).Error
	return all, err
}

// A WordChange is one thing that two versions say differently.
type WordChange struct {
	// Field is "name", "valid", "what", "often" or "kept"; Language is empty for the first two.
	Field, Language string
	Before, After   string
}

// Since lists what this version says differently from an earlier one. Against the zero version it lists everything.
func (v PurposeVersion) Since(earlier PurposeVersion) (changes []WordChange) {
	note := func(field, language, before, after string) {
		if before != after {
			changes = append(changes, WordChange{field, language, before, after})
		}
	}
	note("name", "", earlier.Name, v.Name)
	if earlier.Number > 0 || v.ValidMonths > 0 {
		note("valid", "", holds(earlier.ValidMonths), holds(v.ValidMonths))
	}
	for _, language := range Languages {
		was, is := earlier.Words[language], v.Words[language]
		note("what", language, was.What, is.What)
		note("often", language, was.Often, is.Often)
		note("kept", language, was.Kept, is.Kept)
	}
	return changes
}

func holds(months int) string {
	switch months {
	case 0:
		return "until the person stops"
	case 1:
		return "one month"
	}
	return strconv.Itoa(months) + " months"
}
