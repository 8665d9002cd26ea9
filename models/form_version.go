package models

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// FormVersion is a form as it was published: it never changes, and the database refuses to change it.
type FormVersion struct {
	ID      int64
	FormID  int64
	Number  int
	Content FormContent `gorm:"serializer:json"`
	// Accepted are the warnings with which it was published all the same, each with its reason.
	Accepted    []AcceptedWarning `gorm:"serializer:json"`
	PublishedBy *int64
	PublishedAt time.Time
}

// FormContent is all a form says, with the company and the purposes as they were then.
type FormContent struct {
	Company   Company             `json:"company"`
	Languages []string            `json:"languages"`
	Texts     map[string]FormText `json:"texts"`
	Purposes  []FormPurpose       `json:"purposes"`
	FormLook
}

// FormPurpose is a purpose with the words it had when the form was published.
type FormPurpose struct {
	ID    int64                   `json:"id"`
	Name  string                  `json:"name"`
	Words map[string]PurposeWords `json:"words"`
	// ValidMonths and Version are those of Purpose.
	ValidMonths int `json:"valid_months,omitempty"`
	Version     int `json:"version,omitempty"`
}

// purpose is the purpose as it was then.
func (p FormPurpose) purpose() Purpose {
	return Purpose{ID: p.ID, Name: p.Name, Words: p.Words, ValidMonths: p.ValidMonths, Version: p.Version}
}

// content is what the draft says, in its own languages only.
func (d FormDraft) content(company Company, purposes []Purpose) FormContent {
	c := FormContent{Company: company, Languages: d.Languages, Texts: map[string]FormText{}, FormLook: d.FormLook.in(d.Languages)}
	for _, language := range d.Languages {
		c.Texts[language] = d.Texts[language]
	}
	// The one that people see is enough.
	c.Logo, c.Company.Logo = cmp.Or(c.Logo, company.Logo), ""
	c.Company.DPO, c.Company.DPOContact, c.Company.Representative = "", "", ""
	for _, purpose := range purposes {
		told := FormPurpose{ID: purpose.ID, Name: purpose.Name, Words: map[string]PurposeWords{}, ValidMonths: purpose.ValidMonths, Version: purpose.Version}
		for _, language := range d.Languages {
			told.Words[language] = purpose.Words[language]
		}
		c.Purposes = append(c.Purposes, told)
	}
	return c
}

// Chosen are the purposes with these ids, in the order of the form. A purpose the form does not have is left out.
func (c FormContent) Chosen(ids []int64) (chosen []FormPurpose) {
	for _, purpose := range c.Purposes {
		if slices.Contains(ids, purpose.ID) {
			chosen = append(chosen, purpose)
		}
	}
	return chosen
}

// ListFormVersions returns the versions of a form, the newest first.
func ListFormVersions(ctx context.Context, db *DB, formID int64) ([]FormVersion, error) {
	var all []FormVersion
	err := db.q(ctx).Where("form_id = ?", formID).Order("number DESC").Find(&all).Error
	return all, err
}

// FindFormVersion returns one version.
func FindFormVersion(ctx context.Context, db *DB, id int64) (FormVersion, error) {
	var v FormVersion
	err := db.q(ctx).Take(&v, id).Error
	return v, found(err, "form")
}

// FindVersion returns the version of the form with a number.
func (f Form) FindVersion(ctx context.Context, db *DB, number int) (FormVersion, error) {
	var v FormVersion
	err := db.q(ctx).Where("form_id = ? AND number = ?", f.ID, number).Take(&v).Error
	return v, found(err, "version")
}

// Version is the version people see now. A form that was never published has none (NotFound).
func (f Form) Version(ctx context.Context, db *DB) (FormVersion, error) {
	if f.VersionID == nil {
		return FormVersion{}, NotFound{What: "form"}
	}
	return FindFormVersion(ctx, db, *f.VersionID)
}
