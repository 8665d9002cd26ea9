package models

import (
	"context"
)

// Work is one campaign that the sender has something to do for.
type Work struct {
	CampaignID int64
	NumberID   int64
	State      CampaignState
}

// ListWork returns the campaigns to freeze, to send, or to start because their time has come.
func ListWork(ctx context.Context, db *DB) ([]Work, error) {
	var work []Work
	err := db.q(ctx).Raw(`SELECT id AS campaign_id, number_id, state FROM campaigns
		WHERE state IN ('freezing', 'sending') OR (state = 'scheduled' AND scheduled_at <= ?) ORDER BY id`, db.Now()).Scan(&work).Error
	return work, err
}

// StartCampaign takes a scheduled campaign whose time has come to freezing. Of several processes one starts it. One that is later than FindLateStart
// waits for StartLate.
func StartCampaign(ctx context.Context, db *DB, id int64) (started bool, err error) {
	late, err := FindLateStart(ctx, db)
	if err != nil {
		return false, err
	}
	done := db.q(ctx).Exec(`UPDATE campaigns SET state = 'freezing', started_at = ?, updated_at = ? WHERE id = ? AND state = 'scheduled' AND scheduled_at BETWEEN ? AND ?`,
		db.Now(), db.Now(), id, db.Now().Add(-late), db.Now())
	return done.RowsAffected == 1, done.Error
}

// FinishCampaign ends a sending campaign that has nothing left to send. Unknown messages do not hold it up: they are never sent again, and
// the report shows them.
func FinishCampaign(ctx context.Context, db *DB, id int64) (finished bool, err error) {
	// Asking first spares the lock of all writers: somebody asks many times a second, and mostly something is left.
	if err := db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM campaigns WHERE id = ? AND `+db.isDone()+`)`, id).Scan(&finished).Error; err != nil || !finished {
		return false, err
	}
	now := db.Now()
	done := db.q(ctx).Exec(`UPDATE campaigns SET state = 'finished', finished_at = ?, updated_at = ? WHERE id = ? AND `+db.isDone(), now, now, id)
	return done.RowsAffected == 1, done.Error
}

// isDone is the condition on campaigns that nothing of theirs is open. Who waits is asked for first: mostly somebody does, and that is found at once.
func (db *DB) isDone() string {
	return `state = 'sending' AND COALESCE(` + db.aWaiting(`campaigns.id`) + `, ` + db.anOnItsWay(`campaigns.id`) + `) IS NULL`
}

// BrakeCampaign pauses a sending campaign for a reason the machine has found. It says no word when somebody was quicker.
func BrakeCampaign(ctx context.Context, db *DB, id int64, reason string) error {
	campaign, err := FindCampaign(ctx, db, id)
	if err != nil || campaign.State != CampaignSending {
		return err
	}
	return quicker(campaign.Pause(ctx, db, System, reason))
}

// BrakeUnapproved pauses sending campaigns whose template Meta does not let through any more.
func BrakeUnapproved(ctx context.Context, db *DB) error {
	var rows []struct {
		ID         int64
		MetaStatus string
	}
	err := db.q(ctx).Raw(`SELECT c.id, t.meta_status FROM campaigns c JOIN templates t ON t.id = c.template_id
		WHERE c.state = 'sending' AND (t.meta_status <> 'APPROVED' OR t.deleted_at IS NOT NULL)`).Scan(&rows).Error
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := BrakeCampaign(ctx, db, row.ID, brakeTemplate+row.MetaStatus); err != nil {
			return err
		}
	}
	return nil
}
