package models

import "context"

// TemplateVersionBy is a version with the name of who wrote it; empty for one that was found at Meta.
type TemplateVersionBy struct {
	TemplateVersion
	Who string
}

// ListTemplateVersions returns the versions of a template, the newest first, 200 at most.
func ListTemplateVersions(ctx context.Context, db *DB, templateID int64) ([]TemplateVersionBy, error) {
	var all []TemplateVersionBy
	err := db.q(ctx).Model(&TemplateVersion{}).Select("template_versions.*, COALESCE(NULLIF(u.name, ''), u.email, '') AS who").
		Joins("LEFT JOIN users u ON u.id = template_versions.created_by").Where("template_id = ?", templateID).
		Order("number DESC").Limit(200).Scan(&all).Error
	return all, err
}

// FindVersion returns the version of the template with a number.
func (t Template) FindVersion(ctx context.Context, db *DB, number int) (TemplateVersion, error) {
	var v TemplateVersion
	err := db.q(ctx).Take(&v, "template_id = ? AND number = ?", t.ID, number).Error
	return v, found(err, "template version")
}
