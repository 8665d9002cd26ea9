package models

import (
	"context"

	"greenlist/whatsapp"
)

// exportChunk is how many templates are held at once while they are written out.
const exportChunk = 200

// ExportTemplates tells of the templates that a list shows, newest first, in Meta's shape: the newest wording of each, and how it stands at Meta.
func ExportTemplates(ctx context.Context, db *DB, f TemplateFilter, each func(whatsapp.Template) error) error {
	f.After, f.Limit = 0, exportChunk
	for {
		rows, err := ListTemplates(ctx, db, f)
		if err != nil {
			return err
		}
		wordings, err := db.wordingsOf(ctx, rows)
		if err != nil {
			return err
		}
		for _, t := range rows {
			if err := each(t.asAtMeta(wordings[value(t.VersionID)])); err != nil {
				return err
			}
		}
		if len(rows) < exportChunk {
			return nil
		}
		f.After = rows[len(rows)-1].ID
	}
}

func (db *DB) wordingsOf(ctx context.Context, rows []Template) (map[int64]whatsapp.Template, error) {
	var ids []int64
	for _, t := range rows {
		ids = append(ids, value(t.VersionID))
	}
	var versions []TemplateVersion
	if err := db.q(ctx).Where("id IN ?", ids).Find(&versions).Error; err != nil {
		return nil, err
	}
	wordings := make(map[int64]whatsapp.Template, len(versions))
	for _, v := range versions {
		wordings[v.ID] = v.Content
	}
	return wordings, nil
}

func (t Template) asAtMeta(content whatsapp.Template) whatsapp.Template {
	content.ID, content.Name, content.Language, content.Category, content.Status, content.RejectedReason = t.MetaID, t.Name, t.Language, t.Category, t.MetaStatus, t.MetaReason
	content.CorrectCategory = t.CorrectCategory
	content.Quality = nil
	if t.AtMeta() {
		content.Quality = &whatsapp.QualityScore{Score: t.Quality}
	}
	return content
}
