package models

import (
	"context"
	"time"
)

// Tester is somebody of the team who said yes to test messages from their own phone.
type Tester struct {
	ContactID int64
	Name      string
	Phone     *string
	BSUID     *string `gorm:"column:bsuid"`
	Since     time.Time
}

// Label is what they are called.
func (t Tester) Label() string { return Contact{Name: t.Name, Phone: t.Phone, BSUID: t.BSUID}.Label() }

// testersShown is how many are offered.
const testersShown = 50

// testing is the condition on contacts c and consents k of those who get tests: a live yes, given from the phone itself. What else may forbid a message
// is for the gate to say, where it is sent.
const testing = `FROM consents k JOIN purposes p ON p.id = k.purpose_id JOIN contacts c ON c.id = k.contact_id
	WHERE p.kind = 'trial' AND p.archived_at IS NULL AND k.state = 'given' AND k.grade = 'A' AND (k.expires_at IS NULL OR k.expires_at > ?)
	AND c.merged_into IS NULL AND c.erased_at IS NULL`

// ListTesters returns who can get a test, by name.
func ListTesters(ctx context.Context, db *DB) (all []Tester, err error) {
	err = db.q(ctx).Raw(`SELECT c.id AS contact_id, c.name, c.phone, c.bsuid, k.acted_at AS since `+testing+` ORDER BY c.name, c.id LIMIT ?`, db.Now(), testersShown).Scan(&all).Error
	return all, err
}

// refuseStrangers refuses anybody who is not among the testers.
func (db *DB) refuseStrangers(ctx context.Context, ids []int64) error {
	var known []int64
	if err := db.q(ctx).Raw(`SELECT c.id `+testing+` AND c.id IN ?`, db.Now(), ids).Scan(&known).Error; err != nil {
		return err
	}
	if len(known) < len(unique(ids)) {
		return Invalid{"people": "Somebody you chose has not said yes to tests, or has stopped them. Look at the list again."}
	}
	return nil
}

// TrialLine is a test that was sent, and how it stands with each person.
type TrialLine struct {
	Campaign
	// By is who sent it.
	By         string
	Recipients []Recipient
}

// Going tells whether it may still change without anybody doing anything here: people open their phones for a while.
func (l TrialLine) Going(now time.Time) bool {
	return l.State != CampaignCancelled && l.LaunchedAt != nil && now.Sub(*l.LaunchedAt) < 15*time.Minute
}

// ListTrials returns the newest tests of a template.
func ListTrials(ctx context.Context, db *DB, templateID int64, limit int) ([]TrialLine, error) {
	var campaigns []Campaign
	err := db.q(ctx).Where("template_id = ? AND kind = ?", templateID, TrialCampaign).Order("id DESC").Limit(limit).Find(&campaigns).Error
	if err != nil {
		return nil, err
	}
	lines := make([]TrialLine, len(campaigns))
	for i, c := range campaigns {
		lines[i].Campaign = c
		if lines[i].By, err = db.sentBy(ctx, c.LaunchedBy); err != nil {
			return nil, err
		}
		if lines[i].Recipients, err = db.trialPeople(ctx, c); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

func (db *DB) sentBy(ctx context.Context, id *int64) (string, error) {
	if id == nil {
		return System.Name, nil
	}
	u, err := FindUser(ctx, db, *id)
	return u.Actor().Name, err
}

// trialPeople are whom the test is for: its messages, or while those are not written down yet, the people who wait for them.
func (db *DB) trialPeople(ctx context.Context, c Campaign) ([]Recipient, error) {
	rows, err := ListRecipients(ctx, db, c.ID, "", 0, mostTesters)
	if err != nil || len(rows) > 0 || c.State != CampaignScheduled && c.State != CampaignFreezing {
		return rows, err
	}
	where, args := c.Audience.where(db, value(c.PurposeID))
	err = db.q(ctx).Raw(`SELECT c.id AS contact_id, 'queued' AS state, c.name, c.phone, c.bsuid FROM contacts c WHERE `+where+` ORDER BY c.id`, args...).Scan(&rows).Error
	return rows, err
}

// LastTrial is the newest test of a template that somebody sent; 0 where there is none.
func LastTrial(ctx context.Context, db *DB, templateID int64, who Actor) (id int64, err error) {
	err = db.q(ctx).Raw(`SELECT COALESCE(MAX(id), 0) FROM campaigns WHERE template_id = ? AND kind = ? AND launched_by = ?`, templateID, TrialCampaign, who.UserID).Scan(&id).Error
	return id, err
}
