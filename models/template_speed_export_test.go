package models

import (
	"context"
	"fmt"
	"time"

	"greenlist/whatsapp"
)

// FillTemplates adds n templates without wordings: three languages of a name, most of them marketing and approved, some paused,
// rejected or still drafts, a third used by some campaign. One in a thousand says "marzipan".
func FillTemplates(ctx context.Context, db *DB, account int64, n int) error {
	one := func(i int, of ...string) string { return of[i%len(of)] }
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		all := make([]Template, n)
		for i := range n {
			t := Template{AccountID: account, Name: fmt.Sprintf("filled_%05d", i/3), Language: one(i, "en", "nl", "de"), Category: one(i/3, "MARKETING", "MARKETING", "MARKETING", "UTILITY"),
				State: TemplateSubmitted, MetaStatus: one(i/7, "APPROVED", "APPROVED", "APPROVED", "REJECTED", "APPROVED", "PAUSED", "APPROVED", "PENDING"), Quality: one(i/5, "GREEN", "UNKNOWN", "YELLOW", "GREEN", "RED"),
				MetaID: fmt.Sprint(9_000_000 + i), CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
			if i%20 == 0 {
				t.State, t.MetaStatus, t.MetaID = TemplateDraft, "", ""
			}
			if i%3 == 0 {
				used := tx.Now().Add(-time.Duration(i%400) * 24 * time.Hour)
				t.UsedAt = &used
			}
			body := fmt.Sprintf("Hello, this is number %d of very many. It tells of bulbs, seedlings and of everything else that the season brings, at some length.", i)
			if i%1000 == 500 {
				body += " There is marzipan, too."
			}
			content := whatsapp.Template{Components: []whatsapp.Component{{Type: whatsapp.ComponentBody, Text: body}}}
			t.Words, t.Twin = searchWords(t.Name, content), whatsapp.TwinOf(content)
			all[i] = t
		}
		if err := tx.q(ctx).CreateInBatches(all, 500).Error; err != nil {
			return err
		}
		// What Meta approved can be sent. Which words those are is all the same to a list.
		if err := tx.q(ctx).Exec(`UPDATE templates SET live_version_id = (SELECT MIN(id) FROM template_versions) WHERE meta_status = 'APPROVED'`).Error; err != nil {
			return err
		}
		return tx.q(ctx).Exec(`ANALYZE templates`).Error
	})
}

// PlanOfTemplates is how the database goes about a page of the list, and about its choices.
func PlanOfTemplates(ctx context.Context, db *DB, f TemplateFilter) ([]string, error) {
	where, args := f.where(db)
	return db.planOf(ctx, statement{sql: `SELECT * FROM templates WHERE ` + where + ` ORDER BY id DESC LIMIT 51`, args: args})
}
