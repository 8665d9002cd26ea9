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
	// MetaReason is Meta's word for why it rejected or paused the template, MetaAdvice what it said with that.
	MetaReason string
	MetaAdvice string
	// Refusal is why Meta did not even take the last submission, in words for people; empty once it did.
	Refusal string
	Quality string
	// CorrectCategory is the category Meta has announced, and CategoryDueAt when it comes.
	CorrectCategory string
	CategoryDueAt   *time.Time
	// StatusAt, QualityAt and CategoryAt are Meta's times of the last news of each kind: news that is older changes nothing.
	StatusAt   *time.Time
	QualityAt  *time.Time
	CategoryAt *time.Time
	// HeardAt is when the last news of any kind was noted here: what was read at Meta before it is stale.
	HeardAt *time.Time
	// FoundVersionID is a wording that somebody else gave the template at Meta, and that nobody here has read yet.
	FoundVersionID *int64
	// GoneAt is when it was deleted at Meta.
	GoneAt *time.Time
	// Asked is what Meta is being asked to do with the template, AskedTrouble why it did not do what it was asked last, in words for people.
	Asked        TemplateWish
	AskedBy      *int64
	AskedAt      *time.Time
	AskedTrouble string
	// UsedAt is when a campaign with it was launched last.
	UsedAt *time.Time
	// Words are the name and the newest wording in small letters, for the search; Twin tells wordings apart as Meta does (whatsapp.TwinOf).
	Words     string
	Twin      string
	CreatedBy *int64
	CreatedAt time.Time
	UpdatedAt time.Time
	DeletedAt *time.Time
}

// Sendable tells whether a campaign may use the template now. Words that nobody here has read are sent to nobody.
func (t Template) Sendable() bool {
	return t.MetaStatus == whatsapp.TemplateApproved && t.LiveVersionID != nil && t.FoundVersionID == nil && t.DeletedAt == nil
}

// LetThrough tells whether Meta takes messages with the template now.
func (t Template) LetThrough() bool {
	return t.MetaStatus == whatsapp.TemplateApproved && t.DeletedAt == nil
}

// Editable tells whether the wording can be changed here and now.
func (t Template) Editable() bool {
	return t.State == TemplateDraft || t.State == TemplateChangesWanted
}

// Correctable tells whether Meta would take another wording: it turned the last one down, or approved or paused it.
func (t Template) Correctable() bool {
	return t.State == TemplateSubmitted && t.FoundVersionID == nil && t.Asked == "" && whatsapp.Editable(t.MetaStatus)
}

// AtMeta tells whether Meta knows the template: its name and language are settled then.
func (t Template) AtMeta() bool { return t.MetaID != "" }

// TemplateVersion is the wording at one moment. It is never changed once others were asked to read it: a colleague, or Meta.
type TemplateVersion struct {
	ID         int64
	TemplateID int64
	Number     int
	Content    whatsapp.Template `gorm:"serializer:json"`
	// CreatedBy wrote it, all of it since the version before.
	CreatedBy *int64
	CreatedAt time.Time
	FrozenAt  *time.Time
	// CountsClicks: presses of some of its links are counted.
	CountsClicks bool
	// SpendsEdit: it replaces an approved wording. Meta allows few of those; see EditAllowance.
	SpendsEdit bool
	// SubmittedAt is when somebody sent it off; AcceptedAt when Meta took it, RefusedAt when it did not. Neither: on its way.
	SubmittedAt *time.Time
	AcceptedAt  *time.Time
	RefusedAt   *time.Time
}

// OnItsWay tells that it was sent off, and that Meta has neither taken nor refused it yet. What Meta says of the template is about other words.
func (v TemplateVersion) OnItsWay() bool {
	return v.SubmittedAt != nil && v.AcceptedAt == nil && v.RefusedAt == nil
}

// TemplateStep is one thing that happened to a template: a change of state, status, category or quality, with who and why.
type TemplateStep struct {
	ID         int64
	TemplateID int64
	VersionID  *int64
	At         time.Time
	// Field is what changed: "state", "submission", "status", "category", "category_announced", "quality", "wording".
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

// lockTemplate reads a template and keeps others from changing it until the transaction ends.
func (db *DB) lockTemplate(ctx context.Context, id int64) (Template, error) {
	var t Template
	err := db.q(ctx).Raw(`SELECT * FROM templates WHERE id = ?`+db.pick(``, ` FOR UPDATE`), id).Scan(&t).Error
	if err == nil && t.ID == 0 {
		return t, NotFound{What: "template"}
	}
	return t, err
}

// step writes down one thing that happened; without a time, now.
func (db *DB) step(ctx context.Context, s TemplateStep) error {
	if s.At.IsZero() {
		s.At = db.Now()
	}
	return db.q(ctx).Create(&s).Error
}
