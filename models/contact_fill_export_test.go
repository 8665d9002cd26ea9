package models

import (
	"context"
	"fmt"

	"greenlist/ledger"
)

// FillContacts writes down n people with names, numbers, tags, attributes and consents of every kind, quickly: in the database itself, and one
// leaf stands for all of them. They joined over three years, half of them have written since, and the longest known wrote longest ago. Of a
// hundred, 60 are Dutch; one in ten of those who agreed took it back; one in 1,000 has the tag "rare", one in 20,000 waits for somebody to read
// what they wrote, and one in 500 turned out to be somebody else on the list.
func FillContacts(ctx context.Context, db *DB, purposeID int64, n int) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		evidenceID, err := tx.attest(ctx, nil, &ledger.AdminEvent{
			Header: ledger.Header{Type: ledger.StaffActed}, Actor: "system", Action: "test.fill", Subject: "contacts",
		})
		if err != nil {
			return err
		}
		for _, a := range []NewAttribute{{Name: "City", Type: AttributeText}, {Name: "Orders", Type: AttributeNumber}, {Name: "Last order", Type: AttributeDate}} {
			if _, err := CreateAttribute(ctx, tx, System, a); err != nil {
				return err
			}
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
	first, last := `substr('annabramceesdaanelinfleugijshanniliajoos', (n / 7 % 10) * 4 + 1, 4) || (n % 5)`, `substr('janssvisserbakkemeijerdboervriesjonge', (n * 11 % 7) * 5 + 1, 5) || (n % 10)`
	started := db.Now().AddDate(-3, 0, 0)
	at := func(share string) string { // of the three years
		seconds := fmt.Sprintf(`(%d.0 * %s)`, int(db.Now().Sub(started).Seconds()), share)
		return db.pick(`strftime('%Y-%m-%d %H:%M:%f', '`+started.Format(sqliteTime)+`', `+seconds+` || ' seconds')`, `'`+started.Format(sqliteTime)+`Z'::timestamptz + `+seconds+` * interval '1 second'`)
	}
	joined := fmt.Sprintf(`(n * 1.0 / %d)`, n)
	heard := at(`(` + joined + ` + (1 - ` + joined + `) * (n % 1000 * 919 % 1000) / 2000.0)`)
	cast := db.pick(``, `::jsonb`)
	day := `(2024 + 3 * n / ` + fmt.Sprint(n+1) + `) || '-0' || (1 + n % 9) || '-' || (10 + n % 18)`
	words := func(word string) string {
		return `INSERT INTO contact_words (word, contact_id) SELECT ` + word + `, c.id FROM ` + series + ` AS s JOIN contacts c ON c.phone = '+3197' || (1000000000 + s.n)`
	}
	return []string{
		`INSERT INTO contacts (phone, name, language, country, tags, attributes, source, last_inbound_at, doubt_at, created_at, updated_at)
			SELECT '+3197' || (1000000000 + n), ` + first + ` || ' ' || ` + last + ` || ' x' || n,
				CASE WHEN n % 33 = 0 THEN 'sv' WHEN n % 10 < 6 THEN 'nl' ELSE 'de' END, CASE WHEN n % 10 < 6 THEN 'NL' ELSE 'DE' END,
				(CASE WHEN n % 1000 = 0 THEN '["news","rare"]' WHEN n % 2 = 0 THEN '["news"]' ELSE '[]' END)` + cast + `,
				('{"city":"' || CASE WHEN n % 4 = 0 THEN 'Delft' ELSE 'Place ' || (n % 5000) END || '"' || CASE WHEN n % 2 = 0 THEN ',"orders":"' || (n % 97) || '"' ELSE '' END ||
					CASE WHEN n % 3 = 0 THEN ',"last_order":"' || ` + day + ` || '"' ELSE '' END || '}')` + cast + `,
				CASE WHEN n % 3 = 0 THEN 'form' ELSE 'list' END, CASE WHEN n % 2 = 1 THEN ` + heard + ` END, CASE WHEN n % 20000 = 17 THEN ` + at(`1`) + ` END, ` + at(joined) + `, ` + at(`1`) + ` FROM ` + series + ` AS people`,
		words(first), words(last), words(`'x' || s.n`),
		fmt.Sprintf(`INSERT INTO consents (contact_id, purpose_id, state, acted_at, recorded_at, source, grade, evidence_id)
			SELECT id, %d, CASE WHEN id %% 10 = 9 THEN 'withdrawn' ELSE 'given' END, created_at, created_at, 'paper', 'B', %d FROM contacts WHERE id %% 5 <> 0`, purposeID, evidenceID),
		`UPDATE contacts SET suppressed_at = created_at, suppression_reason = 'Asked so.' WHERE id % 5000 = 1`,
		`UPDATE contacts SET merged_into = id - 1 WHERE id % 500 = 7`,
		`ANALYZE`,
	}
}

const sqliteTime = "2006-01-02 15:04:05"

// CallFew makes a list short enough to be read whole when it holds n people, and lets a page go through no more than fits that.
func CallFew(db *DB, n int64) {
	x := &db.place.extent
	x.few, x.many, x.window = n, 6*n, int(2*n)
}

// TallyFew counts n people at most.
func TallyFew(db *DB, n int64) { db.place.extent.tallied = n }

// FitOneByOne asks everybody everything, without any list.
func FitOneByOne(ctx context.Context, db *DB, s ContactSearch) (ids []int64, err error) {
	f := &finder{db: db, list: everybody, walking: true}
	if f.asks, err = s.conditions(ctx, db); err != nil {
		return nil, err
	}
	all, err := f.next(ctx, 1_000_000)
	if err != nil {
		return nil, err
	}
	return ids, f.fit(ctx, "c.id", all, len(all), &ids)
}

// PlansOf are the plans of the statements that a page of contacts asks the database: how long its lists are, of the list it goes through, and of
// the questions about those on it.
func PlansOf(ctx context.Context, db *DB, s ContactSearch) (plans []string, err error) {
	f, err := s.finder(ctx, db, false)
	if err != nil {
		return nil, err
	}
	all, err := s.conditions(ctx, db)
	if err != nil {
		return nil, err
	}
	statements := []statement{f.asking("c.*", []int64{1, 2, 3}, ContactPageSize)}
	if count := f.counting(all); count.sql != "" {
		statements = append(statements, count)
	}
	switch {
	case !f.walking:
		list, args := f.list.ids(f.span)
		statements = append(statements, statement{list, args})
	case f.list.where != everybody.where: // that one is the table itself, from its end, as far as a page needs
		statements = append(statements, f.walkOn(200))
	}
	for _, statement := range statements {
		plan, err := db.planOf(ctx, statement)
		if err != nil {
			return nil, err
		}
		plans = append(plans, plan...)
	}
	return plans, nil
}

func (db *DB) planOf(ctx context.Context, asked statement) (plan []string, err error) {
	rows, err := db.q(ctx).Raw(db.pick(`EXPLAIN QUERY PLAN `, `EXPLAIN `)+asked.sql, asked.args...).Rows()
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
		plan = append(plan, line)
	}
	return plan, rows.Err()
}
