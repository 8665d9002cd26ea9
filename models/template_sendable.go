package models

import (
	"context"

	"greenlist/whatsapp"
)

// sendable is the condition of Template.Sendable, but for deletion.
const sendable = `meta_status = '` + whatsapp.TemplateApproved + `' AND live_version_id IS NOT NULL AND found_version_id IS NULL`

// ListSendableTemplates returns every template a campaign may use now, by name.
func ListSendableTemplates(ctx context.Context, db *DB) ([]Template, error) {
	var all []Template
	return all, db.q(ctx).Where(sendable + " AND deleted_at IS NULL").Order("name, language").Find(&all).Error
}

// WordedTemplate is a template with the wording that campaigns send.
type WordedTemplate struct {
	Template
	Live whatsapp.Template
}

// ListWordedTemplates returns templates that a campaign may use now, newest first, as the filter narrows and pages them.
func ListWordedTemplates(ctx context.Context, db *DB, f TemplateFilter) ([]WordedTemplate, error) {
	f.Sendable = true
	templates, err := ListTemplates(ctx, db, f)
	if err != nil {
		return nil, err
	}
	versions, err := db.versionsOf(ctx, templates)
	if err != nil {
		return nil, err
	}
	all := make([]WordedTemplate, len(templates))
	for i, t := range templates {
		all[i] = WordedTemplate{t, versions[value(t.LiveVersionID)].Content}
	}
	return all, nil
}
