package models

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
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

// among is the SQL that goes with list: `column IN …`.
func (db *DB) among(column string) string {
	return column + db.pick(` IN (SELECT value FROM json_each(?))`, ` IN (SELECT unnest(?::bigint[]))`)
}

// list is one parameter that holds many keys, so that a statement over five hundred rows is the same text as one over five.
func (db *DB) list(ids []int64) any { return arrayOf(db.dialect, ids) }

// texts is one parameter that holds many texts.
func (db *DB) texts(texts []string) any { return arrayOf(db.dialect, texts) }

// arrayOf writes values as each database reads an array: SQLite from JSON, Postgres from the driver, to which a pointer keeps GORM from making a parameter of
// each.
func arrayOf[T any](d dialect, values []T) any {
	if values == nil {
		values = []T{}
	}
	if d == postgres {
		return &values
	}
	return jsonArray[T](values)
}

type jsonArray[T any] []T

// Value implements driver.Valuer.
func (a jsonArray[T]) Value() (driver.Value, error) {
	text, err := json.Marshal([]T(a))
	return string(text), err
}

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
