package models

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"strconv"
	"strings"
)

type dialect string

const (
	sqlite   dialect = "sqlite"
	postgres dialect = "postgres"
)

// pick chooses SQL where the two databases differ. There is no other branch on the dialect in queries.
func (db *DB) pick(onSQLite, onPostgres string) string {
	if db.dialect == sqlite {
		return onSQLite
	}
	return onPostgres
}

func readIsolation(d dialect) sql.IsolationLevel {
	if d == postgres {
		return sql.LevelRepeatableRead
	}
	return sql.LevelDefault
}

// idList is one parameter that holds many keys, so that a statement over five hundred rows is the same text as one over five.
type idList struct {
	ids     []int64
	dialect dialect
}

// Value writes the list as each database reads one.
func (l idList) Value() (driver.Value, error) {
	if l.dialect == sqlite {
		text, err := json.Marshal(l.ids)
		return string(text), err
	}
	parts := make([]string, len(l.ids))
	for i, id := range l.ids {
		parts[i] = strconv.FormatInt(id, 10)
	}
	return "{" + strings.Join(parts, ",") + "}", nil
}

// among is the SQL that goes with list: `column IN …`.
func (db *DB) among(column string) string {
	return column + db.pick(` IN (SELECT value FROM json_each(?))`, ` IN (SELECT unnest(?::bigint[]))`)
}

func (db *DB) list(ids []int64) idList { return idList{ids: ids, dialect: db.dialect} }

// textList is many texts as one parameter.
type textList struct {
	texts   []string
	dialect dialect
}

var inArray = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// Value writes the list as each database reads one.
func (l textList) Value() (driver.Value, error) {
	if l.dialect == sqlite {
		text, err := json.Marshal(l.texts)
		return string(text), err
	}
	quoted := make([]string, len(l.texts))
	for i, text := range l.texts {
		quoted[i] = `"` + inArray.Replace(text) + `"`
	}
	return "{" + strings.Join(quoted, ",") + "}", nil
}

func (db *DB) texts(texts []string) textList { return textList{texts: texts, dialect: db.dialect} }

// rows is one parameter that holds many rows, as JSON; FROM rowsOf(...) reads it back as a table named r.
func (db *DB) rowsOf(columns ...string) string {
	if db.dialect == postgres {
		return `jsonb_to_recordset(?::jsonb) AS r(` + strings.Join(columns, ", ") + `)`
	}
	picked := make([]string, len(columns))
	for i, column := range columns {
		name, _, _ := strings.Cut(column, " ")
		picked[i] = `value->>'` + name + `' AS ` + name
	}
	return `(SELECT ` + strings.Join(picked, ", ") + ` FROM json_each(?)) AS r`
}

func jsonText(v any) (string, error) {
	text, err := json.Marshal(v)
	return string(text), err
}
