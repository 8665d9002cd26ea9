package models

import (
	"context"
	"slices"
	"strings"

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

// accountStops are words of Meta's about an account that may not send any more.
var accountStops = []string{"ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED", "ACCOUNT_RESTRICTION", "DISABLED_UPDATE"}

// brakeAccountFor stops all numbers of an account that Meta has restricted. A restriction that leaves messages alone stops nothing, and nothing does
// the news that a restriction has ended.
func (db *DB) brakeAccountFor(ctx context.Context, account Account, e whatsapp.AccountEvent) error {
	if !slices.Contains(accountStops, e.Event) || strings.Contains(e.Detail, "REINSTATE") {
		return nil
	}
	harmless := func(r whatsapp.Restriction) bool {
		return strings.Contains(r.Type, "ADD_PHONE_NUMBER") || strings.Contains(r.Type, "CALL")
	}
	if len(e.Restrictions) > 0 && !slices.ContainsFunc(e.Restrictions, func(r whatsapp.Restriction) bool { return !harmless(r) }) {
		return nil
	}
	return brakeNumbers(ctx, db, brakeAccount+e.Event, `account_id = ?`, account.ID)
}
