package models

import (
	"context"
	"crypto/rand"
	"math/big"
	"time"
)

// Form is a page on which people say what they want to hear about. What is edited is the draft; what people see is the version last published.
type Form struct {
	ID int64
	// Code is the form's public address: /f/<code>.
	Code      string
	Name      string
	Draft     FormDraft `gorm:"serializer:json"`
	VersionID *int64
	StoppedAt *time.Time
	CreatedBy *int64
	CreatedAt time.Time
	UpdatedAt time.Time
}

// FormDraft is what a form asks and says, as long as it can still change.
type FormDraft struct {
	Languages  []string            `json:"languages"`
	Texts      map[string]FormText `json:"texts"`
	PurposeIDs []int64             `json:"purposes"`
	FormLook
}

// FormLook is what a form has besides its words and purposes.
type FormLook struct {
	// Logo is the hash, in hex, of a picture among the files; empty for none.
	Logo string `json:"logo,omitempty"`
	// Mark is the hash of a WhatsApp logo, and OfficialMark says that it is the file Meta gives out, as it came. Only such a one is shown.
	Mark         string `json:"mark,omitempty"`
	OfficialMark bool   `json:"official_mark,omitempty"`
	// Accent is the colour of buttons and links, as #rrggbb; empty for ours.
	Accent string      `json:"accent,omitempty"`
	Fields []FormField `json:"fields,omitempty"`
	// Tracking says that reads and clicks are kept per person, in a sentence of its own. Without it only totals are kept.
	Tracking bool `json:"tracking,omitempty"`
	// ForChildren says that the form is aimed at people who cannot agree without a parent yet (lint.DigitalAge). It then asks for the parent.
	ForChildren bool `json:"for_children,omitempty"`
}

// FormField asks for something besides the number. It is only asked with a reason, and people read it.
type FormField struct {
	// Key is what the answer is called among a contact's attributes.
	Key string `json:"key"`
	// Kind is one of FieldKinds.
	Kind     string `json:"kind"`
	Required bool   `json:"required,omitempty"`
	// Labels are what is asked, and Reasons why, by language.
	Labels  map[string]string `json:"labels"`
	Reasons map[string]string `json:"reasons"`
	// Choices are the answers of a choice, by language.
	Choices map[string][]string `json:"choices,omitempty"`
}

// FormText is what a form says in one language, besides the consent itself.
type FormText struct {
	Headline string `json:"headline"`
	Intro    string `json:"intro"`
	Button   string `json:"button"`
	// Success is what the page says after a confirmation, and Confirmation the message on WhatsApp. Empty: ours.
	Success      string `json:"success,omitempty"`
	Confirmation string `json:"confirmation,omitempty"`
}

// FormState is how a form stands.
type FormState string

const (
	FormDrafted FormState = "draft"
	FormLive    FormState = "live"
	FormStopped FormState = "stopped"
)

// State is how the form stands: never published, taking sign-ups, or stopped.
func (f Form) State() FormState {
	switch {
	case f.VersionID == nil:
		return FormDrafted
	case f.StoppedAt != nil:
		return FormStopped
	}
	return FormLive
}

// ListForms returns every form, the newest first.
func ListForms(ctx context.Context, db *DB) ([]Form, error) {
	var all []Form
	err := db.q(ctx).Order("id DESC").Find(&all).Error
	return all, err
}

// FindForm returns one form.
func FindForm(ctx context.Context, db *DB, id int64) (Form, error) {
	var f Form
	err := db.q(ctx).Take(&f, id).Error
	return f, found(err, "form")
}

// FindFormByCode returns the form behind a public address. Codes are written in small letters; people who type one may use capitals.
func FindFormByCode(ctx context.Context, db *DB, code string) (Form, error) {
	var f Form
	err := db.q(ctx).Where("code = LOWER(?)", code).Take(&f).Error
	return f, found(err, "form")
}

// unmistakable are letters and digits that nobody confuses, without vowels so that they never make a word.
const unmistakable = "bcdfghjkmnpqrstvwxyz23456789"

// randomCode is a code that people may have to read: n of the unmistakable letters.
func randomCode(n int) string {
	code := make([]byte, n)
	for i := range code {
		at, err := rand.Int(rand.Reader, big.NewInt(int64(len(unmistakable))))
		if err != nil {
			panic(err) // the system has no randomness left; nothing may go on
		}
		code[i] = unmistakable[at.Int64()]
	}
	return string(code)
}
