package models

import (
	"context"
	"time"
)

// Holding is who outside holds which checkpoint, and for how long evidence stood without one.
type Holding struct {
	Holders []HolderLine
	// Size is how much of the log somebody outside covers; 0 is nothing.
	Size int64
	// Uncovered is since when there has been evidence that nobody outside covers; nil where all of it is covered.
	Uncovered *time.Time
	// Longest is the longest time that evidence stood uncovered in the last AnchorDays; 0 before there is anything to say.
	Longest time.Duration
}

// AnchorDays is over how many days the longest time is looked for.
const AnchorDays = 30

// HolderLine is a holder with what they have.
type HolderLine struct {
	Holder
	// Held is the newest checkpoint that their server took; nil when none was.
	Held *CheckpointCopy
	// Last is the newest mail to them; nil when none was written, or all are forgotten.
	Last *Mail
}

// Someone tells whether anybody who still gets checkpoints holds one.
func (h Holding) Someone() bool {
	for _, line := range h.Holders {
		if line.Held != nil && !line.Stopped() {
			return true
		}
	}
	return false
}

// FindHolding looks at all of it in one moment.
func FindHolding(ctx context.Context, db *DB) (h Holding, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		holders, err := tx.listHolders(ctx)
		if err != nil {
			return err
		}
		for _, one := range holders {
			line, err := tx.holderLine(ctx, one)
			if err != nil {
				return err
			}
			h.Holders = append(h.Holders, line)
		}
		return h.measure(ctx, tx)
	})
	return h, err
}

func (db *DB) holderLine(ctx context.Context, h Holder) (HolderLine, error) {
	line := HolderLine{Holder: h}
	var held []CheckpointCopy
	if err := db.q(ctx).Where("holder_id = ? AND delivered_at IS NOT NULL", h.ID).Order("size DESC").Limit(1).Find(&held).Error; err != nil {
		return line, err
	}
	if len(held) > 0 {
		line.Held = &held[0]
	}
	var last []Mail
	err := db.q(ctx).Where("holder_id = ?", h.ID).Order("id DESC").Limit(1).Find(&last).Error
	if len(last) > 0 {
		line.Last = &last[0]
	}
	return line, err
}

// measure finds how long evidence stood uncovered.
func (h *Holding) measure(ctx context.Context, tx *DB) error {
	var delivered []CheckpointCopy
	err := tx.q(ctx).Where("delivered_at IS NOT NULL AND given_at >= ?", tx.Now().AddDate(0, 0, -AnchorDays)).Order("size").Find(&delivered).Error
	if err != nil {
		return err
	}
	if err := tx.q(ctx).Raw(`SELECT COALESCE(MAX(size), 0) FROM checkpoint_copies WHERE delivered_at IS NOT NULL`).Scan(&h.Size).Error; err != nil {
		return err
	}
	anchors := anchorsOf(delivered)
	written, err := tx.writtenAt(ctx, anchors, h.Size)
	if err != nil {
		return err
	}
	h.Longest = longestGap(anchors, written)
	if since, some := written[h.Size]; some {
		h.Uncovered = &since
		if h.Size > 0 {
			h.Longest = max(h.Longest, tx.Now().Sub(since))
		}
	}
	return nil
}

// anchor is a size of the log, and the moment from which on somebody outside covered it.
type anchor struct {
	size int64
	at   time.Time
}

// anchorsOf orders what was delivered by size. A larger checkpoint covers what a smaller one does: one that arrived late was no news by then.
func anchorsOf(delivered []CheckpointCopy) (all []anchor) {
	for _, c := range delivered {
		if last := len(all) - 1; last >= 0 && all[last].size == c.Size {
			all[last].at = earlier(all[last].at, *c.DeliveredAt)
			continue
		}
		all = append(all, anchor{c.Size, *c.DeliveredAt})
	}
	for i := len(all) - 2; i >= 0; i-- {
		all[i].at = earlier(all[i].at, all[i+1].at)
	}
	return all
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// longestGap is the longest time between writing evidence and covering it. Before the first anchor there was nobody to cover anything: that is
// no gap but a beginning. written says when the first evidence was written that a log of a size lacks.
func longestGap(anchors []anchor, written map[int64]time.Time) (longest time.Duration) {
	for i := 1; i < len(anchors); i++ {
		if since, some := written[anchors[i-1].size]; some {
			longest = max(longest, anchors[i].at.Sub(since))
		}
	}
	return longest
}

// writtenAt is when the evidence was written that comes right after each anchor, and after newest.
func (db *DB) writtenAt(ctx context.Context, anchors []anchor, newest int64) (map[int64]time.Time, error) {
	sizes := []int64{newest}
	for _, a := range anchors {
		sizes = append(sizes, a.size)
	}
	var rows []struct {
		Idx       int64
		CreatedAt time.Time
	}
	err := db.q(ctx).Raw(`SELECT l.idx, e.created_at FROM log_leaves l JOIN evidence e ON e.id = l.evidence_id WHERE `+db.among("l.idx"), db.list(sizes)).Scan(&rows).Error
	written := map[int64]time.Time{}
	for _, row := range rows {
		written[row.Idx] = row.CreatedAt
	}
	return written, err
}
