package models

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"greenlist/whatsapp"
)

// reasonEnough marks a message that Meta had taken, and reported as failed because the person has had enough.
const reasonEnough = "enough"

const (
	// enoughWait is how long somebody who has had enough marketing is left alone; Meta asks for a day.
	enoughWait = 24 * time.Hour
	// enoughSpread keeps those of one campaign from coming back at once.
	enoughSpread = 6 * time.Hour
)

// EnoughPause is how long somebody who has had enough is left alone this time: a day, and up to a quarter of one.
func EnoughPause() time.Duration { return enoughWait + rand.N(enoughSpread) }

// grantTries settles what becomes of messages to people who have had enough marketing for now: another attempt as long as the company wants one,
// whether Meta said so in its answer or later by webhook; failed after that.
func (db *DB) grantTries(ctx context.Context, happenings []Happening, known messages) ([]Happening, error) {
	if !slices.ContainsFunc(happenings, func(h Happening) bool { return h.Code == whatsapp.CodeEnough }) {
		return happenings, nil
	}
	more, err := FindMoreTries(ctx, db)
	if err != nil {
		return nil, err
	}
	granted := slices.Clone(happenings)
	for i, h := range granted {
		if m := known[h.MessageID]; m != nil {
			granted[i] = h.granted(m.Enough < more, db.Now().Add(EnoughPause()))
		}
	}
	return granted, nil
}

func (h Happening) granted(more bool, again time.Time) Happening {
	switch {
	case h.Code != whatsapp.CodeEnough:
	case h.What == EventFailed && more:
		h.RetryAt = again
	case h.What == EventPutBack && !more:
		h.What = EventRefused
	}
	return h
}

// tryAgain takes a message that Meta had taken back into the queue, because Meta says that it did not reach the person and will not. Nothing of the
// attempt stays, so that the next has a place for what is heard of it; its claim judges everything anew.
func (m *Message) tryAgain(h Happening) {
	m.settle(Queued, h)
	m.Reason = reasonEnough
	m.count(h)
	m.DueAt, m.WAMID, m.AcceptedAt, m.SentAt = h.RetryAt, nil, nil, nil
}

// triedAgain tells whether the last attempt failed and another waits for its day. What Meta had said before, or says twice, of the last one changes
// nothing then; that the person has the message does.
func (m *Message) triedAgain() bool { return m.State == Queued && m.Reason == reasonEnough }

// reopenLife is for how long after its end a campaign may have people to try again: Meta repeats its calls for a week.
const reopenLife = 8 * 24 * time.Hour

// reopenCampaigns opens campaigns again that were over when Meta said that people had had enough, and takes those people out of campaigns that were
// cancelled.
func reopenCampaigns(ctx context.Context, db *DB) error {
	var waiting []Campaign
	err := db.q(ctx).Raw(`SELECT c.* FROM campaigns c WHERE c.state IN ('finished', 'cancelled') AND c.finished_at > ?
		AND `+db.aWaiting(`c.id`)+` IS NOT NULL ORDER BY c.id`, db.Now().Add(-reopenLife)).Scan(&waiting).Error
	if err != nil {
		return err
	}
	for _, c := range waiting {
		if err := c.reopen(ctx, db); err != nil {
			return err
		}
	}
	return nil
}

func (c Campaign) reopen(ctx context.Context, db *DB) error {
	if c.State == CampaignFinished {
		return db.q(ctx).Exec(`UPDATE campaigns SET state = 'sending', finished_at = NULL, updated_at = ? WHERE id = ? AND state = 'finished'`, db.Now(), c.ID).Error
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.cancelQueued(ctx, c.ID) })
}
