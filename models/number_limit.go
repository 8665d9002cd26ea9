package models

import (
	"context"
	"time"
)

// firstLimit is the messaging limit of a portfolio about which nothing is known: Meta's lowest.
const firstLimit = 250

// limitWindow is how long somebody who was reached counts to the messaging limit (Meta: a moving 24 hours).
const limitWindow = 24 * time.Hour

// setLimit changes a portfolio's messaging limit. One that becomes finite counts whom we reached in the last 24 hours, which nobody noted
// while it did not matter; campaigns to those inside a customer service window count too, because what is counted too much is only sent later.
func (db *DB) setLimit(ctx context.Context, p *Portfolio, limit int64) error {
	if p.MessagingLimit == limit {
		return nil
	}
	wasEndless := p.MessagingLimit < 0
	now := db.Now()
	if err := db.q(ctx).Exec(`UPDATE portfolios SET messaging_limit = ?, updated_at = ? WHERE id = ?`, limit, now, p.ID).Error; err != nil {
		return err
	}
	p.MessagingLimit, p.UpdatedAt = limit, now
	if !wasEndless || limit < 0 {
		return nil
	}
	return db.q(ctx).Exec(`INSERT INTO reaches (portfolio_id, contact_id, at)
		SELECT n.portfolio_id, m.contact_id, MAX(m.claimed_at) FROM messages m JOIN numbers n ON n.id = m.number_id
		WHERE n.portfolio_id = ? AND m.claimed_at > ? AND m.campaign_id IS NOT NULL AND m.state NOT IN ('queued', 'skipped', 'cancelled')
		GROUP BY n.portfolio_id, m.contact_id ORDER BY m.contact_id
		ON CONFLICT (portfolio_id, contact_id) DO UPDATE SET at = excluded.at, message_id = 0`, p.ID, now.Add(-limitWindow)).Error
}
