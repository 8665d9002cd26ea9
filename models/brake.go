package models

import (
	"context"
	"fmt"
	"strings"

	"greenlist/whatsapp"
)

// A brake stops what would meet the same trouble next, by itself: a campaign, or a number with all campaigns that use it. Why is a word and what it
// is about, such as "meta:131042".
const (
	// brakeMeta: Meta refused a message with an error that concerns more than that message; the code follows.
	brakeMeta = "meta:"
	// brakeMany: too many messages of a campaign failed with one error; the code follows.
	brakeMany = "many:"
	// brakeTemplate: Meta does not let the template through any more; its status follows.
	brakeTemplate = "template:"
	// brakeQuality: Meta rates the number worse; the rating follows.
	brakeQuality = "quality:"
	// brakeStatus: Meta takes nothing from the number any more; its status follows.
	brakeStatus = "status:"
	// brakeAccount: Meta restricted the account; its word for that follows.
	brakeAccount = "account:"
	// BrakeUnseen: too many of Meta's answers did not arrive.
	BrakeUnseen = "unseen"
	// BrakeSilence: Meta takes messages, and nothing is heard of them.
	BrakeSilence = "silence"
)

// BrakeCause takes apart why something was stopped by a brake: the kind ("meta", "many", "template", "quality", "status", "account",
// BrakeUnseen, BrakeSilence), and what it is about.
func BrakeCause(why string) (kind, about string) {
	kind, about, _ = strings.Cut(why, ":")
	return kind, about
}

// BrakeFor stops as much as an error of Meta's concerns that came in answer to a message of the campaign: the campaign, its number, or every
// number of the account.
func BrakeFor(ctx context.Context, db *DB, campaignID int64, code int) error {
	why := fmt.Sprint(brakeMeta, code)
	switch whatsapp.ScopeOf(code) {
	case whatsapp.ScopeNumber:
		return brakeNumbers(ctx, db, why, `id = (SELECT number_id FROM campaigns WHERE id = ?)`, campaignID)
	case whatsapp.ScopeAccount:
		return brakeNumbers(ctx, db, why, `account_id = (SELECT n.account_id FROM campaigns c JOIN numbers n ON n.id = c.number_id WHERE c.id = ?)`, campaignID)
	}
	return BrakeCampaign(ctx, db, campaignID, why)
}

// brakeNumbers stops campaigns from those numbers that meet a condition. One that stands already keeps its first reason. It waits for claims that
// are under way; after it has committed there is no other.
func brakeNumbers(ctx context.Context, db *DB, why, where string, args ...any) error {
	var ids []int64
	err := db.q(ctx).Raw(`SELECT id FROM numbers WHERE braked_at IS NULL AND `+where+` ORDER BY id`, args...).Scan(&ids).Error
	if err != nil || len(ids) == 0 {
		return err
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		for _, id := range ids {
			if err := tx.brakeNumber(ctx, id, why); err != nil {
				return err
			}
		}
		return nil
	})
}

func (db *DB) brakeNumber(ctx context.Context, id int64, why string) error {
	braked := db.q(ctx).Exec(`UPDATE numbers SET braked_at = ?, braked_why = ? WHERE id = ? AND braked_at IS NULL`, db.Now(), why, id)
	if braked.Error != nil || braked.RowsAffected == 0 {
		return braked.Error
	}
	return db.audit(ctx, System, deed{act: actNumberBrake, subjectID: id, after: map[string]any{"reason": why}})
}

// Release lets campaigns use the number again. It refuses (Conflict) a number that nothing holds, and (Invalid, field "why") somebody who does not say
// why; the reason is kept.
func (n *Number) Release(ctx context.Context, db *DB, who Actor, why string) error {
	why = strings.TrimSpace(why)
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		released := tx.q(ctx).Exec(`UPDATE numbers SET braked_at = NULL, braked_why = '', released_at = ? WHERE id = ? AND braked_at IS NOT NULL`, tx.Now(), n.ID)
		if err := guarded(released, "Nothing keeps campaigns from using this number."); err != nil {
			return err
		}
		if why == "" && !who.isSystem() {
			return Invalid{"why": sayWhy}
		}
		return tx.audit(ctx, who, deed{act: actNumberRelease, subjectID: n.ID, before: map[string]any{"reason": n.BrakedWhy}, after: map[string]any{"why": why}})
	})
	if err == nil {
		n.BrakedAt, n.BrakedWhy = nil, ""
	}
	return err
}
