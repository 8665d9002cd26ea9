package models

import (
	"context"
	"time"
)

// Doing is what the sender does for a campaign at this moment, and what it waits for.
type Doing struct {
	Senders Senders
	// Full tells that there is no room to write down who gets a message, so that nobody gets one.
	Full   bool
	Number Number
	// Rest is how long Meta takes nothing from the number; the zero value where it does.
	Rest Rest
	// Left is how many more people may be reached now, Limit the messaging limit; -1 is unlimited. Where nobody may be reached now, Reached is how many
	// count to the limit, more than it allows after Meta has lowered it, and RoomAt is when somebody may be reached again.
	Left, Limit, Reached int64
	RoomAt               *time.Time
	// LastMinute is how many messages Meta has taken since a minute ago.
	LastMinute int64
	// Next is the message whose turn it is; nil where nobody waits. Later is how many wait for another moment, laterMost at most.
	Next  *Message
	Later int64
}

// LaterMost is the most that Doing counts of those who wait for another moment.
const LaterMost = 1000

// FindDoing looks at it in one moment.
func (c Campaign) FindDoing(ctx context.Context, db *DB) (d Doing, err error) {
	d.Full = db.DiskFull()
	err = db.Read(ctx, func(ctx context.Context, tx *DB) (err error) {
		if d.Senders, err = FindSenders(ctx, tx); err != nil {
			return err
		}
		if d.Number, err = FindNumber(ctx, tx, value(c.NumberID)); err != nil {
			return err
		}
		if d.Rest, err = FindRest(ctx, tx, d.Number.ID); err != nil {
			return err
		}
		if err = d.findRoom(ctx, tx); err != nil {
			return err
		}
		return d.findQueue(ctx, tx, c.ID)
	})
	return d, err
}

func (d *Doing) findRoom(ctx context.Context, db *DB) error {
	portfolio, err := FindPortfolio(ctx, db, d.Number.PortfolioID)
	if err != nil {
		return err
	}
	if d.Left, d.Limit, err = LimitLeft(ctx, db, portfolio); err != nil || d.Left != 0 {
		return err
	}
	if d.Reached, err = reached(ctx, db, portfolio.ID); err != nil {
		return err
	}
	d.RoomAt, err = db.roomAt(ctx, portfolio.ID, d.Reached-d.Limit)
	return err
}

// roomAt is when a portfolio may reach somebody again that has reached so many more than it may: not before they too have left the moving day.
func (db *DB) roomAt(ctx context.Context, portfolioID, tooMany int64) (*time.Time, error) {
	var leaves []time.Time
	err := db.q(ctx).Raw(`SELECT at FROM reaches WHERE portfolio_id = ? AND at > ? ORDER BY at LIMIT 1 OFFSET ?`,
		portfolioID, db.Now().Add(-limitWindow), max(tooMany, 0)).Scan(&leaves).Error
	if err != nil || len(leaves) == 0 {
		return nil, err
	}
	room := leaves[0].Add(limitWindow)
	return &room, nil
}

func (d *Doing) findQueue(ctx context.Context, db *DB, campaignID int64) error {
	now := db.Now()
	err := db.q(ctx).Raw(`SELECT COALESCE(SUM(n), 0) FROM outcomes WHERE campaign_id = ? AND at >= ? AND what = 'accepted'`,
		campaignID, now.Add(-time.Minute).Truncate(outcomeBucket)).Scan(&d.LastMinute).Error
	if err != nil {
		return err
	}
	var next []Message
	err = db.q(ctx).Raw(`SELECT due_at, reason, error_code FROM messages WHERE id = `+db.aWaiting(`?`), campaignID).Scan(&next).Error
	if err != nil || len(next) == 0 {
		return err
	}
	d.Next = &next[0]
	return db.q(ctx).Raw(`SELECT COUNT(*) FROM (SELECT 1 FROM batches b CROSS JOIN `+db.each("b.messages")+` JOIN messages m ON m.id = u.value
		WHERE b.campaign_id = ? AND b.process_id IS NULL AND b.due_at > ? AND m.state = 'queued' LIMIT ?) AS later`, campaignID, now, LaterMost).Scan(&d.Later).Error
}
