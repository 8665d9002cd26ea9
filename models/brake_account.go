package models

import (
	"context"

	"greenlist/whatsapp"
)

// brakeQualityOf stops campaigns from a number that Meta has just rated red. One that has just become yellow stops those that are being watched
// while they have gone to a few people only: that is what the watch is for.
func (db *DB) brakeQualityOf(ctx context.Context, before string, n Number) error {
	switch {
	case before == "" || before == n.Quality:
		return nil
	case n.Quality == whatsapp.QualityRed:
		return db.brakeNumber(ctx, n.ID, brakeQuality+n.Quality)
	case n.Quality != whatsapp.QualityYellow || before == whatsapp.QualityRed:
		return nil
	}
	var watched []int64
	err := db.q(ctx).Raw(`SELECT c.id FROM campaigns c JOIN canaries k ON k.campaign_id = c.id
		WHERE c.number_id = ? AND c.state = 'sending' AND k.ended_at IS NULL ORDER BY c.id`, n.ID).Scan(&watched).Error
	for _, id := range watched {
		if err := BrakeCampaign(ctx, db, id, brakeQuality+n.Quality); err != nil {
			return err
		}
	}
	return err
}

// brakeStatusOf stops campaigns from a number that Meta has just banned, say, before each of their messages is refused.
func (db *DB) brakeStatusOf(ctx context.Context, before string, n Number) error {
	if before == n.Status || !whatsapp.NumberMute(n.Status) {
		return nil
	}
	return db.brakeNumber(ctx, n.ID, brakeStatus+n.Status)
}

// brakeAccountFor stops all numbers of an account that Meta lets send no more.
func (db *DB) brakeAccountFor(ctx context.Context, account Account, e whatsapp.AccountEvent) error {
	if !e.StopsSending() {
		return nil
	}
	return brakeNumbers(ctx, db, brakeAccount+e.Event, `account_id = ?`, account.ID)
}
