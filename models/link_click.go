package models

import (
	"context"
	"time"
)

// CountClick counts that somebody followed the link: once more for the campaign, and with their name where it is kept. It is kept only while the very
// yes that the message rests on stands, and was given by somebody who was told (see keepsReads); of everybody else nothing is written down.
func (l Lead) CountClick(ctx context.Context, db *DB) error {
	if l.press.campaignID == 0 {
		return nil
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		people, err := tx.keepClick(ctx, l.press)
		if err != nil {
			return err
		}
		return tx.q(ctx).Exec(`INSERT INTO clicks (campaign_id, link, shard, day, n, people) VALUES (?, ?, ?, ?, 1, ?)
			ON CONFLICT (campaign_id, link, shard, day) DO UPDATE SET n = clicks.n + 1, people = clicks.people + excluded.people`,
			l.press.campaignID, l.press.link, tx.shard, tx.Now().Format("2006-01-02"), people).Error
	})
}

// keepClick keeps the first press of each link by each person; 1 tells that it was the first.
func (db *DB) keepClick(ctx context.Context, p press) (int64, error) {
	if p.messageID == 0 {
		return 0, nil
	}
	now := db.Now()
	// The contact is held still first, as by whoever takes a yes away or erases somebody: nothing is kept of a person behind that.
	var contacts []int64
	err := db.q(ctx).Raw(`SELECT c.id FROM contacts c JOIN messages m ON m.contact_id = c.id WHERE m.id = ? AND c.merged_into IS NULL AND c.erased_at IS NULL`+
		db.pick(``, ` FOR SHARE OF c`), p.messageID).Scan(&contacts).Error
	if err != nil || len(contacts) == 0 {
		return 0, err
	}
	kept := db.q(ctx).Exec(`INSERT INTO opened_links (message_id, link, contact_id, words, at)
		SELECT m.id, `+db.pick(`?`, `?::text`)+`, m.contact_id, `+db.pick(`?`, `?::text`)+`, `+db.pick(`?`, `?::timestamptz`)+` FROM messages m
		JOIN consents k ON k.contact_id = m.contact_id AND k.evidence_id = m.consent_evidence_id
		WHERE m.id = ? AND k.tracked AND k.state = 'given' AND (k.expires_at IS NULL OR k.expires_at > ?)
		ON CONFLICT (message_id, link) DO NOTHING`, p.link, p.words, now, p.messageID, now)
	return kept.RowsAffected, kept.Error
}

// Clicks are how often a link of a campaign was opened, and by how many who are kept by name.
type Clicks struct {
	Link   string
	N      int64
	People int64
}

// CountClicks reads how often each link of a campaign was opened, by its key in the wording (whatsapp.CountedLink).
func CountClicks(ctx context.Context, db *DB, campaignID int64) (map[string]Clicks, error) {
	var rows []Clicks
	err := db.q(ctx).Raw(`SELECT link, SUM(n) AS n, SUM(people) AS people FROM clicks WHERE campaign_id = ? GROUP BY link`, campaignID).Scan(&rows).Error
	all := make(map[string]Clicks, len(rows))
	for _, row := range rows {
		all[row.Link] = row
	}
	return all, err
}

// OpenedLink is that somebody opened a link in a message, for the first time.
type OpenedLink struct {
	MessageID int64
	Link      string
	Words     string
	At        time.Time
}

// ListOpenedLinks returns the links that were opened in messages, as far as that is kept, by message.
func ListOpenedLinks(ctx context.Context, db *DB, messageIDs []int64) (map[int64][]OpenedLink, error) {
	var rows []OpenedLink
	err := db.q(ctx).Raw(`SELECT message_id, link, words, at FROM opened_links WHERE `+db.among("message_id")+` ORDER BY at, link`, db.list(messageIDs)).Scan(&rows).Error
	all := map[int64][]OpenedLink{}
	for _, row := range rows {
		all[row.MessageID] = append(all[row.MessageID], row)
	}
	return all, err
}

// tracking are those of the people a claim is for whose yes was given by somebody who was told that clicks are kept. It is asked only for
// wordings whose links are counted, once for each claim, while the people are held still.
func (db *DB) tracking(ctx context.Context, c claimable, all []weighed) (map[int64]bool, error) {
	if !c.CountsClicks {
		return nil, nil
	}
	people := make([]int64, len(all))
	for i, row := range all {
		people[i] = row.ContactID
	}
	var told []int64
	err := db.q(ctx).Raw(`SELECT contact_id FROM consents WHERE purpose_id = ? AND tracked AND state = 'given' AND `+db.among("contact_id"),
		c.PurposeID, db.list(people)).Scan(&told).Error
	tracked := make(map[int64]bool, len(told))
	for _, id := range told {
		tracked[id] = true
	}
	return tracked, err
}
