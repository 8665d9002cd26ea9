package models

import (
	"context"
	"slices"
	"strings"

	"greenlist/whatsapp"
)

// TemplateInLanguage is a template in one of its languages, with its newest wording. Live is the number of the version that campaigns send; 0 where
// there is none.
type TemplateInLanguage struct {
	Template
	Version TemplateVersion
	Live    int
}

// Ahead tells that the newest wording is not yet what campaigns send.
func (t TemplateInLanguage) Ahead() bool { return t.Live > 0 && t.Live < t.Version.Number }

// ListLanguages returns the template in all its languages, itself among them, by the languages’ names: to Meta each of them is a template.
func (t Template) ListLanguages(ctx context.Context, db *DB) ([]TemplateInLanguage, error) {
	var family []Template
	err := db.q(ctx).Where("account_id = ? AND name = ? AND deleted_at IS NULL", t.AccountID, t.Name).Find(&family).Error
	if err != nil {
		return nil, err
	}
	slices.SortFunc(family, func(a, b Template) int { return byLanguage(a.Language, b.Language) })
	versions, err := db.versionsOf(ctx, family)
	if err != nil {
		return nil, err
	}
	all := make([]TemplateInLanguage, len(family))
	for i, member := range family {
		all[i] = TemplateInLanguage{Template: member, Version: versions[value(member.VersionID)], Live: versions[value(member.LiveVersionID)].Number}
	}
	return all, nil
}

// LanguageCodes are the languages in which there is a template of this name, its own among them.
func (t Template) LanguageCodes(ctx context.Context, db *DB) (codes []string, err error) {
	err = db.q(ctx).Raw(`SELECT language FROM templates WHERE account_id = ? AND name = ? AND deleted_at IS NULL`, t.AccountID, t.Name).Scan(&codes).Error
	slices.SortFunc(codes, byLanguage)
	return codes, err
}

// byLanguage puts language codes into the order of the names that people read.
func byLanguage(a, b string) int {
	return strings.Compare(whatsapp.LanguageName(a), whatsapp.LanguageName(b))
}

// versionsOf are the newest wordings of templates, and those that campaigns send, by id.
func (db *DB) versionsOf(ctx context.Context, templates []Template) (map[int64]TemplateVersion, error) {
	var ids []int64
	for _, t := range templates {
		ids = append(ids, value(t.VersionID), value(t.LiveVersionID))
	}
	var found []TemplateVersion
	err := db.q(ctx).Where("id IN ?", ids).Find(&found).Error
	byID := make(map[int64]TemplateVersion, len(found))
	for _, v := range found {
		byID[v.ID] = v
	}
	return byID, err
}
