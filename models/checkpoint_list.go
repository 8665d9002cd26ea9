package models

import (
	"context"
	"slices"
)

// CheckpointPage is one page of checkpoints, those that cover most first.
type CheckpointPage struct {
	Checkpoints []Checkpoint
	// Larger and Smaller tell whether there are others on either side.
	Larger, Smaller bool
}

// CheckpointPageSize is how many checkpoints one page lists.
const CheckpointPageSize = 50

// ListCheckpoints returns a page of signed checkpoints: those smaller than below, or else those larger than above; 0 and 0 begin at the largest.
func ListCheckpoints(ctx context.Context, db *DB, below, above int64) (page CheckpointPage, err error) {
	up := below == 0 && above > 0
	query := db.q(ctx).Order("size DESC")
	switch {
	case below > 0:
		query = query.Where("size < ?", below)
	case up:
		query = db.q(ctx).Order("size").Where("size > ?", above)
	}
	if err := query.Limit(CheckpointPageSize + 1).Find(&page.Checkpoints).Error; err != nil {
		return page, err
	}
	more := len(page.Checkpoints) > CheckpointPageSize
	page.Checkpoints = page.Checkpoints[:min(len(page.Checkpoints), CheckpointPageSize)]
	page.Larger, page.Smaller = below > 0, more
	if up {
		slices.Reverse(page.Checkpoints)
		page.Larger, page.Smaller = more, true
	}
	return page, nil
}

// FindCheckpoint returns the checkpoint over the first size leaves.
func FindCheckpoint(ctx context.Context, db *DB, size int64) (c Checkpoint, err error) {
	return c, found(db.q(ctx).Take(&c, "size = ?", size).Error, "checkpoint")
}
