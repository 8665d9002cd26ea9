package models

import (
	"context"
	"time"
)

// RenewalRequest is that somebody was asked to say yes again before their yes ended by itself. Silence never renews anything. For each yes and
// purpose there is one, and one reminder at most; after a new yes the count begins anew.
type RenewalRequest struct {
	ID         int64
	ContactID  int64
	PurposeID  int64
	EvidenceID int64 // of the yes that is to be renewed
	Round      int   // 2 is the reminder
	CampaignID int64
	EndsAt     time.Time
	AskedAt    time.Time
	Outcome    RenewalOutcome
	EndedAt    *time.Time
}

// RenewalOutcome is what became of a request.
type RenewalOutcome string

const (
	RenewalWaiting RenewalOutcome = ""
	Renewed        RenewalOutcome = "renewed"
	RenewalStopped RenewalOutcome = "stopped"
	RenewalLapsed  RenewalOutcome = "lapsed"
)

// ReminderAfter is how long after the request a reminder may go out.
const ReminderAfter = 7 * 24 * time.Hour

// MostRenewalDays is how early people can be asked. Asked a year ahead they would say yes to what they have just said yes to.
const MostRenewalDays = 180

// settleRenewals says what became of the requests that a person's new act answers.
func (db *DB) settleRenewals(ctx context.Context, act Consent) error {
	outcome := map[ConsentState]RenewalOutcome{ConsentGiven: Renewed, ConsentExpired: RenewalLapsed}[act.State]
	if outcome == RenewalWaiting {
		outcome = RenewalStopped
	}
	return db.q(ctx).Exec(`UPDATE renewal_requests SET outcome = ?, ended_at = ? WHERE outcome = '' AND purpose_id = ? AND evidence_id <> ?
		AND contact_id IN (SELECT id FROM contacts WHERE id = ? OR merged_into = ?)`,
		outcome, act.ActedAt, act.PurposeID, act.EvidenceID, act.ContactID, act.ContactID).Error
}

// renewable is the condition on consents k of a purpose: in force, ending within so many days, and not asked yet; or asked once, with a reminder due.
func (db *DB) renewable(a Audience, purposeID int64) (string, []any) {
	now := db.Now()
	where := `k.purpose_id = ? AND k.state = 'given' AND k.expires_at > ? AND k.expires_at <= ?`
	args := []any{purposeID, now, now.AddDate(0, 0, a.Expires)}
	asked := `EXISTS (SELECT 1 FROM renewal_requests r WHERE r.evidence_id = k.evidence_id AND r.purpose_id = k.purpose_id`
	if !a.Remind {
		return where + ` AND NOT ` + asked + `)`, args
	}
	return where + ` AND ` + asked + ` AND r.round = 1 AND r.outcome = '' AND r.asked_at <= ?) AND NOT ` + asked + ` AND r.round = 2)`,
		append(args, now.Add(-ReminderAfter))
}

// askRenewal writes down whom a campaign asks, and returns those it may ask: each yes once, and once more as a reminder, whoever else asks now.
func (db *DB) askRenewal(ctx context.Context, c Campaign, people []Contact) ([]Contact, error) {
	if c.Audience.Expires == 0 {
		return people, nil
	}
	ids := make([]int64, len(people))
	for i, person := range people {
		ids[i] = person.ID
	}
	where, args := db.renewable(c.Audience, value(c.PurposeID))
	round := 1
	if c.Audience.Remind {
		round = 2
	}
	var asked []int64
	moment, number := db.moment(), db.pick(`?`, `?::bigint`)
	err := db.q(ctx).Raw(`INSERT INTO renewal_requests (contact_id, purpose_id, evidence_id, round, campaign_id, ends_at, asked_at, outcome)
		SELECT k.contact_id, k.purpose_id, k.evidence_id, `+number+`, `+number+`, k.expires_at, `+moment+`, '' FROM consents k WHERE `+db.among("k.contact_id")+` AND `+where+`
		ON CONFLICT DO NOTHING RETURNING contact_id`, append([]any{round, c.ID, db.Now(), db.list(ids)}, args...)...).Scan(&asked).Error
	if err != nil {
		return nil, err
	}
	mine := make(map[int64]bool, len(asked))
	for _, id := range asked {
		mine[id] = true
	}
	var all []Contact
	for _, person := range people {
		if mine[person.ID] {
			all = append(all, person)
		}
	}
	return all, nil
}

// unaskRenewals takes back the requests of a campaign whose messages never left: those people can be asked again.
func (db *DB) unaskRenewals(ctx context.Context, campaignID int64) error {
	return db.q(ctx).Exec(`DELETE FROM renewal_requests WHERE campaign_id = ? AND contact_id IN (
		SELECT contact_id FROM messages WHERE campaign_id = ? AND pile = 'cancelled' AND attempt = 0)`, campaignID, campaignID).Error
}
