package models

import (
	"context"
	"time"
)

// Canary is the small group that a large campaign goes to first. The others wait until it has been watched.
type Canary struct {
	CampaignID int64 `gorm:"primaryKey"`
	// Size is how many people are in the group.
	Size int64
	// Until is when the watch ends by itself; nil while some of the group have not had their turn.
	Until *time.Time
	// EndedAt is when the others were let go, and EndedBy who of the staff did not wait for it.
	EndedAt *time.Time
	EndedBy *int64
}

const (
	// canaryFrom is how many people a campaign must have for a small group to go first.
	canaryFrom = 1000
	// canaryLeast is the least a group tells anything by; a larger campaign has one person of canaryShare in it.
	canaryLeast = 50
	canaryShare = 50
	// canaryTime is how long the group is watched: most who object do so within minutes.
	canaryTime = 30 * time.Minute
	// canaryAgain is for how long it is watched at least once it goes on after it stood still, and canaryMost for how long at most.
	canaryAgain = 5 * time.Minute
	canaryMost  = 10 * time.Minute
)

// canarySize is how many of so many people go first; 0 is none.
func canarySize(people int64) int64 {
	if people < canaryFrom {
		return 0
	}
	return max(canaryLeast, (people+canaryShare-1)/canaryShare)
}

// layCanary puts a small group before a large campaign whose audience is complete.
func (db *DB) layCanary(ctx context.Context, c Campaign) error {
	counts, err := CountMessages(ctx, db, c.ID)
	size := canarySize(counts.Total())
	if err != nil || size == 0 || c.AllAtOnce {
		return err
	}
	return db.q(ctx).Create(&Canary{CampaignID: c.ID, Size: size}).Error
}

// canaryRoom is how many more may be claimed while a group is being watched; without one it is limit. The row of the group is locked, so that
// claims of several processes count one after the other. Who was refused and waits for another attempt has not been reached, and makes room.
func (db *DB) canaryRoom(ctx context.Context, c claimable, limit int) (int, error) {
	if !c.Watched {
		return limit, nil
	}
	var watched []Canary
	err := db.q(ctx).Raw(`SELECT * FROM canaries WHERE campaign_id = ? AND ended_at IS NULL`+db.pick(``, ` FOR UPDATE`), c.ID).Scan(&watched).Error
	if err != nil || len(watched) == 0 {
		return limit, err
	}
	counts, err := CountMessages(ctx, db, c.ID)
	if err != nil {
		return 0, err
	}
	left := watched[0].Size - counts.gone()
	if left <= 0 && watched[0].Until == nil {
		err = db.q(ctx).Exec(`UPDATE canaries SET until = ? WHERE campaign_id = ?`, db.Now().Add(canaryTime), c.ID).Error
	}
	return min(limit, int(max(left, 0))), err
}

// gone is how many messages have left us, or are about to.
func (c Counts) gone() int64 {
	return c.Total() - c[Queued] - c[Skipped] - c[Cancelled]
}

// EndCanaries lets the others of a campaign go where the watch is over and nothing has spoken against it: a campaign, a number or an
// installation that stands still stays where it is.
func EndCanaries(ctx context.Context, db *DB) error {
	over, err := db.canaries(ctx, `k.until <= ? AND `+canaryGoes, db.Now())
	if err != nil {
		return err
	}
	if len(over) > 0 {
		if err := db.q(ctx).Exec(`UPDATE canaries SET ended_at = ? WHERE ended_at IS NULL AND `+db.among("campaign_id"), db.Now(), db.list(over)).Error; err != nil {
			return err
		}
	}
	return db.holdCanaries(ctx)
}

// holdCanaries keeps a watch from running out while nothing is sent: whatever stopped the campaign may come again once it goes on.
func (db *DB) holdCanaries(ctx context.Context) error {
	still, err := db.canaries(ctx, `k.until < ? AND c.state IN ('sending', 'paused') AND NOT `+canaryGoes, db.Now().Add(canaryAgain))
	if err != nil || len(still) == 0 {
		return err
	}
	return db.q(ctx).Exec(`UPDATE canaries SET until = ? WHERE ended_at IS NULL AND `+db.among("campaign_id"), db.Now().Add(canaryMost), db.list(still)).Error
}

// canaryGoes is that nothing holds the campaign up.
const canaryGoes = `(c.state = 'sending' AND n.braked_at IS NULL AND i.sending_paused_at IS NULL)`

// canaries are those that are being watched, narrowed down.
func (db *DB) canaries(ctx context.Context, where string, by time.Time) (ids []int64, err error) {
	err = db.q(ctx).Raw(`SELECT k.campaign_id FROM canaries k JOIN campaigns c ON c.id = k.campaign_id JOIN numbers n ON n.id = c.number_id
		JOIN installation i ON i.id = 1 WHERE k.ended_at IS NULL AND `+where+` ORDER BY k.campaign_id`, by).Scan(&ids).Error
	return ids, err
}

// FindCanary is the group that goes, or went, first; nil where there is none.
func FindCanary(ctx context.Context, db *DB, campaignID int64) (*Canary, error) {
	var found []Canary
	err := db.q(ctx).Where("campaign_id = ?", campaignID).Find(&found).Error
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// Trust sends the campaign to everybody without watching the first group any longer. It refuses one that is not being watched.
func (c *Campaign) Trust(ctx context.Context, db *DB, who Actor) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		ended := tx.q(ctx).Exec(`UPDATE canaries SET ended_at = ?, ended_by = ? WHERE campaign_id = ? AND ended_at IS NULL
			AND EXISTS (SELECT 1 FROM campaigns WHERE id = canaries.campaign_id AND state IN ('sending', 'paused'))`, tx.Now(), who.userID(), c.ID)
		if err := guarded(ended, "This campaign goes to everybody already."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actCampaignTrust, subjectID: c.ID})
	})
}
