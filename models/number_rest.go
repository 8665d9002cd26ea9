package models

import (
	"context"
	"time"

	"greenlist/whatsapp"
)

// Rest is how long Meta takes nothing from a number, and because of which of its errors.
type Rest struct {
	NumberID int64 `gorm:"primaryKey"`
	Code     int
	Until    time.Time
	// InARow is how many rests there have been, this one included, none of them followed by restForgotten in which Meta took messages.
	InARow int
}

const (
	// restForgotten is after how long the next rest is a first one: Meta counts requests by the hour.
	restForgotten = time.Hour
	// restSlack is what one answer may say more than another about the same rest.
	restSlack = 5 * time.Second
)

// RestNumbers leaves alone whatever shares the limit that Meta's error tells of: the number of the message that it came with, or every number of
// the account. Nothing is claimed for it meanwhile; afterwards it goes on by itself. It returns until when that is; the zero time where the error asks for
// nothing of the kind. Answers to what was on its way when the rest began change nothing, unless Meta wants a longer one.
func RestNumbers(ctx context.Context, db *DB, messageID int64, refusal *whatsapp.Error) (until time.Time, err error) {
	if refusal == nil || refusal.Rest(1) == 0 {
		return until, nil
	}
	lasting, err := db.restOf(ctx, messageID)
	if err != nil || lasting.covers(refusal, db.Now()) {
		return lasting.Until, err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		until, err = tx.restNumbers(ctx, messageID, refusal)
		return err
	})
	return until, err
}

// restOf is the last rest of the number that a message is from; the zero value where there was none.
func (db *DB) restOf(ctx context.Context, messageID int64) (last Rest, err error) {
	err = db.q(ctx).Raw(`SELECT r.* FROM messages m JOIN rests r ON r.number_id = m.number_id WHERE m.id = ?`, messageID).Scan(&last).Error
	return last, err
}

// covers tells whether this rest lasts, and at least as long as the error asks for.
func (r Rest) covers(refusal *whatsapp.Error, now time.Time) bool {
	return r.Until.After(now) && !now.Add(refusal.RetryAfter).After(r.Until.Add(restSlack))
}

// after is the rest that follows this one. What is said during a rest makes it longer, and is no further one.
func (r Rest) after(refusal *whatsapp.Error, now time.Time) Rest {
	next := Rest{Code: refusal.Code, InARow: r.InARow + 1}
	switch {
	case r.Until.After(now):
		next.InARow = r.InARow
	case now.Sub(r.Until) >= restForgotten:
		next.InARow = 1
	}
	next.Until = now.Add(refusal.Rest(next.InARow))
	return next
}

func (db *DB) restNumbers(ctx context.Context, messageID int64, refusal *whatsapp.Error) (until time.Time, err error) {
	ids, err := db.lockSharers(ctx, messageID, whatsapp.ScopeOf(refusal.Code))
	if err != nil || len(ids) == 0 {
		return until, err
	}
	last, err := db.restOf(ctx, messageID)
	if err != nil || last.covers(refusal, db.Now()) {
		return last.Until, err
	}
	rest := last.after(refusal, db.Now())
	for _, id := range ids {
		rest.NumberID = id
		if err := db.begin(ctx, rest); err != nil {
			return until, err
		}
	}
	return rest.Until, nil
}

// lockSharers are the numbers that would meet an error of this reach next. Claims from them wait until it is written down.
func (db *DB) lockSharers(ctx context.Context, messageID int64, reach whatsapp.Scope) (ids []int64, err error) {
	same := `n.id = own.id`
	if reach == whatsapp.ScopeAccount {
		same = `n.account_id = own.account_id`
	}
	err = db.q(ctx).Raw(`SELECT n.id FROM messages m JOIN numbers own ON own.id = m.number_id JOIN numbers n ON `+same+` WHERE m.id = ? ORDER BY n.id`+
		db.pick(``, ` FOR UPDATE OF n`), messageID).Scan(&ids).Error
	return ids, err
}

// begin keeps a rest that lasts longer already.
func (db *DB) begin(ctx context.Context, r Rest) error {
	err := db.q(ctx).Exec(`INSERT INTO rests (number_id, code, until, in_a_row) VALUES (?, ?, ?, ?) ON CONFLICT (number_id) DO UPDATE SET code = excluded.code,
		until = excluded.until, in_a_row = excluded.in_a_row WHERE rests.until < excluded.until`, r.NumberID, r.Code, r.Until, r.InARow).Error
	if err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE numbers SET next_free_at = ? WHERE id = ? AND next_free_at < ?`, r.Until, r.NumberID, r.Until).Error
}

// Resting tells whether Meta takes nothing from the number of a campaign for now.
func Resting(ctx context.Context, db *DB, campaignID int64) (resting bool, err error) {
	err = db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM campaigns c JOIN rests r ON r.number_id = c.number_id WHERE c.id = ? AND r.until > ?)`, campaignID, db.Now()).
		Scan(&resting).Error
	return resting, err
}

// FindRest returns the rest of a number that lasts; the zero value where there is none.
func FindRest(ctx context.Context, db *DB, numberID int64) (r Rest, err error) {
	err = db.q(ctx).Raw(`SELECT * FROM rests WHERE number_id = ? AND until > ?`, numberID, db.Now()).Scan(&r).Error
	return r, err
}

// ListRests returns the rests that last.
func ListRests(ctx context.Context, db *DB) (all []Rest, err error) {
	err = db.q(ctx).Where("until > ?", db.Now()).Order("number_id").Find(&all).Error
	return all, err
}
