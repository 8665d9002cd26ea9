package models

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// A search goes in two steps, each of which stays quick whatever the database thinks of the figures: a list of ids, from one index and in order,
// then questions about those contacts and no others. The list is that of the condition which fewest people fit. Where all conditions are common
// the newest people are gone through until the page is full.

var (
	// few is how many people a condition may let through for its whole list to be read: with more, going through everybody finds enough soon.
	few int64 = 10_000
	// window is how many people one page goes through at most. Where it ends the page says so, and the next one goes on there.
	window = 15_000
)

// finder goes through the people who fit a search, in order of their ids.
type finder struct {
	db     *DB
	list   condition // gives the ids
	asks   []condition
	span   span
	rising bool
	// ids are those of the list not yet asked about, where it is short; walking otherwise.
	ids     []int64
	walking bool
	// seen is how many ids have been gone through, last the last of them.
	seen int
	last int64
}

func (s ContactSearch) finder(ctx context.Context, db *DB, rising bool) (*finder, error) {
	all, err := s.conditions(ctx, db)
	if err != nil {
		return nil, err
	}
	f := &finder{db: db, span: span{from: s.After, to: s.Before}, rising: rising, list: everybody, walking: true}
	if !s.Since.IsZero() {
		if err := f.since(ctx, s); err != nil {
			return nil, err
		}
	}
	return f, f.choose(ctx, all)
}

// since finds where to begin: ids rise with time.
func (f *finder) since(ctx context.Context, s ContactSearch) error {
	var first int64
	err := f.db.q(ctx).Raw(`SELECT COALESCE(MIN(id), 9223372036854775807) FROM (SELECT id FROM contacts WHERE created_at >= ? ORDER BY created_at, id LIMIT 1) AS first`, s.Since).Scan(&first).Error
	f.span.from = max(f.span.from, first-1)
	return err
}

// choose picks the list to go through. What it lets through need not be asked again.
func (f *finder) choose(ctx context.Context, all []condition) error {
	counts, err := f.countUpTo(ctx, all)
	if err != nil {
		return err
	}
	best := -1
	for i, k := range all {
		listed := k.table != "" && (counts[i] <= few || k.ordered)
		if listed && (best < 0 || counts[i] < counts[best] || counts[i] == counts[best] && counts[i] > few && !all[best].ordered) {
			best = i
		}
	}
	if best < 0 {
		f.asks = all
		return nil
	}
	f.list, f.walking = all[best], counts[best] > few
	f.asks = slices.Delete(slices.Clone(all), best, best+1)
	if f.walking {
		return nil
	}
	return f.read(ctx)
}

// countUpTo counts each list, as far as it matters, in one go.
func (f *finder) countUpTo(ctx context.Context, all []condition) ([]int64, error) {
	counts := make([]int64, len(all))
	for i := range counts {
		counts[i] = few + 1
	}
	count := f.counting(all)
	if count.sql == "" {
		return counts, nil
	}
	var rows []struct {
		I int
		N int64
	}
	err := f.db.q(ctx).Raw(count.sql, count.args...).Scan(&rows).Error
	for _, row := range rows {
		counts[row.I] = row.N
	}
	return counts, err
}

// statement is SQL and what it is about.
type statement struct {
	sql  string
	args []any
}

func (f *finder) counting(all []condition) statement {
	var parts []string
	var args []any
	for i, k := range all {
		if k.table == "" {
			continue
		}
		ids, more := k.ids(f.span)
		if k.ordered {
			ids += ` ORDER BY ` + k.key + ` DESC` // in the order of the index, or Postgres may find it cheaper to begin with the table
		}
		parts = append(parts, `SELECT `+strconv.Itoa(i)+` AS i, COUNT(*) AS n FROM (`+ids+` LIMIT `+strconv.FormatInt(few+1, 10)+`) AS l`+strconv.Itoa(i))
		args = append(args, more...)
	}
	return statement{strings.Join(parts, ` UNION ALL `), args}
}

// read takes the whole of a short list.
func (f *finder) read(ctx context.Context) error {
	ids, args := f.list.ids(f.span)
	if err := f.db.q(ctx).Raw(ids, args...).Scan(&f.ids).Error; err != nil {
		return err
	}
	slices.Sort(f.ids)
	f.ids = slices.Compact(f.ids)
	if !f.rising {
		slices.Reverse(f.ids)
	}
	return nil
}

// next takes up to n more ids off the list.
func (f *finder) next(ctx context.Context, n int) (ids []int64, err error) {
	if f.walking {
		ids, err = f.walk(ctx, n)
	} else {
		n = min(n, len(f.ids))
		ids, f.ids = f.ids[:n], f.ids[n:]
	}
	if len(ids) > 0 {
		f.last = ids[len(ids)-1]
	}
	f.seen += len(ids)
	return ids, err
}

func (f *finder) walk(ctx context.Context, n int) (ids []int64, err error) {
	walk := f.walkOn(n)
	return ids, f.db.q(ctx).Raw(walk.sql, walk.args...).Scan(&ids).Error
}

func (f *finder) walkOn(n int) statement {
	at, order := f.span, ` DESC LIMIT ?`
	if f.rising {
		at.from, order = max(at.from, f.last), ` LIMIT ?`
	} else if f.last > 0 {
		at.to = f.last
	}
	list, args := f.list.ids(at)
	return statement{list + ` ORDER BY ` + f.list.key + order, append(args, n)}
}

// fit returns those among ids who fit everything, most of them at most. Merged and erased contacts are nobody any more.
func (f *finder) fit(ctx context.Context, columns string, ids []int64, most int, into any) error {
	ask := f.asking(columns, ids, most)
	return f.db.q(ctx).Raw(ask.sql, ask.args...).Scan(into).Error
}

func (f *finder) asking(columns string, ids []int64, most int) statement {
	where := f.db.among("c.id") + ` AND c.merged_into IS NULL AND c.erased_at IS NULL`
	args := []any{f.db.list(ids)}
	for _, k := range f.asks {
		where, args = where+` AND `+k.probe, append(args, k.args...)
	}
	order := ` ORDER BY c.id DESC LIMIT ?`
	if f.rising {
		order = ` ORDER BY c.id LIMIT ?`
	}
	return statement{`SELECT ` + columns + ` FROM contacts c WHERE ` + where + order, append(args, most)}
}

// strides are how many people are asked about at a time: few at first, because that is mostly enough.
var strides = []int{200, 800, 4000, 10_000}

// find returns the first people who fit. more tells that there are others, or may be: then it stopped at the end of the window.
func (f *finder) find(ctx context.Context, most int) (all []Contact, more bool, err error) {
	for i := 0; ; i++ {
		stride := strides[min(i, len(strides)-1)]
		ids, err := f.next(ctx, stride)
		if err != nil || len(ids) == 0 {
			return all, false, err
		}
		var rows []Contact
		if err := f.fit(ctx, "c.*", ids, most+1-len(all), &rows); err != nil {
			return all, false, err
		}
		if all = append(all, rows...); len(all) > most {
			return all[:most], true, nil
		}
		if f.walking && f.seen >= window {
			return all, true, nil
		}
	}
}
