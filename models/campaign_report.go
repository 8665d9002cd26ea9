package models

import "context"

// Recipient is one person of a campaign and how their message stands.
type Recipient struct {
	Message
	Name  string
	Phone *string
	BSUID *string `gorm:"column:bsuid"`
}

// Label is what the person is called.
func (r Recipient) Label() string {
	return Contact{Name: r.Name, Phone: r.Phone, BSUID: r.BSUID}.Label()
}

// ListRecipients returns people of a campaign, in the order of their contacts. standing narrows it down, empty does not; after is the
// contact to go on from, 0 to begin.
func ListRecipients(ctx context.Context, db *DB, campaignID int64, standing Standing, after int64, limit int) ([]Recipient, error) {
	where, args := "m.campaign_id = ? AND m.occasion = '' AND m.contact_id > ?", []any{campaignID, after}
	if standing != "" {
		where, args = where+" AND m.state IN ?", append(args, standing.states())
	}
	var all []Recipient
	err := db.q(ctx).Raw(`SELECT m.*, c.name, c.phone, c.bsuid FROM messages m JOIN contacts c ON c.id = m.contact_id
		WHERE `+where+` ORDER BY m.contact_id LIMIT ?`, append(args, limit)...).Scan(&all).Error
	return all, err
}

// Reason is why some messages of a campaign did not arrive, and how many.
type Reason struct {
	State  MessageState
	Reason string
	Code   int
	N      int64
}

// ListReasons sums up what went wrong in a campaign, most frequent first.
func ListReasons(ctx context.Context, db *DB, campaignID int64) ([]Reason, error) {
	var all []Reason
	err := db.q(ctx).Raw(`SELECT state, reason, error_code AS code, COUNT(*) AS n FROM messages
		WHERE campaign_id = ? AND pile NOT IN ('waiting', '')
		GROUP BY state, reason, error_code ORDER BY n DESC`, campaignID).Scan(&all).Error
	return all, err
}

// CampaignLine is a campaign as a list shows it.
type CampaignLine struct {
	Campaign
	Funnel Funnel
}

// ListCampaignLines returns campaigns with their numbers, newest first.
func ListCampaignLines(ctx context.Context, db *DB, before int64, limit int) ([]CampaignLine, error) {
	campaigns, err := ListCampaigns(ctx, db, before, limit)
	if err != nil {
		return nil, err
	}
	return campaignLines(ctx, db, campaigns)
}

func campaignLines(ctx context.Context, db *DB, campaigns []Campaign) ([]CampaignLine, error) {
	ids := make([]int64, len(campaigns))
	for i, c := range campaigns {
		ids[i] = c.ID
	}
	counts, err := countCampaigns(ctx, db, ids)
	lines := make([]CampaignLine, len(campaigns))
	for i, c := range campaigns {
		lines[i] = CampaignLine{Campaign: c, Funnel: counts[c.ID].Funnel()}
	}
	return lines, err
}
