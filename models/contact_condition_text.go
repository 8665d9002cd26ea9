package models

import (
	"context"
	"strings"
)

// textConditions look for a number where there is nothing but one, and for words of a name otherwise.
func (s ContactSearch) textConditions(ctx context.Context, db *DB) ([]condition, error) {
	text := strings.TrimSpace(s.Text)
	if looksLikeNumber(text) {
		company, err := FindOrganisation(ctx, db)
		return []condition{db.numberCondition(text, company.Country)}, err
	}
	var all []condition
	for _, word := range nameWords(text) {
		all = append(all, condition{
			table: "contact_words", where: "word >= ? AND word < ?", key: "contact_id", by: "word", args: []any{word, afterAll(word)},
			probe: "EXISTS (SELECT 1 FROM contact_words w WHERE w.contact_id = c.id AND w.word >= ? AND w.word < ?", within: "w.contact_id",
		})
	}
	if len(all) == 0 && text != "" {
		all = append(all, condition{table: "contacts", where: "1 = 0", key: "id", ordered: true, probe: "1 = 0"})
	}
	return all, nil
}

// numberCondition finds numbers that begin like the text, or end like it where it is long enough to say something. Whoever had the number as a
// contact that was merged is found as who they are now.
func (db *DB) numberCondition(text, home string) condition {
	var lists, either []string
	var args []any
	within := func(expression, beginning string) {
		within := expression + " >= ? AND " + expression + " < ?"
		list := "SELECT COALESCE(merged_into, id) AS person FROM contacts WHERE phone IS NOT NULL AND " + within
		lists = append(lists, db.pick(list, "("+list+" ORDER BY "+expression+")"))
		either, args = append(either, within), append(args, beginning, afterAll(beginning))
	}
	for _, beginning := range numberBeginnings(text, home) {
		within("phone", beginning)
	}
	if end := numberEnding(text); end != "" {
		within(db.phoneTail(), end)
	}
	own := strings.Join(either, " OR ")
	return condition{
		table: "(" + strings.Join(lists, " UNION ALL ") + ") AS n", where: "1 = 1", key: "person", args: args,
		probe: "(" + strings.ReplaceAll(own, "phone", "c.phone") + " OR EXISTS (SELECT 1 FROM contacts n WHERE n.merged_into = c.id AND (" +
			strings.ReplaceAll(own, "phone", "n.phone") + ")" + db.fence() + "))", twice: true,
	}
}

// afterAll is the first text, byte by byte, after all that begin with this one.
func afterAll(beginning string) string { return beginning + "\U0010FFFF" }

// fence at the end of a question makes Postgres ask it person by person; SQLite always does.
func (db *DB) fence() string { return db.pick("", " OFFSET 0") }
