package models

import (
	"context"
	"database/sql"
)

// eachRow hands every row of an answer to read. It is for what runs once for each message that is sent: GORM finds out by reflection where every
// column of every row belongs, which takes longer than the database needs for it.
func (db *DB) eachRow(ctx context.Context, read func(*sql.Rows) error, query string, args ...any) error {
	rows, err := db.q(ctx).Raw(query, args...).Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
