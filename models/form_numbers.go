package models

import (
	"context"
	"time"
)

// FormSteps are how many people came how far.
type FormSteps struct {
	Shown, Submitted, Confirmed int64
}

// FormNumbers is how a form did over some days.
type FormNumbers struct {
	FormSteps
	// Days are all days of the period in order, also those on which nothing happened.
	Days []FormDay
	// By are the same people by version number, source, language, page and tag.
	By map[FormDimension][]FormSlice
}

// FormDay is one day.
type FormDay struct {
	Day string // 2006-01-02, in the company's zone
	FormSteps
}

// FormSlice is part of the people: those of one version, one language, …
type FormSlice struct {
	Name string
	FormSteps
}

// FormDimension is what people can be told apart by without knowing them.
type FormDimension string

// The dimensions.
const (
	ByVersion  FormDimension = "version"
	BySource   FormDimension = "source"
	ByLanguage FormDimension = "language"
	ByPage     FormDimension = "page"
	ByTag      FormDimension = "tag"
)

// FormDimensions are all, in the order in which they are of use.
var FormDimensions = []FormDimension{BySource, ByTag, ByPage, ByLanguage, ByVersion}

// mostSlices is how many parts are told apart: the biggest.
const mostSlices = 25

// Numbers counts the last days of a form, today included, in the company's zone.
func (f Form) Numbers(ctx context.Context, db *DB, days int) (n FormNumbers, err error) {
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return n, err
	}
	today := db.Now().In(company.Location())
	first := today.AddDate(0, 0, 1-days).Format(time.DateOnly)
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		if n.Days, err = tx.formDays(ctx, f.ID, first, today, days); err != nil {
			return err
		}
		n.By = map[FormDimension][]FormSlice{}
		for _, d := range FormDimensions {
			if n.By[d], err = tx.formSlices(ctx, f.ID, first, d); err != nil {
				return err
			}
		}
		return nil
	})
	for _, day := range n.Days {
		n.Shown, n.Submitted, n.Confirmed = n.Shown+day.Shown, n.Submitted+day.Submitted, n.Confirmed+day.Confirmed
	}
	return n, err
}

const formSums = `COALESCE(SUM(c.shown), 0) AS shown, COALESCE(SUM(c.submitted), 0) AS submitted, COALESCE(SUM(c.confirmed), 0) AS confirmed`

func (db *DB) formDays(ctx context.Context, formID int64, first string, today time.Time, days int) ([]FormDay, error) {
	var rows []FormDay
	err := db.q(ctx).Raw(`SELECT c.day, `+formSums+` FROM form_counts c WHERE c.form_id = ? AND c.day >= ? GROUP BY c.day`, formID, first).Scan(&rows).Error
	known := map[string]FormDay{}
	for _, row := range rows {
		known[row.Day] = row
	}
	all := make([]FormDay, days)
	for i := range all {
		day := today.AddDate(0, 0, 1+i-days).Format(time.DateOnly)
		all[i] = known[day]
		all[i].Day = day
	}
	return all, err
}

// columns of the dimensions; nothing that somebody typed ever becomes part of a statement.
var dimensionColumns = map[FormDimension]string{
	ByVersion: `CAST(v.number AS TEXT)`, BySource: `c.source`, ByLanguage: `c.language`, ByPage: `c.page`, ByTag: `c.tag`,
}

func (db *DB) formSlices(ctx context.Context, formID int64, first string, d FormDimension) ([]FormSlice, error) {
	var rows []FormSlice
	err := db.q(ctx).Raw(`SELECT `+dimensionColumns[d]+` AS name, `+formSums+` FROM form_counts c JOIN form_versions v ON v.id = c.form_version_id
		WHERE c.form_id = ? AND c.day >= ? GROUP BY `+dimensionColumns[d]+` ORDER BY confirmed DESC, submitted DESC, shown DESC, name LIMIT ?`,
		formID, first, mostSlices).Scan(&rows).Error
	return rows, err
}
