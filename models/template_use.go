package models

import "context"

// ListTemplateUses returns the campaigns that were launched with a template, but for test messages, newest first, 50 at most.
func ListTemplateUses(ctx context.Context, db *DB, templateID int64) ([]Campaign, error) {
	var all []Campaign
	err := db.q(ctx).Where("template_id = ? AND launched_at IS NOT NULL AND kind = ''", templateID).Order("id DESC").Limit(50).Find(&all).Error
	return all, err
}

// ListInReview returns the templates that wait for a second pair of eyes, the longest waiting first.
func ListInReview(ctx context.Context, db *DB, limit int) ([]Template, error) {
	var all []Template
	err := db.q(ctx).Where("state = ? AND deleted_at IS NULL", TemplateInReview).Order("updated_at, id").Limit(limit).Find(&all).Error
	return all, err
}
