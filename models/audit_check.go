package models

import (
	"context"
	"slices"

	"greenlist/ledger"
)

// actsAtOnce is how many acts are read at a time where it may be all of them.
const actsAtOnce = 1000

// unlisted are acts that the log holds between the first and the last entry of a page, or of those after its first where it is the last page, and for
// which there is no row. Where a search narrows anything nobody can tell which rows ought to be there.
func (db *DB) unlisted(ctx context.Context, s ActSearch, entries []AuditEntry, more bool) (ids []int64, err error) {
	open := s.Before == 0
	start := s.Before
	s.Before = 0
	if s != (ActSearch{}) {
		return nil, nil
	}
	from, until := int64(0), int64(1<<62)
	for _, e := range entries {
		if more && (from == 0 || e.EvidenceID < from) {
			from = e.EvidenceID
		}
	}
	if !open {
		if err := db.q(ctx).Raw(`SELECT evidence_id FROM audit_entries WHERE id = ?`, start).Scan(&until).Error; err != nil {
			return nil, err
		}
	}
	return db.actsWithoutRow(ctx, from, until, 10*ActPageSize)
}

// actsWithoutRow are pieces of evidence of acts whose row is gone, among the first so many with ids from one on until before another. It asks twice, so that
// no database thinks of reading all acts to find that none is missing.
func (db *DB) actsWithoutRow(ctx context.Context, from, until int64, most int) (missing []int64, err error) {
	var ids, rows []int64
	if err := db.q(ctx).Raw(`SELECT id FROM evidence WHERE type = ? AND id >= ? AND id < ? ORDER BY id LIMIT ?`, ledger.StaffActed, from, until, most).Scan(&ids).Error; err != nil {
		return nil, err
	}
	if err := db.q(ctx).Raw(`SELECT evidence_id FROM audit_entries WHERE `+db.among("evidence_id"), db.list(ids)).Scan(&rows).Error; err != nil {
		return nil, err
	}
	listed := make(map[int64]bool, len(rows))
	for _, id := range rows {
		listed[id] = true
	}
	return slices.DeleteFunc(ids, func(id int64) bool { return listed[id] }), nil
}

// ActCheck is what came of comparing rows with the log.
type ActCheck struct {
	// Compared rows, of which so many said what the log holds, Emptied ones among them.
	Compared, Sound, Emptied int64
	// Unlisted are acts of the log for which there is no row.
	Unlisted int64
	// Through is the last entry that was compared; Done says that there are no others.
	Through int64
	Done    bool
}

// CheckActs compares the rows of the audit after an entry with what the log holds of them, the oldest first, at most so many, and hands over those that do
// not agree. Acts in the log without a row are counted with the last of them. Whether the log is the one that was signed is for its verifier to say.
func CheckActs(ctx context.Context, db *DB, after int64, most int, wrong func(Act) error) (c ActCheck, err error) {
	c.Through = after
	for c.Compared < int64(most) && !c.Done {
		var entries []AuditEntry
		if err := db.q(ctx).Where("id > ?", c.Through).Order("id").Limit(actsAtOnce).Find(&entries).Error; err != nil {
			return c, err
		}
		acts, err := db.openActs(ctx, entries)
		if err != nil {
			return c, err
		}
		if err := c.take(acts, wrong); err != nil {
			return c, err
		}
		c.Done = len(entries) < actsAtOnce
	}
	if c.Done {
		err = db.q(ctx).Raw(`SELECT COUNT(*) FROM evidence e LEFT JOIN audit_entries a ON a.evidence_id = e.id WHERE e.type = ? AND a.id IS NULL`, ledger.StaffActed).Scan(&c.Unlisted).Error
	}
	return c, err
}

func (c *ActCheck) take(acts []Act, wrong func(Act) error) error {
	for _, a := range acts {
		c.Compared++
		c.Through = a.ID
		if a.Emptied {
			c.Emptied++
		}
		if a.Sound() {
			c.Sound++
			continue
		}
		if err := wrong(a); err != nil {
			return err
		}
	}
	return nil
}
