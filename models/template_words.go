package models

import (
	"context"
	"strings"

	"greenlist/whatsapp"
)

// noteWords keeps with the template what the search looks through and what tells twins, so that no list has to read wordings.
func (db *DB) noteWords(ctx context.Context, t *Template, content whatsapp.Template) error {
	t.Words, t.Twin = searchWords(t.Name, content), whatsapp.TwinOf(content)
	return db.q(ctx).Exec(`UPDATE templates SET words = ?, twin = ? WHERE id = ?`, t.Words, t.Twin, t.ID).Error
}

// searchWords are the name, as it is written and as people say it, and all texts of a wording, in small letters.
func searchWords(name string, content whatsapp.Template) string {
	return strings.ToLower(strings.Join(append([]string{name, strings.ReplaceAll(name, "_", " ")}, content.Texts()...), "\n"))
}

// useTemplate notes that the campaign uses its template from now on. A test message is no use of it.
func (c *Campaign) useTemplate(ctx context.Context, db *DB) error {
	if c.Kind == TrialCampaign {
		return nil
	}
	return db.q(ctx).Exec(`UPDATE templates SET used_at = ? WHERE id = ?`, db.Now(), value(c.TemplateID)).Error
}
