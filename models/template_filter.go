package models

import (
	"context"
	"strings"
	"time"
)

// TemplateUse narrows a list of templates by when a campaign used them last.
type TemplateUse string

const (
	UsedLately TemplateUse = "month"
	// UsedLongAgo: not for ninety days, though it was used once.
	UsedLongAgo TemplateUse = "quarter"
	// UsedTooLongAgo: not for eleven months. Meta archives what was not sent for a year.
	UsedTooLongAgo TemplateUse = "archival"
	NeverUsed      TemplateUse = "never"
)

// TemplateUses in the order in which they are offered.
var TemplateUses = []TemplateUse{UsedLately, UsedLongAgo, UsedTooLongAgo, NeverUsed}

// TemplateFilter narrows and pages a list. Empty fields narrow nothing. After is the id to go on from, 0 to begin; a Limit of 0 is none.
type TemplateFilter struct {
	Standing TemplateStanding
	// Sendable: only those that a campaign may use now; see Template.Sendable.
	Sendable bool
	Category string
	Language string
	Quality  string
	Use      TemplateUse
	// Search is looked for anywhere in name and wording, in any case.
	Search string
	// IDs are the only ones wanted, where there are any.
	IDs   []int64
	After int64
	Limit int
}

// ListTemplates returns templates, newest first.
func ListTemplates(ctx context.Context, db *DB, f TemplateFilter) ([]Template, error) {
	var all []Template
	where, args := f.where(db)
	sql := `SELECT * FROM templates WHERE ` + where + ` ORDER BY id DESC`
	if f.Limit > 0 {
		sql, args = sql+` LIMIT ?`, append(args, f.Limit)
	}
	return all, db.q(ctx).Raw(sql, args...).Scan(&all).Error
}

func (f TemplateFilter) where(db *DB) (string, []any) {
	conditions, args := []string{"deleted_at IS NULL"}, []any{}
	add := func(condition string, values ...any) {
		conditions, args = append(conditions, condition), append(args, values...)
	}
	if condition, ok := standings[f.Standing]; ok {
		add(condition)
	}
	if f.Sendable {
		add(sendable)
	}
	for _, c := range []struct{ column, value string }{{"category", f.Category}, {"language", f.Language}, {"quality", f.Quality}} {
		if c.value != "" {
			add(c.column+" = ?", c.value)
		}
	}
	f.used(db.Now(), add)
	if words := strings.ToLower(strings.TrimSpace(f.Search)); words != "" {
		add(`words LIKE ? ESCAPE '\'`, "%"+strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(words)+"%")
	}
	if len(f.IDs) > 0 {
		add("id IN ?", f.IDs)
	}
	if f.After > 0 {
		add("id < ?", f.After)
	}
	return strings.Join(conditions, " AND "), args
}

func (f TemplateFilter) used(now time.Time, add func(string, ...any)) {
	switch f.Use {
	case UsedLately:
		add("used_at >= ?", now.AddDate(0, 0, -30))
	case UsedLongAgo:
		add("used_at < ?", now.AddDate(0, 0, -90))
	case UsedTooLongAgo:
		add("used_at < ?", now.AddDate(0, -11, 0))
	case NeverUsed:
		add("used_at IS NULL")
	}
}

// ListTemplateLanguages returns the languages in which there are templates.
func ListTemplateLanguages(ctx context.Context, db *DB) ([]string, error) {
	var all []string
	return all, db.q(ctx).Raw(`SELECT DISTINCT language FROM templates WHERE deleted_at IS NULL ORDER BY language`).Scan(&all).Error
}
