package models

import (
	"context"
	"encoding/json"
	"strings"

	"greenlist/ledger"
)

// Apply is the transition of a message, for tests of every order in which things can happen.
func (m *Message) Apply(h Happening) bool { return m.apply(h) }

// SeedWilling writes down n people who agreed to a purpose, quickly: one leaf stands for all of them.
func SeedWilling(ctx context.Context, db *DB, purposeID int64, n int) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		evidenceID, err := tx.attest(ctx, nil, &ledger.AdminEvent{
			Header: ledger.Header{Type: ledger.StaffActed}, Actor: "system", Action: "test.seed", Subject: "contacts",
		})
		if err != nil {
			return err
		}
		series := tx.pick(`WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ?) SELECT n FROM s`, `SELECT n FROM generate_series(1, ?) AS s(n)`)
		err = tx.q(ctx).Exec(`INSERT INTO contacts (phone, name, language, country, source, created_at, updated_at)
			SELECT '+3197' || (1000000000 + n), 'Person ' || n, 'nl', 'NL', 'seed', `+tx.pick(`?, ?`, `?::timestamptz, ?::timestamptz`)+` FROM (`+series+`) AS people`,
			tx.Now(), tx.Now(), n).Error
		if err != nil {
			return err
		}
		return tx.q(ctx).Exec(`INSERT INTO consents (contact_id, purpose_id, state, acted_at, recorded_at, source, grade, evidence_id)
			SELECT id, `+tx.pick(`?, 'given', ?, ?`, `?::bigint, 'given', ?::timestamptz, ?::timestamptz`)+`, 'seed', 'B', `+tx.pick(`?`, `?::bigint`)+` FROM contacts WHERE source = 'seed'`,
			purposeID, tx.Now(), tx.Now(), evidenceID).Error
	})
}

// ContactIDs of everybody.
func ContactIDs(ctx context.Context, db *DB) (ids []int64, err error) {
	err = db.q(ctx).Raw(`SELECT id FROM contacts ORDER BY id`).Scan(&ids).Error
	return ids, err
}

// UsesAfterWithdrawal counts claims that stand in the log behind the withdrawal of the person they are about. One person's leaves stand in
// commit order, so each is a message claimed after its no had committed.
func UsesAfterWithdrawal(ctx context.Context, db *DB) (n int, err error) {
	withdrawn := map[int64]int64{}
	var noes []Evidence
	if err := db.q(ctx).Where("type = ?", ledger.Withdrawn).Find(&noes).Error; err != nil {
		return 0, err
	}
	for _, no := range noes {
		withdrawn[*no.ContactID] = no.ID
	}
	var uses []Sealed
	if err := db.q(ctx).Raw(`SELECT s.* FROM sealed s JOIN evidence e ON e.id = s.evidence_id WHERE e.type = ?`, ledger.Used).Scan(&uses).Error; err != nil {
		return 0, err
	}
	for _, use := range uses {
		var event ledger.UseEvent
		if err := json.Unmarshal(use.Payload, &event); err != nil {
			return 0, err
		}
		for _, u := range event.Uses {
			if no, ok := withdrawn[u.Contact]; ok && no < use.EvidenceID {
				n++
			}
		}
	}
	return n, nil
}

// LockYes and LockPerson are what a claim on Postgres locks while it judges; without either, an act that commits meanwhile is not seen.
const (
	LockYes    = `LIMIT 1 FOR SHARE SKIP LOCKED`
	LockPerson = `FOR SHARE OF c SKIP LOCKED`
)

// ErrMoved says that a claim came too late for one of its messages.
var ErrMoved = errMoved

// Scatter lets each message of a campaign wait in a batch of its own, as those do that were put back one by one.
func Scatter(ctx context.Context, db *DB, campaignID int64) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		batches, err := tx.nextBatches(ctx, campaignID, claimMost)
		if err != nil {
			return err
		}
		ids, err := tx.takeBatches(ctx, batches, claimMost)
		for _, id := range ids {
			if err == nil {
				err = tx.queue(ctx, campaignID, tx.Now(), []int64{id})
			}
		}
		return err
	})
}

// ClaimHeldUp is ClaimCampaign on Postgres, standing still in the middle of its statement until HoldUp lets it go on: on a busy server any statement may
// take that long. It goes without one lock, if that is named.
func ClaimHeldUp(ctx context.Context, db *DB, campaignID, process int64, limit int, without string) (claimed Claimed, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		campaign, ok, err := tx.sendingCampaign(ctx, campaignID)
		if err != nil || !ok {
			return err
		}
		batches, err := tx.nextBatches(ctx, campaignID, limit)
		if err != nil {
			return err
		}
		ids, err := tx.takeBatches(ctx, batches, limit)
		if err != nil {
			return err
		}
		by := judging{process: process}
		all, err := tx.claimBy(ctx, heldUp(tx.claimSQL(), without), campaign, &by, ids)
		if err != nil {
			return err
		}
		claimed, err = tx.dispatch(ctx, campaign, by, all)
		return err
	})
	return claimed, err
}

func heldUp(statement, without string) string {
	statement = strings.Replace(statement, ` WHERE`+due, ` WHERE (SELECT true FROM pg_advisory_xact_lock_shared(`+holdUpLock+`)) AND`+due, 1)
	switch without {
	case LockYes:
		return strings.Replace(statement, without, `LIMIT 1`, 1)
	case LockPerson:
		return strings.Replace(statement, without, ``, 1)
	}
	return statement
}

const holdUpLock = "4242"

// HoldUp keeps a claim in one statement from going on while f runs. f is called once the claim stands still.
func HoldUp(ctx context.Context, db *DB, claim func() error, f func() error) error {
	claimed := make(chan error, 1)
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Exec(`SELECT pg_advisory_xact_lock(` + holdUpLock + `)`).Error; err != nil {
			return err
		}
		go func() { claimed <- claim() }()
		for waiting := int64(0); waiting == 0; {
			err := tx.q(ctx).Raw(`SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = ` + holdUpLock + ` AND NOT granted`).Scan(&waiting).Error
			if err != nil {
				return err
			}
		}
		return f()
	})
	if err != nil {
		return err
	}
	return <-claimed
}

// Execute runs SQL that no verb would.
func Execute(ctx context.Context, db *DB, statement string, args ...any) error {
	return db.q(ctx).Exec(statement, args...).Error
}

// TrackEverySecond makes every second yes one whose reads are noted.
func TrackEverySecond(ctx context.Context, db *DB) error {
	return db.q(ctx).Exec(`UPDATE consents SET tracked = (contact_id % 2 = 0)`).Error
}

// StatesOf is how each message of a campaign stands.
func StatesOf(ctx context.Context, db *DB, campaignID int64) (map[int64]MessageState, error) {
	var rows []Message
	err := db.q(ctx).Raw(`SELECT id, state FROM messages WHERE campaign_id = ?`, campaignID).Scan(&rows).Error
	stands := make(map[int64]MessageState, len(rows))
	for _, m := range rows {
		stands[m.ID] = m.State
	}
	return stands, err
}

// Settled is the id up to which the sequencer looks at nothing any more.
func (s *Sequencer) Settled() int64 { return s.known.settled }
