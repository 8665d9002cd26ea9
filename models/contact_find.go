package models

import (
	"context"
	"slices"
	"time"
)

// A search goes in two steps, each of which stays quick whatever the database thinks of the figures: a list of ids, from one index and in order,
// then questions about those contacts and no others. The list is that of the condition which fewest people fit. Where all conditions are common
// the newest people are gone through until the page is full.

// extent is how far lists are gone through.
type extent struct {
	// few is how many people a condition may let through for its whole list to be read: with more, going through everybody finds enough soon.
	few int64
	// many is the same for a list in no order, of which the newest are picked out anew for each stride.
	many int64
	// window is how many people one page goes through at most. Where it ends the page says so, and the next one goes on there.
	window int
	// tallied is how far people are counted.
	tallied int64
}

// farEnough finds what people look for and comes soon among a million.
var farEnough = extent{few: 5_000, many: 20_000, window: 10_000, tallied: MostTallied}

// patience is how long a page goes on looking, so that it comes soon also where the machine has much else to do.
const patience = 30 * time.Millisecond

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
	// effort is seen, with those who stood far apart counted threefold.
	effort int
}

// statement is SQL and what it is about.
type statement struct {
	sql  string
	args []any
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
	f.seen, f.effort = f.seen+len(ids), f.effort+len(ids)
	if !f.dense(ids) {
		f.effort += 2 * len(ids)
	}
	return ids, err
}

func (f *finder) walk(ctx context.Context, n int) (ids []int64, err error) {
	walk := f.walkOn(n)
	return ids, f.db.q(ctx).Raw(walk.sql, walk.args...).Scan(&ids).Error
}

func (f *finder) walkOn(n int) statement {
	at, order := f.span, ` DESC`
	if f.rising {
		at.from, order = max(at.from, f.last), ``
	} else if f.last > 0 {
		at.to = f.last
	}
	return f.list.walk(f.db, at, order, n)
}

// fit returns those among ids who fit everything, most of them at most. Merged and erased contacts are nobody any more.
func (f *finder) fit(ctx context.Context, columns string, ids []int64, most int, into any) error {
	ask := f.asking(columns, ids, most)
	return f.db.q(ctx).Raw(ask.sql, ask.args...).Scan(into).Error
}

// asking asks about ids. Where they stand close together it goes through all there are from the first of them to the last, which is quicker than
// going to each; the list's own condition then has to be asked as well.
func (f *finder) asking(columns string, ids []int64, most int) statement {
	asks, around, fence := f.asks, span{}, f.db.fence()
	where, args := f.db.among("c.id"), []any{f.db.list(ids)}
	if f.dense(ids) {
		around, fence = span{from: min(ids[0], ids[len(ids)-1]) - 1, to: max(ids[0], ids[len(ids)-1]) + 1}, ""
		where, args = `1 = 1`, nil
		if f.list.where != everybody.where {
			asks = append(slices.Clone(asks), f.list)
		}
	}
	within, more := around.sql("c.id")
	where, args = where+within+` AND c.merged_into IS NULL AND c.erased_at IS NULL`, append(args, more...)
	for _, k := range asks {
		ask, more := k.ask(around, fence)
		where, args = where+` AND `+ask, append(args, more...)
	}
	order := ` ORDER BY c.id DESC LIMIT ?`
	if f.rising {
		order = ` ORDER BY c.id LIMIT ?`
	}
	return statement{`SELECT ` + columns + ` FROM contacts c WHERE ` + where + order, append(args, most)}
}

// dense tells whether ids are at least a third of all there are between the first and the last.
func (f *finder) dense(ids []int64) bool {
	if len(ids) == 0 {
		return false
	}
	apart := ids[0] - ids[len(ids)-1]
	return f.walking && f.list.inOrder() && max(apart, -apart) <= 3*int64(len(ids))
}

// strides are how many people are asked about at a time: few at first, because that is mostly enough.
var strides = []int{200, 800, 3000, 6000}

// stride is how many to ask about next: as many as fit into the patience that is left, going by how long those before them took.
func (f *finder) stride(i int, spent time.Duration) int {
	n := strides[min(i, len(strides)-1)]
	if !f.walking || i == 0 {
		return n
	}
	return min(n, int(float64(f.seen)*float64(patience-spent)/float64(spent)))
}

// find returns the first people who fit. more tells that there are others, or may be: then it stopped at the end of the window.
func (f *finder) find(ctx context.Context, most int) (all []Contact, more bool, err error) {
	began := time.Now()
	for i := 0; ; i++ {
		ids, err := f.next(ctx, max(strides[0], f.stride(i, time.Since(began))))
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
		if f.walking && (f.effort >= f.db.place.extent.window || i > 0 && f.stride(i+1, time.Since(began)) < strides[0]) {
			return all, true, nil
		}
	}
}
