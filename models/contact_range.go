package models

import (
	"context"
	"strconv"
	"strings"
	"time"
)

// stray is how many contacts may get their ids in another order than the clock was read in, because they were written down at the same time.
const stray = 5000

// joined finds where to begin and where to end: ids rise with time. Those at either end that do not quite are told apart by a condition.
func (f *finder) joined(ctx context.Context, s ContactSearch) error {
	if !s.Since.IsZero() {
		var first int64
		if err := f.db.q(ctx).Raw(`SELECT COALESCE(MIN(id), 9223372036854775807) FROM (SELECT id FROM contacts WHERE created_at >= ? ORDER BY created_at, id LIMIT ?) AS first`,
			s.Since, stray).Scan(&first).Error; err != nil {
			return err
		}
		f.span.from = max(f.span.from, first-1)
	}
	if s.Until.IsZero() {
		return nil
	}
	var last int64
	err := f.db.q(ctx).Raw(`SELECT COALESCE(MAX(id), 0) FROM (SELECT id FROM contacts WHERE created_at < ? ORDER BY created_at DESC, id DESC LIMIT ?) AS last`,
		s.Until, stray).Scan(&last).Error
	if f.span.to == 0 || f.span.to > last+1 {
		f.span.to = last + 1
	}
	return err
}

// between is SQL for a column that lies in a range of time, whose ends may be open.
func between(column string, since, until time.Time) (sql string, args []any) {
	sql = column + " IS NOT NULL"
	if !since.IsZero() {
		sql, args = sql+" AND "+column+" >= ?", append(args, since)
	}
	if !until.IsZero() {
		sql, args = sql+" AND "+column+" < ?", append(args, until)
	}
	return sql, args
}

// rangeConditions are those that a search asks from one value to another.
func (s ContactSearch) rangeConditions(ctx context.Context, db *DB) (all []condition, err error) {
	if s.From != "" || s.To != "" {
		all = append(all, s.figureCondition())
	}
	if !s.HeardSince.IsZero() || !s.HeardUntil.IsZero() {
		heard, err := s.heardCondition(ctx, db)
		if err != nil {
			return nil, err
		}
		all = append(all, heard)
	}
	if !s.Since.IsZero() || !s.Until.IsZero() {
		joined, args := between("c.created_at", s.Since, s.Until)
		all = append(all, condition{probe: joined, args: args})
	}
	return all, nil
}

func (s ContactSearch) figureCondition() condition {
	where, args := "attribute = ?", []any{s.Attribute}
	if s.From != "" {
		where, args = where+" AND figure >= ?", append(args, figure(s.From))
	}
	if s.To != "" {
		where, args = where+" AND figure <= ?", append(args, figure(s.To))
	}
	return condition{
		table: "contact_figures", where: where, key: "contact_id", by: "figure", args: args,
		// Plus nothing: the index by size would be gone through for each stride, from one end of the range to the other.
		probe: "EXISTS (SELECT 1 FROM contact_figures v WHERE v.contact_id = c.id AND v." + strings.ReplaceAll(where, "figure", "v.figure + 0"), within: "v.contact_id",
	}
}

// figure is what a number or a date comes to, as contact_figures holds it.
func figure(kept string) float64 {
	if day, err := time.Parse(time.DateOnly, kept); err == nil {
		kept = day.Format("20060102")
	}
	n, _ := strconv.ParseFloat(kept, 64) // what is neither was refused where it came in
	return n
}

// heardCondition finds people by their last message. Ids say nothing about it: those known longest may have written last, or longest ago. So
// where it is too many people to list, it goes through them month by month, each of which is in order.
func (s ContactSearch) heardCondition(ctx context.Context, db *DB) (condition, error) {
	where, args := between("last_inbound_at", s.HeardSince, s.HeardUntil)
	probe, _ := between("c.last_inbound_at", s.HeardSince, s.HeardUntil)
	k := condition{table: "contacts", where: where, key: "id", by: "last_inbound_at", probe: probe, args: args}
	first, err := db.heard(ctx, where, args, "")
	if err != nil || first.IsZero() {
		return k, err
	}
	last, err := db.heard(ctx, where, args, " DESC")
	k.pieces = db.months(first, last)
	return k, err
}

// heard is the first last message in a range, or the last.
func (db *DB) heard(ctx context.Context, where string, args []any, order string) (time.Time, error) {
	var rows []Contact
	err := db.q(ctx).Raw(`SELECT last_inbound_at FROM contacts WHERE `+where+` ORDER BY last_inbound_at`+order+` LIMIT 1`, args...).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return time.Time{}, err
	}
	return *rows[0].LastInboundAt, nil
}

// mostMonths is how many are gone through side by side. In more than that nearly everybody has written.
const mostMonths = 60

// months are the pieces of contacts_heard_monthly from one to another; none where it would be too many.
func (db *DB) months(first, last time.Time) (all []string) {
	piece := "last_inbound_at IS NOT NULL AND " + db.pick(`substr(last_inbound_at, 1, 7) = '2006-01'`, `date_trunc('month', last_inbound_at AT TIME ZONE 'UTC') = '2006-01-01'::timestamp`)
	first, last = first.UTC(), last.UTC()
	for at := time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC); !at.After(last); at = at.AddDate(0, 1, 0) {
		all = append(all, strings.ReplaceAll(piece, "2006-01", at.Format("2006-01")))
	}
	if len(all) > mostMonths {
		return nil
	}
	return all
}
