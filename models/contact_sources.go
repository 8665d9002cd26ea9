package models

import (
	"context"
	"time"
)

// Arrival is a form that a person filled in and confirmed: where they met it, and what they answered.
type Arrival struct {
	SignupID    int64
	FormID      int64
	Form        string
	Source      string
	Page        string
	Tag         string
	Answers     map[string]string `gorm:"serializer:json"`
	ConfirmedAt time.Time
	ReceiptID   int64
}

// ListArrivals returns the forms a person came by, the newest first: those of contacts merged into them as well.
func (c Contact) ListArrivals(ctx context.Context, db *DB) (all []Arrival, err error) {
	ids, err := c.everyID(ctx, db)
	if err != nil {
		return nil, err
	}
	err = db.q(ctx).Raw(`SELECT s.id AS signup_id, f.id AS form_id, f.name AS form, s.source, s.page, s.tag, s.answers, s.confirmed_at, COALESCE(s.receipt_id, 0) AS receipt_id
		FROM signups s JOIN notices n ON n.id = s.notice_id JOIN form_versions v ON v.id = n.form_version_id JOIN forms f ON f.id = v.form_id
		WHERE `+db.among("s.contact_id")+` AND s.state = 'confirmed' ORDER BY s.id DESC LIMIT 50`, db.list(ids)).Scan(&all).Error
	return all, err
}

// ListMerged returns the contacts that were merged into this one.
func (c Contact) ListMerged(ctx context.Context, db *DB) (all []Contact, err error) {
	return all, db.q(ctx).Where("merged_into = ?", c.ID).Order("id").Find(&all).Error
}
