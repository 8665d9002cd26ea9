package models

import (
	"cmp"
	"context"
	"strings"
	"time"

	"greenlist/ledger"
)

// FormStep is how far somebody came with a form. Each is counted once, without saying who.
type FormStep string

// The steps of a sign-up.
const (
	StepShown     FormStep = "shown"
	StepSubmitted FormStep = "submitted"
	StepConfirmed FormStep = "confirmed"
)

// countKey is what steps are counted by.
type countKey struct {
	formID, versionID           int64
	language, source, page, tag string
}

func (k countKey) compare(o countKey) int {
	return cmp.Or(cmp.Compare(k.versionID, o.versionID), strings.Compare(k.language, o.language), strings.Compare(k.source, o.source),
		strings.Compare(k.page, o.page), strings.Compare(k.tag, o.tag))
}

// OtherPlaces stands for the page and the tag of what came after the first mostPlaces of a day: addresses are made up by others, and nobody
// may fill the database with them.
const OtherPlaces = "other"

const mostPlaces = 500

// longestPlace is how much of an address or a tag is kept.
const longestPlace = 200

func (v FormVersion) countKey(language, source, page, tag string) countKey {
	return countKey{v.FormID, v.ID, language, source, shorten(page, longestPlace), shorten(tag, longestPlace)}
}

func (s Signup) countKey(v FormVersion, n Notice) countKey {
	return v.countKey(n.Language, s.Source, s.Page, s.Tag)
}

// countSignup counts how far a sign-up came. Those made on a website for trying things out do not count.
func (db *DB) countSignup(ctx context.Context, s Signup, v FormVersion, n Notice, step FormStep) error {
	if s.Staging {
		return nil
	}
	return db.countStep(ctx, s.countKey(v, n), step, 1)
}

// countStep adds n people to a step, on the day it is for the company.
func (db *DB) countStep(ctx context.Context, key countKey, step FormStep, n int64) error {
	if key.source == ledger.SourceRenewal { // they found the form long ago
		return nil
	}
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return err
	}
	day := db.Now().In(company.Location()).Format(time.DateOnly)
	column := string(step)
	known := db.q(ctx).Exec(`UPDATE form_counts SET `+column+` = `+column+` + ? WHERE form_version_id = ? AND day = ? AND language = ? AND source = ? AND page = ? AND tag = ?`,
		n, key.versionID, day, key.language, key.source, key.page, key.tag)
	if known.Error != nil || known.RowsAffected > 0 {
		return known.Error
	}
	if key, err = db.crowded(ctx, key, day); err != nil {
		return err
	}
	return db.q(ctx).Exec(`INSERT INTO form_counts (form_id, form_version_id, day, language, source, page, tag, `+column+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (form_version_id, day, language, source, page, tag) DO UPDATE SET `+column+` = form_counts.`+column+` + excluded.`+column,
		key.formID, key.versionID, day, key.language, key.source, key.page, key.tag, n).Error
}

// crowded puts a new place together with the others when there are too many on a day.
func (db *DB) crowded(ctx context.Context, key countKey, day string) (countKey, error) {
	var places int64
	err := db.q(ctx).Raw(`SELECT COUNT(*) FROM form_counts WHERE form_version_id = ? AND day = ?`, key.versionID, day).Scan(&places).Error
	if places >= mostPlaces {
		key.page, key.tag = OtherPlaces, OtherPlaces
	}
	return key, err
}
