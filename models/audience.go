package models

import (
	"context"
	"strings"
)

// Audience says which contacts a campaign is for. Consent is not part of it: everybody chosen gets a row, and who may not be messaged is
// skipped with the reason where people can see it.
type Audience struct {
	// Tags: people with any of these. Empty means no matter which.
	Tags []string `json:"tags,omitempty"`
	// Countries: ISO codes. Languages: BCP 47 codes.
	Countries []string `json:"countries,omitempty"`
	Languages []string `json:"languages,omitempty"`
	// Expires: people whose yes ends by itself within so many days, and who were not asked to renew it; 0: no matter. With Remind those who were asked
	// once and have not answered.
	Expires int  `json:"expires,omitempty"`
	Remind  bool `json:"remind,omitempty"`
	// Contacts: these people and nobody else, by their ids; or those they have been merged into since.
	Contacts []int64 `json:"contacts,omitempty"`
}

// where is the audience of a purpose as SQL on contacts c.
func (a Audience) where(db *DB, purposeID int64) (string, []any) {
	conditions := []string{"c.merged_into IS NULL", "c.erased_at IS NULL"}
	var args []any
	if len(a.Tags) > 0 {
		conditions = append(conditions, db.pick(
			`EXISTS (SELECT 1 FROM json_each(c.tags) WHERE value IN ?)`,
			`EXISTS (SELECT 1 FROM jsonb_array_elements_text(c.tags) AS tag(value) WHERE value IN ?)`))
		args = append(args, a.Tags)
	}
	for column, values := range map[string][]string{"c.country": a.Countries, "c.language": a.Languages} {
		if len(values) > 0 {
			conditions = append(conditions, column+" IN ?")
			args = append(args, values)
		}
	}
	if len(a.Contacts) > 0 {
		conditions, args = append(conditions, `c.id IN (SELECT COALESCE(n.merged_into, n.id) FROM contacts n WHERE n.id IN ?)`), append(args, a.Contacts)
	}
	if a.Expires > 0 {
		ending, more := db.renewable(a, purposeID)
		conditions, args = append(conditions, `c.id IN (SELECT k.contact_id FROM consents k WHERE `+ending+`)`), append(args, more...)
	}
	return strings.Join(conditions, " AND "), args
}

// Forecast is what a campaign would do now: how many people it is for, how many may be messaged, and why the others may not.
type Forecast struct {
	People  int64
	Willing int64
	// Not counts the others by reason, in the words of the gate.
	Not map[string]int64
}

// ForecastAudience counts an audience against the consent for a purpose.
func ForecastAudience(ctx context.Context, db *DB, a Audience, purposeID int64) (Forecast, error) {
	where, args := a.where(db, purposeID)
	var rows []struct {
		No string
		N  int64
	}
	err := db.q(ctx).Raw(`SELECT no, COUNT(*) AS n FROM (SELECT CASE
		WHEN c.phone IS NULL AND c.bsuid IS NULL THEN 'no_address'
		WHEN c.suppressed_at IS NOT NULL THEN 'suppressed'
		WHEN k.id IS NULL THEN 'no_consent'
		WHEN k.state <> 'given' THEN k.state
		WHEN k.expires_at <= `+db.pick(`?`, `?::timestamptz`)+` THEN 'expired'
		WHEN c.meta_stopped_at IS NOT NULL THEN 'stopped_at_whatsapp'
		ELSE '' END AS no
		FROM contacts c LEFT JOIN consents k ON k.contact_id = c.id AND k.purpose_id = ? WHERE `+where+`) judged GROUP BY no`,
		append([]any{db.Now(), purposeID}, args...)...).Scan(&rows).Error
	f := Forecast{Not: map[string]int64{}}
	for _, row := range rows {
		f.People += row.N
		if row.No == "" {
			f.Willing = row.N
			continue
		}
		f.Not[row.No] = row.N
	}
	return f, err
}
