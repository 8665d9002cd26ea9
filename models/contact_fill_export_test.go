package models

import (
	"context"
	"fmt"

	"greenlist/ledger"
)

// FillContacts writes down n people with names, numbers, tags, attributes and consents of every kind, quickly: in the database itself, and one
// leaf stands for all of them. Of a hundred, 60 are Dutch; one in ten of those who agreed took it back; one in 1,000 has the tag "rare".
func FillContacts(ctx context.Context, db *DB, purposeID int64, n int) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		evidenceID, err := tx.attest(ctx, nil, &ledger.AdminEvent{
			Header: ledger.Header{Type: ledger.StaffActed}, Actor: "system", Action: "test.fill", Subject: "contacts",
		})
		if err != nil {
			return err
		}
		for _, statement := range tx.filling(purposeID, evidenceID, n) {
			if err := tx.q(ctx).Exec(statement).Error; err != nil {
				return err
			}
		}
		return nil
	})
}

// filling are the statements. A name is one of 50 first and 70 last names and, so that some words are rare, a number.
func (db *DB) filling(purposeID, evidenceID int64, n int) []string {
	series := db.pick(fmt.Sprintf(`(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < %d) SELECT n FROM s)`, n), fmt.Sprintf(`(SELECT n FROM generate_series(1, %d) AS s(n))`, n))
	first, last := `substr('annabramceesdaanelinfleugijshanniliajoos', (n * 7 % 10) * 4 + 1, 4) || (n % 5)`, `substr('janssvisserbakkemeijerdboervriesjonge', (n * 11 % 7) * 5 + 1, 5) || (n % 10)`
	now := db.Now().Format("2006-01-02 15:04:05")
	cast := db.pick(``, `::jsonb`)
	return []string{
		`INSERT INTO contacts (phone, name, language, country, tags, attributes, source, created_at, updated_at)
			SELECT '+3197' || (1000000000 + n), ` + first + ` || ' ' || ` + last + ` || ' x' || n,
				CASE WHEN n % 33 = 0 THEN 'sv' WHEN n % 10 < 6 THEN 'nl' ELSE 'de' END, CASE WHEN n % 10 < 6 THEN 'NL' ELSE 'DE' END,
				(CASE WHEN n % 1000 = 0 THEN '["news","rare"]' WHEN n % 2 = 0 THEN '["news"]' ELSE '[]' END)` + cast + `,
				('{"city":"' || CASE WHEN n % 4 = 0 THEN 'Delft' ELSE 'Place ' || (n % 5000) END || '"}')` + cast + `,
				CASE WHEN n % 3 = 0 THEN 'form' ELSE 'list' END, '` + now + `', '` + now + `' FROM ` + series + ` AS people`,
		`INSERT INTO contact_words (word, contact_id) SELECT ` + first + `, c.id FROM ` + series + ` AS s JOIN contacts c ON c.phone = '+3197' || (1000000000 + s.n)`,
		`INSERT INTO contact_words (word, contact_id) SELECT ` + last + `, c.id FROM ` + series + ` AS s JOIN contacts c ON c.phone = '+3197' || (1000000000 + s.n)`,
		`INSERT INTO contact_words (word, contact_id) SELECT 'x' || s.n, c.id FROM ` + series + ` AS s JOIN contacts c ON c.phone = '+3197' || (1000000000 + s.n)`,
		fmt.Sprintf(`INSERT INTO consents (contact_id, purpose_id, state, acted_at, recorded_at, source, grade, evidence_id)
			SELECT id, %d, CASE WHEN id %% 10 = 9 THEN 'withdrawn' ELSE 'given' END, created_at, created_at, 'paper', 'B', %d FROM contacts WHERE id %% 5 <> 0`, purposeID, evidenceID),
		`UPDATE contacts SET suppressed_at = created_at, suppression_reason = 'Asked so.' WHERE id % 5000 = 1`,
		`ANALYZE`,
	}
}

// CallFew makes a list short enough to be read whole when it holds n people.
func CallFew(n int64) (before int64) {
	before, few = few, n
	return before
}

// PlansOf are the plans of the statements that a page of contacts asks the database: of the list it goes through, and of the questions about
// those on it.
func PlansOf(ctx context.Context, db *DB, s ContactSearch) (plans []string, err error) {
	f, err := s.finder(ctx, db, false)
	if err != nil {
		return nil, err
	}
	list, args := f.list.ids(f.span)
	statements := []statement{f.asking("c.*", []int64{1, 2, 3}, ContactPageSize)}
	switch {
	case !f.walking:
		statements = append(statements, statement{list, args})
	case f.list.where != everybody.where: // that one is the table itself, from its end, as far as a page needs
		statements = append(statements, f.walkOn(200))
	}
	explain := db.pick(`EXPLAIN QUERY PLAN `, `EXPLAIN `)
	for _, statement := range statements {
		rows, err := db.q(ctx).Raw(explain+statement.sql, statement.args...).Rows()
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		for rows.Next() {
			var line string
			into := []any{&line}
			if db.dialect == sqlite {
				into = []any{new(int), new(int), new(int), &line}
			}
			if err := rows.Scan(into...); err != nil {
				return nil, err
			}
			plans = append(plans, line)
		}
	}
	return plans, nil
}
