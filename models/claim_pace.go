package models

import (
	"context"
	"time"
)

// slot is a slice of a number's pace, held by the lock on its row until the claim commits.
type slot struct {
	size        int
	numberID    int64
	portfolioID int64
	finite      bool
	usedUp      bool // the messaging limit is: only who does not count to it may be claimed
	braked      bool
	startAt     time.Time
	spacing     time.Duration
	wait        time.Duration
	why         string
}

// customerServiceWindow is how long after a person's last message free text may be sent, and how long messages to them do not count to the
// messaging limit (Meta: 24 hours).
const customerServiceWindow = 24 * time.Hour

// openSlot is how many messages to people who may be outside a customer service window may be claimed now. Where none of its campaign's turns out to be due,
// it says how long to wait and why.
func (db *DB) openSlot(ctx context.Context, numberID int64, limit int) (slot, error) {
	s, err := db.paceSlot(ctx, numberID, limit)
	if err == nil && s.braked {
		s.size, s.wait, s.why = 0, time.Second, WaitBrake
	}
	if err != nil || s.size == 0 {
		return s, err
	}
	s.wait, s.why = time.Second, WaitNothing
	return s, db.limitSlot(ctx, &s)
}

// paceSlot locks the number and works out how many messages its pace lets through now. All processes on one database share the number's pace
// through this row.
func (db *DB) paceSlot(ctx context.Context, numberID int64, limit int) (slot, error) {
	var n struct {
		PortfolioID int64
		PerSecond   int
		NextFreeAt  time.Time
		BrakedAt    *time.Time
	}
	err := db.q(ctx).Raw(`SELECT portfolio_id, per_second, next_free_at, braked_at FROM numbers WHERE id = ?`+db.pick(``, ` FOR UPDATE`), numberID).Scan(&n).Error
	if err != nil {
		return slot{}, err
	}
	now := db.Now()
	s := slot{numberID: numberID, portfolioID: n.PortfolioID, braked: n.BrakedAt != nil, startAt: now, spacing: time.Second / time.Duration(max(n.PerSecond, 1))}
	if n.NextFreeAt.After(now) {
		s.startAt = n.NextFreeAt
	}
	if ahead := s.startAt.Sub(now); ahead > claimSlice {
		s.wait, s.why = ahead-claimSlice, WaitPace
		return s, nil
	}
	s.size = min(limit, claimMost, max(1, int(claimSlice/s.spacing)))
	return s, nil
}

// limitSlot keeps the slot within what is left of the portfolio's messaging limit: different people outside a customer service window in
// any 24 hours. While it is finite the portfolio's row is locked, because numbers share it.
func (db *DB) limitSlot(ctx context.Context, s *slot) error {
	var limit int64
	err := db.q(ctx).Raw(`SELECT messaging_limit FROM portfolios WHERE id = ?`+db.pick(``, ` FOR UPDATE`), s.portfolioID).Scan(&limit).Error
	if err != nil || limit < 0 {
		return err
	}
	used, err := reached(ctx, db, s.portfolioID)
	if err != nil {
		return err
	}
	s.finite = true
	if left := int(limit - used); left > 0 {
		s.size = min(left, s.size)
	} else {
		s.usedUp = true
	}
	return nil
}

// reached counts the people a portfolio has reached who still count to its limit.
func reached(ctx context.Context, db *DB, portfolioID int64) (n int64, err error) {
	err = db.q(ctx).Raw(`SELECT COUNT(*) FROM reaches WHERE portfolio_id = ? AND at > ?`, portfolioID, db.Now().Add(-limitWindow)).Scan(&n).Error
	return n, err
}

// LimitLeft is how many more people may be reached now, and the limit itself; -1 is unlimited.
func LimitLeft(ctx context.Context, db *DB, p Portfolio) (left, limit int64, err error) {
	if p.MessagingLimit < 0 {
		return -1, -1, nil
	}
	used, err := reached(ctx, db, p.ID)
	return max(p.MessagingLimit-used, 0), p.MessagingLimit, err
}

// closeSlot advances the number by what was really claimed, and notes whom it reached.
func (db *DB) closeSlot(ctx context.Context, s slot, claimed *Claimed) error {
	claimed.StartAt, claimed.Spacing = s.startAt, s.spacing
	if len(claimed.Dispatches) == 0 {
		return nil
	}
	free := s.startAt.Add(time.Duration(len(claimed.Dispatches)) * s.spacing)
	if err := db.q(ctx).Exec(`UPDATE numbers SET next_free_at = ? WHERE id = ?`, free, s.numberID).Error; err != nil || !s.finite {
		return err
	}
	return db.reach(ctx, s.portfolioID, claimed.Dispatches)
}

func (db *DB) reach(ctx context.Context, portfolioID int64, dispatches []Dispatch) error {
	outside := map[int64]int64{}
	for _, d := range dispatches {
		if _, twice := outside[d.ContactID]; twice {
			outside[d.ContactID] = 0
		} else if !d.inWindow {
			outside[d.ContactID] = d.MessageID
		}
	}
	return db.countReached(ctx, portfolioID, outside)
}
