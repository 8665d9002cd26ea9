package models

import (
	"context"
	"fmt"
)

// FillActs writes down n acts of a year by ten people on a thousand things each of forms, contacts, templates and campaigns, quickly: with a place in the
// log, and without anything that opens it. One in ten thousand is by somebody who did nothing else.
func FillActs(ctx context.Context, db *DB, n int) error {
	series := db.pick(fmt.Sprintf(`(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < %d) SELECT n FROM s)`, n), fmt.Sprintf(`(SELECT n FROM generate_series(1, %d) AS s(n))`, n))
	began := db.Now().AddDate(-1, 0, 0)
	seconds := fmt.Sprintf(`(n * %d.0 / %d)`, 364*24*60*60, n)
	at := db.pick(`strftime('%Y-%m-%d %H:%M:%f', '`+began.Format(sqliteTime)+`', `+seconds+` || ' seconds')`, `'`+began.Format(sqliteTime)+`Z'::timestamptz + `+seconds+` * interval '1 second'`)
	one := func(of string, words ...string) string {
		text := `CASE ` + of + ` % ` + fmt.Sprint(len(words))
		for i, word := range words {
			text += fmt.Sprintf(` WHEN %d THEN '%s'`, i, word)
		}
		return text + ` END`
	}
	cast := db.pick(``, `::jsonb`)
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		for _, statement := range []string{
			`INSERT INTO evidence (id, type, line, created_at) SELECT n - 10000000, 'admin', 'consent/v1 admin - x', ` + at + ` FROM ` + series + ` AS s`,
			`INSERT INTO log_leaves (idx, evidence_id) SELECT 1000000 + n, n - 10000000 FROM ` + series + ` AS s`,
			`INSERT INTO audit_entries (at, who, actor, action, subject, subject_id, before, after, evidence_id)
				SELECT ` + at + `, CASE WHEN n % 10000 = 5 THEN 'user:99' ELSE 'user:' || (1 + n % 10) END, 'Somebody', ` + one(`(n / 7)`, "create", "change", "publish") + `, ` +
				one(`(n / 3)`, "form", "contact", "template", "campaign") + `, 1 + n % 1000 * 919 % 1000, '{"name": "Before"}'` + cast + `, '{"name": "After"}'` + cast + `, n - 10000000 FROM ` + series + ` AS s`,
			`ANALYZE audit_entries`, `ANALYZE evidence`,
		} {
			if err := tx.q(ctx).Exec(statement).Error; err != nil {
				return err
			}
		}
		return nil
	})
}

// PlanOfActs is how the database goes about a search.
func PlanOfActs(ctx context.Context, db *DB, s ActSearch) ([]string, error) {
	asked, err := db.askActs(ctx, s, ActPageSize+1)
	if err != nil || asked.sql == "" {
		return nil, err
	}
	return db.planOf(ctx, asked)
}
