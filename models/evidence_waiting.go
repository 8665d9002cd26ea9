package models

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
)

const (
	// settleTime is when a missing evidence id cannot appear any more: no transaction of ours lasts that long.
	settleTime = 5 * time.Minute
	// markEvery is how often it is noted how far evidence was seen.
	markEvery = 10 * time.Second
	// mostGaps is how many missing ids are remembered. Where more are missing, all that is not settled is looked at each time.
	mostGaps = 100_000
)

// evidenceKnown is what a sequencer knows of evidence by id.
type evidenceKnown struct {
	settled int64 // up to here all have their place, and none can appear any more
	noted   int64 // as settled in the database
	seen    int64 // up to here all that there were have their place
	gaps    map[int64]bool
	marks   []evidenceMark
}

// An evidenceMark tells how far evidence was seen at a moment.
type evidenceMark struct {
	at   time.Time
	seen int64
}

func (k evidenceKnown) clone() evidenceKnown {
	k.gaps, k.marks = maps.Clone(k.gaps), slices.Clone(k.marks)
	return k
}

type waitingEvidence struct {
	ID     int64
	Line   string
	Placed bool
}

// unplaced returns evidence that has no place yet, at most a batch, and notes in known what it saw.
func (db *DB) unplaced(ctx context.Context, known *evidenceKnown) ([]Evidence, error) {
	if err := db.recall(ctx, known); err != nil {
		return nil, err
	}
	known.seen = max(known.seen, known.settled)
	waiting, err := db.lateEvidence(ctx, known)
	for err == nil && len(waiting) < sequenceBatch {
		var page []waitingEvidence
		page, err = db.evidenceAt(ctx, `e.id > ?`, known.seen)
		for _, e := range page {
			known.see(e.ID)
			waiting = e.unless(waiting)
		}
		if len(page) < sequenceBatch {
			break
		}
	}
	slices.SortFunc(waiting, func(a, b Evidence) int { return cmp.Compare(a.ID, b.ID) })
	known.settle(db.steady(), db.dialect == sqlite)
	return waiting, err
}

// recall spares a new sequencer reading everything once more: what another in this process knew is true for it too, or what was noted as settled. In SQLite
// ids are committed and placed in their order, so what has its place has it behind all before it; in Postgres an earlier id may have been committed by a
// program that ended before that was placed.
func (db *DB) recall(ctx context.Context, known *evidenceKnown) error {
	if known.seen > 0 || known.settled > 0 {
		return nil
	}
	if others := db.place.known.Load(); others != nil {
		*known = others.clone()
		return nil
	}
	settled := db.pick(`SELECT COALESCE(MAX(evidence_id), 0) FROM log_leaves`, `SELECT through FROM sequenced`)
	err := db.q(ctx).Raw(settled).Scan(&known.settled).Error
	known.noted = known.settled
	return err
}

// noteSettled is for the next program that recalls. SQLite sees it from the log.
func (db *DB) noteSettled(ctx context.Context, known *evidenceKnown) error {
	if db.dialect == sqlite || known.settled <= known.noted {
		return nil
	}
	known.noted = known.settled
	return db.q(ctx).Exec(`INSERT INTO sequenced (id, through) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET through = excluded.through
		WHERE sequenced.through < excluded.through`, known.settled).Error
}

// lateEvidence returns what has appeared where an id was missing.
func (db *DB) lateEvidence(ctx context.Context, known *evidenceKnown) (waiting []Evidence, err error) {
	if len(known.gaps) == 0 {
		return nil, nil
	}
	late, err := db.evidenceAt(ctx, db.among("e.id"), db.list(slices.Sorted(maps.Keys(known.gaps))))
	for _, e := range late {
		delete(known.gaps, e.ID)
		waiting = e.unless(waiting)
	}
	return waiting, err
}

func (db *DB) evidenceAt(ctx context.Context, where string, value any) (page []waitingEvidence, err error) {
	// Postgres, which cannot know how little is new, would go through the whole log each time.
	leaf := db.pick(`log_leaves l ON l.evidence_id = e.id`, `LATERAL (SELECT idx FROM log_leaves WHERE evidence_id = e.id LIMIT 1) l ON true`)
	err = db.q(ctx).Raw(`SELECT e.id, CASE WHEN l.idx IS NULL THEN e.line ELSE '' END AS line, l.idx IS NOT NULL AS placed
		FROM evidence e LEFT JOIN `+leaf+` WHERE `+where+` ORDER BY e.id LIMIT ?`, value, sequenceBatch).Scan(&page).Error
	return page, err
}

// unless adds the evidence to what waits, unless it has its place.
func (e waitingEvidence) unless(waiting []Evidence) []Evidence {
	if e.Placed {
		return waiting
	}
	return append(waiting, Evidence{ID: e.ID, Line: e.Line})
}

// see notes an id that is there, and those before it that are not.
func (k *evidenceKnown) see(id int64) {
	if k.gaps == nil {
		k.gaps = map[int64]bool{}
	}
	for gap := max(k.seen+1, id-mostGaps-1); gap < id; gap++ {
		k.gaps[gap] = true
	}
	k.seen = id
}

// settle forgets gaps in which nothing can appear any more. In SQLite nothing ever does: ids commit in order.
func (k *evidenceKnown) settle(now time.Time, inOrder bool) {
	if inOrder {
		k.settled, k.gaps = k.seen, nil
		return
	}
	if n := len(k.marks); n == 0 || now.Sub(k.marks[n-1].at) >= markEvery {
		k.marks = append(k.marks, evidenceMark{now, k.seen})
	}
	for len(k.marks) > 0 && now.Sub(k.marks[0].at) >= settleTime {
		k.settled, k.marks = k.marks[0].seen, k.marks[1:]
		maps.DeleteFunc(k.gaps, func(gap int64, _ bool) bool { return gap <= k.settled })
	}
	if len(k.gaps) > mostGaps {
		k.seen, k.gaps = k.settled, nil
	}
}
