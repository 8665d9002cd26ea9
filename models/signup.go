package models

import (
	"context"
	"time"
)

// Signup is somebody who filled in a form. It is not yet a yes: that comes from their own phone, within a day, or the sign-up is erased.
type Signup struct {
	ID       int64
	NoticeID int64
	// Nonce stands in the message the person sends: it says which sign-up they confirm.
	Nonce string
	// ServedID is of the page that was filled in. Each page is good for one sign-up.
	ServedID string
	// Token is the person's way back to how their sign-up stands.
	Token string
	State SignupState
	// Phone is what they typed, in E.164. It is never bound to anybody: who confirms is who sends the message.
	Phone      string
	PhoneTyped string
	Name       string
	PurposeIDs []int64 `gorm:"serializer:json"`
	// Answers are what they filled in besides, by the key of the field.
	Answers map[string]string `gorm:"serializer:json"`
	// Source is where they met the form: a ledger.Source constant.
	Source string
	// Page is where they came from: a page of the company's site, or the host of another. Tag is the campaign or place that led there.
	Page, Tag string
	// Staging says that it came from a website for trying things out: it is a yes like any other, and counts in no figures.
	Staging bool
	// Declaration is the message they send, in their language, word for word.
	Declaration string
	// MessageID is the message with our question, for somebody who was asked in a conversation; the contact is then known from the beginning.
	MessageID *int64
	// Attempts counts messages that carried the nonce but other words; LastWAMID is the last of them.
	Attempts    int
	LastWAMID   string `gorm:"column:last_wamid"`
	EvidenceID  int64
	ReceiptID   *int64
	ContactID   *int64
	CreatedAt   time.Time
	ExpiresAt   time.Time
	ConfirmedAt *time.Time
}

// SignupState is how a sign-up stands. One that was never confirmed has no state: its row is gone.
type SignupState string

const (
	SignupPending   SignupState = "pending"
	SignupConfirmed SignupState = "confirmed"
	// SignupRefused: asked in a conversation, they said no.
	SignupRefused SignupState = "refused"
)

// SignupLife is how long a person has to confirm.
const SignupLife = 24 * time.Hour

// Expired tells whether the sign-up can no longer be confirmed at a moment.
func (s Signup) Expired(at time.Time) bool {
	return s.State == SignupPending && !at.Before(s.ExpiresAt)
}

// Form is the form it was made on.
func (s Signup) Form(ctx context.Context, db *DB) (Form, error) {
	var f Form
	err := db.q(ctx).Raw(`SELECT f.* FROM forms f JOIN form_versions v ON v.form_id = f.id JOIN notices n ON n.form_version_id = v.id WHERE n.id = ?`, s.NoticeID).Scan(&f).Error
	return f, err
}

// FindSignup returns the sign-up behind a token, if it was made on this form.
func FindSignup(ctx context.Context, db *DB, form Form, token string) (Signup, FormVersion, Notice, error) {
	var s Signup
	if err := db.q(ctx).Where("token = ?", token).Take(&s).Error; err != nil {
		return s, FormVersion{}, Notice{}, found(err, "sign-up")
	}
	notice, err := db.findNoticeByID(ctx, s.NoticeID)
	if err != nil {
		return s, FormVersion{}, notice, err
	}
	version, err := FindFormVersion(ctx, db, notice.FormVersionID)
	if err == nil && version.FormID != form.ID {
		err = NotFound{What: "sign-up"}
	}
	return s, version, notice, err
}
