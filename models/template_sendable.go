package models

import (
	"context"

	"greenlist/whatsapp"
)

// ListSendableTemplates returns every template a campaign may use now, by name.
func ListSendableTemplates(ctx context.Context, db *DB) ([]Template, error) {
	var all []Template
	err := db.q(ctx).Where("meta_status = ? AND live_version_id IS NOT NULL AND found_version_id IS NULL AND deleted_at IS NULL", whatsapp.TemplateApproved).
		Order("name, language").Find(&all).Error
	return all, err
}
