package models

import (
	"context"
	"time"

	"greenlist/whatsapp"
)

// TemplateState is a template's life with us, before and while it is at Meta.
type TemplateState string

const (
	TemplateDraft         TemplateState = "draft"
	TemplateInReview      TemplateState = "in_review"
	TemplateChangesWanted TemplateState = "changes_wanted"
	TemplateCleared       TemplateState = "cleared"
	TemplateSubmitted     TemplateState = "submitted"
)

// Template is one template in one language. MetaStatus is Meta's word for where it stands, kept as it came; only APPROVED can be sent.
type Template struct {
	ID        int64
	AccountID int64
	Name      string
	Language  string
	Category  string
	State     TemplateState
	// VersionID is the newest version; LiveVersionID the one Meta approved, which is what campaigns send.
	VersionID     *int64
	LiveVersionID *int64
	MetaID        string
	MetaStatus    string
	MetaReason    string
	Quality       string
	CreatedBy     *int64
	CreatedAt     time.Time
	UpdatedAt     time.Time
	DeletedAt     *time.Time
}

// Sendable tells whether a campaign may use the template now.
func (t Template) Sendable() bool {
	return t.MetaStatus == whatsapp.TemplateApproved && t.LiveVersionID != nil && t.DeletedAt == nil
}

// TemplateVersion is the wording at one moment. It is never changed once submitted.
type TemplateVersion struct {
	ID          int64
	TemplateID  int64
	Number      int
	Content     whatsapp.Template `gorm:"serializer:json"`
	CreatedBy   *int64
	CreatedAt   time.Time
	SubmittedAt *time.Time
}

// TemplateStep is one thing that happened to a template: a change of state, status, category or quality, with who and why.
type TemplateStep struct {
	ID         int64
	TemplateID int64
	VersionID  *int64
	At         time.Time
	// Field is what changed: "state", "status", "category", "quality", "wording".
	Field  string
	Before string
	After  string
	Reason string
	// Source is who said so: "staff", "webhook", "poll", "meta".
	Source string
	UserID *int64
}

// FindTemplate returns one template that is not deleted.
func FindTemplate(ctx context.Context, db *DB, id int64) (Template, error) {
	var t Template
	err := db.q(ctx).Where("deleted_at IS NULL").Take(&t, id).Error
	return t, found(err, "template")
}

// FindTemplateVersion returns one wording.
func FindTemplateVersion(ctx context.Context, db *DB, id int64) (TemplateVersion, error) {
	var v TemplateVersion
	err := db.q(ctx).Take(&v, id).Error
	return v, found(err, "template version")
}
