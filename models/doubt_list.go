package models

import "context"

// DoubtLine is a doubt with the person and what they wrote.
type DoubtLine struct {
	Doubt
	Person Contact
	Words  string
}

// DoubtPageSize is how many doubts one page lists.
const DoubtPageSize = 50

// CountDoubts is how many messages wait for somebody.
func CountDoubts(ctx context.Context, db *DB) (n int64, err error) {
	err = db.q(ctx).Model(&Doubt{}).Where("resolved_at IS NULL").Count(&n).Error
	return n, err
}

// ListDoubts returns what waits, the oldest first, after the one with an id; more tells whether there are others behind them.
func ListDoubts(ctx context.Context, db *DB, after int64) (all []DoubtLine, more bool, err error) {
	var rows []Doubt
	if err = db.q(ctx).Where("resolved_at IS NULL AND id > ?", after).Order("id").Limit(DoubtPageSize + 1).Find(&rows).Error; err != nil {
		return nil, false, err
	}
	more = len(rows) > DoubtPageSize
	for _, row := range rows[:min(len(rows), DoubtPageSize)] {
		line, err := row.line(ctx, db)
		if err != nil {
			return nil, false, err
		}
		all = append(all, line)
	}
	return all, more, nil
}

// FindDoubt returns one, open or not.
func FindDoubt(ctx context.Context, db *DB, id int64) (DoubtLine, error) {
	var d Doubt
	if err := db.q(ctx).Take(&d, id).Error; err != nil {
		return DoubtLine{}, found(err, "message")
	}
	return d.line(ctx, db)
}

func (d Doubt) line(ctx context.Context, db *DB) (DoubtLine, error) {
	line := DoubtLine{Doubt: d}
	err := db.q(ctx).Raw(`SELECT p.* FROM contacts c JOIN contacts p ON p.id = COALESCE(c.merged_into, c.id) WHERE c.id = ?`, d.ContactID).Scan(&line.Person).Error
	if err != nil {
		return line, err
	}
	return line, db.q(ctx).Raw(`SELECT body FROM inbound_messages WHERE wamid = ?`, d.WAMID).Scan(&line.Words).Error
}
