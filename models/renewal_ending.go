package models

import (
	"context"
	"time"
)

// EndingPageSize is how many one page lists.
const EndingPageSize = 50

// Ending is a yes that ends by itself, whose it is, and how often they were asked.
type Ending struct {
	Consent
	Who     Contact
	Asked   int
	AskedAt *time.Time
}

// ListEnding lists the yeses for a purpose that end by themselves, the first to end first, from behind a place on; the zero place begins.
func ListEnding(ctx context.Context, db *DB, purposeID int64, after Consent) (page []Ending, more bool, err error) {
	from := db.Now()
	if after.ExpiresAt != nil {
		from = *after.ExpiresAt
	}
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		var rows []Consent
		err := tx.q(ctx).Raw(`SELECT * FROM consents WHERE purpose_id = ? AND state = 'given' AND expires_at IS NOT NULL AND (expires_at, id) > (?, ?)
			ORDER BY expires_at, id LIMIT ?`, purposeID, from, after.ID, EndingPageSize+1).Scan(&rows).Error
		if err != nil {
			return err
		}
		more = len(rows) > EndingPageSize
		page, err = tx.endings(ctx, rows[:min(len(rows), EndingPageSize)])
		return err
	})
	return page, more, err
}

func (db *DB) endings(ctx context.Context, rows []Consent) ([]Ending, error) {
	contacts, proofs := make([]int64, len(rows)), make([]int64, len(rows))
	for i, row := range rows {
		contacts[i], proofs[i] = row.ContactID, row.EvidenceID
	}
	var people []Contact
	if err := db.q(ctx).Where(db.among("id"), db.list(contacts)).Find(&people).Error; err != nil {
		return nil, err
	}
	var requests []RenewalRequest
	if err := db.q(ctx).Where(db.among("evidence_id"), db.list(proofs)).Order("round").Find(&requests).Error; err != nil {
		return nil, err
	}
	whose := map[int64]Contact{}
	for _, person := range people {
		whose[person.ID] = person
	}
	page := make([]Ending, len(rows))
	for i, row := range rows {
		page[i] = Ending{Consent: row, Who: whose[row.ContactID]}
		for _, r := range requests {
			if r.EvidenceID == row.EvidenceID && r.PurposeID == row.PurposeID {
				page[i].Asked, page[i].AskedAt = r.Round, &r.AskedAt
			}
		}
	}
	return page, nil
}
