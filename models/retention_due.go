package models

import (
	"context"
	"time"
)

// Ends is when proof has to go of a consent that stopped, was last relied on at a moment (zero for never), and was given at another. Days are
// those of the zone.
func (r Retention) Ends(given, used, stopped time.Time, zone *time.Location) time.Time {
	end := stopped.In(zone)
	switch r {
	case RetainSixMonths:
		end = end.AddDate(0, 6, 0)
	case RetainOneYear:
		end = end.AddDate(1, 0, 0)
	case RetainThreeYears:
		end = end.AddDate(3, 0, 0)
	case RetainThirdYearsEnd:
		end = time.Date(end.Year()+4, time.January, 1, 0, 0, 0, 0, zone)
	case RetainAfterUse:
		last := given
		if used.After(last) {
			last = used
		}
		if last = last.In(zone).AddDate(5, 0, 0); last.After(end) {
			end = last
		}
	default:
		end = end.AddDate(2, 0, 0)
	}
	return end.UTC()
}

// reckonBatch keeps every transaction short.
const reckonBatch = 500

// endedConsent is one whose proof has to go some day.
type endedConsent struct {
	ID      int64
	ActedAt time.Time
	Country string
	GivenAt *time.Time
	UsedAt  *time.Time
}

// reckonDue works out when the proof of consents that ended has to go.
func (db *DB) reckonDue(ctx context.Context) error {
	for after := int64(0); ; {
		var looked int
		err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
			looked, after, err = tx.reckonSome(ctx, after)
			return err
		})
		if err != nil || looked < reckonBatch {
			return err
		}
	}
}

func (db *DB) reckonSome(ctx context.Context, after int64) (looked int, last int64, err error) {
	rules, err := db.retentionRules(ctx)
	if err != nil {
		return 0, 0, err
	}
	var ended []endedConsent
	err = db.q(ctx).Raw(`SELECT k.id, k.acted_at, c.country, `+givenAt+` AS given_at, `+usedAt+` AS used_at
		FROM consents k JOIN contacts c ON c.id = k.contact_id
		WHERE k.state <> 'given' AND k.due_at IS NULL AND k.id > ? AND c.merged_into IS NULL ORDER BY k.id LIMIT ?`+db.pick(``, ` FOR UPDATE OF k`), after, reckonBatch).Scan(&ended).Error
	if err != nil || len(ended) == 0 {
		return 0, 0, err
	}
	for _, k := range ended {
		due := rules.of(k.Country).Ends(deref(k.GivenAt), deref(k.UsedAt), k.ActedAt, rules.zone)
		if err := db.q(ctx).Exec(`UPDATE consents SET due_at = ? WHERE id = ?`, due, k.ID).Error; err != nil {
			return 0, 0, err
		}
	}
	return len(ended), ended[len(ended)-1].ID, nil
}

// When the person last agreed, and when that was last relied on. Somebody who agreed to several purposes counts as a whole: it can only make
// proof stay longer.
const (
	givenAt = `(SELECT e.created_at FROM evidence e WHERE e.contact_id = k.contact_id AND e.type IN ('confirmed', 'import') ORDER BY e.id DESC LIMIT 1)`
	usedAt  = `(SELECT m.claimed_at FROM messages m WHERE m.contact_id = k.contact_id AND m.consent_evidence_id IS NOT NULL ORDER BY m.id DESC LIMIT 1)`
)

// reckonAnew forgets what was reckoned, because a rule changed.
func (db *DB) reckonAnew(ctx context.Context, which string, args ...any) error {
	return db.q(ctx).Exec(`UPDATE consents SET due_at = NULL WHERE due_at IS NOT NULL AND lapsed_at IS NULL AND `+which, args...).Error
}
