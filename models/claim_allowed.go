package models

import "context"

// fromSending is one campaign, if it may send now.
const fromSending = ` FROM campaigns c JOIN templates t ON t.id = c.template_id JOIN installation i ON i.id = 1
	WHERE c.id = ? AND c.state = 'sending' AND i.sending_paused_at IS NULL AND t.meta_status = 'APPROVED' AND t.deleted_at IS NULL`

// MaySend tells whether a claim of this campaign would be let through now; 0 stands for answers to people. It holds nothing still: it is for those who
// have claimed, and would rather not send what has been paused meanwhile, or whose number has been stopped.
func MaySend(ctx context.Context, db *DB, campaignID int64) (may bool, err error) {
	if campaignID == 0 {
		pause, err := FindSendingPause(ctx, db)
		return pause.At == nil, err
	}
	err = db.q(ctx).Raw(`SELECT EXISTS (SELECT 1`+fromSending+` AND NOT EXISTS (SELECT 1 FROM numbers n WHERE n.id = c.number_id AND n.braked_at IS NOT NULL))`,
		campaignID).Scan(&may).Error
	return may, err
}
