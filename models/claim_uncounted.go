package models

import (
	"context"
	"slices"
	"time"
)

const (
	// searchedBatches is how many batches one claim searches for people who do not count to the messaging limit: nobody waits long for it.
	searchedBatches = 5
	// searchAgain is after how long a batch is searched again: somebody may have written meanwhile, or got another message.
	searchAgain = 5 * time.Minute
	// uncountedLeast is how long people must go on not to count, so that they still do not when the message leaves.
	uncountedLeast = time.Minute
)

// takeUncounted takes messages out of their batches, while the messaging limit is used up, to people who do not count to it: who wrote within the last
// day, and who count already because they were reached within it. All others stay where they are.
func (db *DB) takeUncounted(ctx context.Context, campaignID int64, s *slot) (ids []int64, err error) {
	s.wait, s.why = time.Minute, WaitLimit
	now := db.Now()
	batches, err := db.readBatches(ctx, `batches WHERE campaign_id = ? AND process_id IS NULL AND due_at <= ? AND (searched_at IS NULL OR searched_at <= ?)
		ORDER BY due_at, id LIMIT ?`, campaignID, now, now.Add(-searchAgain), searchedBatches)
	if len(batches) == searchedBatches {
		s.wait = claimSlice
	}
	for _, b := range batches {
		if err != nil || len(ids) == s.size {
			return ids, err
		}
		var some []int64
		some, err = db.takeUncountedOf(ctx, b, s.portfolioID, s.size-len(ids))
		ids = append(ids, some...)
	}
	return ids, err
}

// takeUncountedOf takes as many out of one batch as are wanted. It counts as searched once nobody is left in it who does not count.
func (db *DB) takeUncountedOf(ctx context.Context, b dueBatch, portfolioID int64, want int) ([]int64, error) {
	taken, err := db.uncounted(ctx, b.messages, portfolioID)
	if err != nil {
		return nil, err
	}
	now := db.Now()
	searched := &now
	if len(taken) > want {
		taken, searched = taken[:want], nil
	}
	left := slices.DeleteFunc(b.messages, func(id int64) bool { return slices.Contains(taken, id) })
	if len(left) == 0 {
		return taken, guarded(db.q(ctx).Exec(`DELETE FROM batches WHERE id = ?`, b.id), batchGone)
	}
	return taken, guarded(db.q(ctx).Exec(`UPDATE batches SET messages = ?, searched_at = ? WHERE id = ?`, db.list(left), searched, b.id), batchGone)
}

// uncounted are those of the messages whose people do not count to the messaging limit.
func (db *DB) uncounted(ctx context.Context, messages []int64, portfolioID int64) (ids []int64, err error) {
	now := db.Now().Add(uncountedLeast)
	err = db.q(ctx).Raw(`SELECT m.id FROM messages m JOIN contacts c ON c.id = m.contact_id WHERE `+db.among("m.id")+` AND (c.last_inbound_at > ?
			OR EXISTS (SELECT 1 FROM reaches r WHERE r.portfolio_id = ? AND r.contact_id = m.contact_id AND r.at > ?)) ORDER BY m.id`,
		db.list(messages), now.Add(-customerServiceWindow), portfolioID, now.Add(-limitWindow)).Scan(&ids).Error
	return ids, err
}
