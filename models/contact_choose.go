package models

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
)

func (s ContactSearch) finder(ctx context.Context, db *DB, rising bool) (*finder, error) {
	all, err := s.conditions(ctx, db)
	if err != nil {
		return nil, err
	}
	f := &finder{db: db, span: span{from: s.After, to: s.Before}, rising: rising, list: everybody, walking: true, asks: all}
	if err := f.joined(ctx, s); err != nil {
		return nil, err
	}
	if f.span.to > 0 && f.span.to-f.span.from <= db.place.extent.few {
		return f, nil // so few ids that all of them can be asked
	}
	return f, f.choose(ctx, all)
}

// choose picks the list to go through: the shortest, or one that is in order. What it lets through need not be asked again.
func (f *finder) choose(ctx context.Context, all []condition) error {
	counts, err := f.countUpTo(ctx, all)
	if err != nil {
		return err
	}
	best := -1
	for i, k := range all {
		if k.table != "" && (best < 0 || f.before(k, counts[i], all[best], counts[best])) {
			best = i
		}
	}
	if best < 0 || !all[best].inOrder() && counts[best] > all[best].most(f.db.place.extent) {
		return nil
	}
	f.list, f.walking = all[best], counts[best] > f.db.place.extent.few
	if f.walking && f.list.pieces != nil {
		return nil // its first and its last piece hold others as well
	}
	f.asks = slices.Delete(slices.Clone(all), best, best+1)
	if f.walking {
		return nil
	}
	return f.read(ctx)
}

// before tells whether list a is better gone through than b, of each of which n people were counted: a length that is known comes before one that
// is not, and pieces of time before lists in order, whose newest people may all be from another time.
func (f *finder) before(a condition, na int64, b condition, nb int64) bool {
	knownA, knownB := na <= a.most(f.db.place.extent), nb <= b.most(f.db.place.extent)
	switch {
	case knownA != knownB:
		return knownA
	case knownA:
		return na < nb
	case (a.pieces != nil) != (b.pieces != nil):
		return a.pieces != nil
	}
	return a.ordered && !b.ordered
}

// countUpTo counts each list, as far as it matters, in one go.
func (f *finder) countUpTo(ctx context.Context, all []condition) ([]int64, error) {
	counts := make([]int64, len(all))
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

func (f *finder) counting(all []condition) statement {
	var parts []string
	var args []any
	for i, k := range all {
		if k.table == "" {
			continue
		}
		ids, more := k.ids(span{}) // not only those of the page: what is in no order would be gone through to its end for them
		if k.ordered {
			ids, more = k.ids(f.span)
		}
		if k.ordered || k.by != "" {
			ids += ` ORDER BY ` + cmp.Or(k.by, k.key) + ` DESC` // in the order of the index, or Postgres may find it cheaper to begin with the table
		}
		parts = append(parts, `SELECT `+strconv.Itoa(i)+` AS i, COUNT(*) AS n FROM (`+ids+` LIMIT `+strconv.FormatInt(k.most(f.db.place.extent)+1, 10)+`) AS l`+strconv.Itoa(i))
		args = append(args, more...)
	}
	return statement{strings.Join(parts, ` UNION ALL `), args}
}
