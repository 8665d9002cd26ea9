package models

import (
	"context"
	"strings"
	"time"
)

// CampaignState is where a campaign stands: draft → scheduled → freezing → sending ⇄ paused → finished | cancelled.
type CampaignState string

const (
	CampaignDraft     CampaignState = "draft"
	CampaignScheduled CampaignState = "scheduled"
	// CampaignFreezing: the audience is being written down, one row for each person. Nothing is sent before it is complete.
	CampaignFreezing  CampaignState = "freezing"
	CampaignSending   CampaignState = "sending"
	CampaignPaused    CampaignState = "paused"
	CampaignFinished  CampaignState = "finished"
	CampaignCancelled CampaignState = "cancelled"
)

// CampaignKind sets a campaign apart; empty for one to customers.
type CampaignKind string

// TrialCampaign is a test message to a few of the team (SendTrial). It stands in no list and no figures of campaigns, and is sent like any other.
const TrialCampaign CampaignKind = "trial"

// Campaign is one template sent to one audience for one purpose. After launch it can only be paused, resumed and cancelled.
type Campaign struct {
	ID                int64
	Name              string
	Kind              CampaignKind
	State             CampaignState
	NumberID          *int64
	PurposeID         *int64
	TemplateID        *int64
	TemplateVersionID *int64
	Audience          Audience              `gorm:"serializer:json"`
	Parameters        map[string]FieldValue `gorm:"serializer:json"`
	ScheduledAt       *time.Time
	NotAfter          *time.Time
	FrozenThrough     int64
	PauseReason       string
	// AllAtOnce: it goes to everybody without a small group first.
	AllAtOnce  bool
	CreatedBy  *int64
	CreatedAt  time.Time
	UpdatedAt  time.Time
	LaunchedBy *int64
	LaunchedAt *time.Time
	StartedAt  *time.Time
	PausedAt   *time.Time
	ResumedAt  *time.Time
	FinishedAt *time.Time
}

// FieldValue says where a template variable gets its value: from a field of the contact, with words for when it is empty, or a fixed text.
type FieldValue struct {
	// Field is "name", "first_name" or "attribute:<key>"; empty for a fixed text.
	Field string `json:"field,omitempty"`
	// Text is the fixed text, or what to say where the field is empty.
	Text string `json:"text"`
}

// CampaignPlan is what a marketer decides about a campaign.
type CampaignPlan struct {
	Name        string
	TemplateID  int64
	PurposeID   int64
	NumberID    int64
	Audience    Audience
	Parameters  map[string]FieldValue
	ScheduledAt *time.Time
	AllAtOnce   bool
}

func (f CampaignPlan) check() error {
	wrong := Invalid{}
	if strings.TrimSpace(f.Name) == "" {
		wrong.Add("name", "Give the campaign a name, so that you find it again.")
	}
	if f.TemplateID == 0 {
		wrong.Add("template_id", "Choose a template.")
	}
	if f.PurposeID == 0 {
		wrong.Add("purpose_id", "Choose what people must have agreed to.")
	}
	if f.NumberID == 0 {
		wrong.Add("number_id", "Choose the number to send from.")
	}
	f.checkRenewal(wrong)
	return wrong.OrNil()
}

func (c *Campaign) take(f CampaignPlan) {
	c.Name, c.Audience, c.Parameters, c.ScheduledAt = strings.TrimSpace(f.Name), f.Audience, f.Parameters, f.ScheduledAt
	c.AllAtOnce = f.AllAtOnce
	c.TemplateID, c.PurposeID, c.NumberID = &f.TemplateID, &f.PurposeID, &f.NumberID
}

// plan is what take took.
func (c Campaign) plan() CampaignPlan {
	return CampaignPlan{c.Name, value(c.TemplateID), value(c.PurposeID), value(c.NumberID), c.Audience, c.Parameters, c.ScheduledAt, c.AllAtOnce}
}

// CreateCampaign makes a draft.
func CreateCampaign(ctx context.Context, db *DB, who Actor, f CampaignPlan) (Campaign, error) {
	if err := f.check(); err != nil {
		return Campaign{}, err
	}
	c := Campaign{State: CampaignDraft, CreatedBy: who.userID(), CreatedAt: db.Now(), UpdatedAt: db.Now()}
	c.take(f)
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.refuseTrialPurpose(ctx, f.PurposeID); err != nil {
			return err
		}
		if err := tx.checkValues(ctx, f); err != nil {
			return err
		}
		if err := tx.q(ctx).Create(&c).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actCampaignCreate, subjectID: c.ID, after: f})
	})
	return c, err
}

// Change rewrites a draft. It refuses a campaign that has been launched: make a copy instead.
func (c *Campaign) Change(ctx context.Context, db *DB, who Actor, f CampaignPlan) error {
	if err := f.check(); err != nil {
		return err
	}
	next := *c
	next.take(f)
	next.UpdatedAt = db.Now()
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.refuseTrialPurpose(ctx, f.PurposeID); err != nil {
			return err
		}
		if err := tx.checkValues(ctx, f); err != nil {
			return err
		}
		before, err := FindCampaign(ctx, tx, c.ID)
		if err != nil {
			return err
		}
		changed := tx.q(ctx).Model(&Campaign{}).Where("id = ? AND state = ?", c.ID, CampaignDraft).
			Select("name", "audience", "parameters", "scheduled_at", "template_id", "purpose_id", "number_id", "all_at_once", "updated_at").Updates(&next)
		if err := guarded(changed, "This campaign has been launched and cannot be changed any more."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actCampaignChange, subjectID: c.ID, before: before.plan(), after: next.plan()})
	})
	if err == nil {
		*c = next
	}
	return err
}

// FindCampaign returns one campaign.
func FindCampaign(ctx context.Context, db *DB, id int64) (Campaign, error) {
	var c Campaign
	err := db.q(ctx).Take(&c, id).Error
	return c, found(err, "campaign")
}

// ListCampaigns returns campaigns but for test messages, newest first; before is the id to go on from, 0 to begin.
func ListCampaigns(ctx context.Context, db *DB, before int64, limit int) ([]Campaign, error) {
	q := db.q(ctx).Where("kind = ''").Order("id DESC").Limit(limit)
	if before > 0 {
		q = q.Where("id < ?", before)
	}
	var all []Campaign
	return all, q.Find(&all).Error
}
