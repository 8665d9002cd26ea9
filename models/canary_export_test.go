package models

import (
	"context"
	"fmt"
)

// CanarySize is how many of so many people go first.
var CanarySize = canarySize

// LayCanary puts a group of so many before a campaign of any size.
func LayCanary(ctx context.Context, db *DB, campaignID, size int64) error {
	return db.q(ctx).Create(&Canary{CampaignID: campaignID, Size: size}).Error
}

// CanaryOf tells whether a small group goes first of so many people. Only the count of them is there.
func CanaryOf(ctx context.Context, db *DB, people int, allAtOnce bool) (first bool, err error) {
	c := Campaign{Name: fmt.Sprint(people, allAtOnce), Parameters: map[string]FieldValue{}, State: CampaignFreezing, AllAtOnce: allAtOnce, CreatedAt: db.Now(), UpdatedAt: db.Now()}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&c).Error; err != nil {
			return err
		}
		m := moves{}
		m.add(&c.ID, "", Queued, int64(people))
		if err := tx.tally(ctx, m); err != nil {
			return err
		}
		return tx.beginSending(ctx, c)
	})
	if err != nil {
		return false, err
	}
	canary, err := FindCanary(ctx, db, c.ID)
	return canary != nil, err
}
