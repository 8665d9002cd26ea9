package models

import "context"

// FormTally is how many people a form brought.
type FormTally struct {
	FormID    int64
	Pending   int
	Confirmed int
}

// CountSignups counts the sign-ups of every form, but for those of websites for trying things out. What was never confirmed is erased after a day, so Pending is of the last day only.
func CountSignups(ctx context.Context, db *DB) (map[int64]FormTally, error) {
	var rows []FormTally
	err := db.q(ctx).Raw(`SELECT v.form_id, SUM(CASE WHEN s.state = 'pending' THEN 1 ELSE 0 END) AS pending,
		SUM(CASE WHEN s.state = 'confirmed' THEN 1 ELSE 0 END) AS confirmed
		FROM signups s JOIN notices n ON n.id = s.notice_id JOIN form_versions v ON v.id = n.form_version_id WHERE NOT s.staging GROUP BY v.form_id`).Scan(&rows).Error
	tallies := make(map[int64]FormTally, len(rows))
	for _, row := range rows {
		tallies[row.FormID] = row
	}
	return tallies, err
}
