package models

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// An outcome is what became of one attempt, as far as brakes care.
type outcome struct {
	what string
	code int
}

// Kinds of outcomes. Of one attempt there may be two: accepted, and what was heard of it later.
const (
	// outcomeAccepted: Meta took it, and we ought to hear of it.
	outcomeAccepted = "accepted"
	// outcomeGood: Meta says that it was sent, or more.
	outcomeGood = "good"
	// outcomeAgain: Meta says that it failed, for a reason that passes.
	outcomeAgain = "again"
	// outcomeFailed: Meta took it and says that it failed.
	outcomeFailed = "failed"
	// outcomeRefused: Meta did not take it.
	outcomeRefused = "refused"
	// outcomeUnseen: Meta's answer did not arrive.
	outcomeUnseen = "unseen"
)

const (
	// outcomeBucket is the length of time that is counted together.
	outcomeBucket = 10 * time.Second
	// outcomeLife is how long these counts are kept: trouble is judged by the last quarter of an hour, and a number that was stopped for silence goes on by
	// what was heard since, which may be read late where no process ran meanwhile.
	outcomeLife = 24 * time.Hour
)

// outcomeOf says what a happening that moved a message between two states tells. The zero value is nothing.
func outcomeOf(h Happening, before, after MessageState) outcome {
	switch h.What {
	case EventSent, EventDelivered, EventRead:
		if rank[before] < rank[Sent] && rank[after] >= rank[Sent] {
			return outcome{what: outcomeGood}
		}
	case EventFailed:
		if after == Queued {
			return outcome{outcomeAgain, h.Code}
		}
		return outcome{outcomeFailed, h.Code}
	case EventRefused:
		return outcome{outcomeRefused, h.Code}
	case EventUnseen:
		if h.Reason != reasonProcessEnded {
			return outcome{what: outcomeUnseen}
		}
	case EventAccepted:
		if !h.Held && after == Accepted {
			return outcome{what: outcomeAccepted}
		}
	}
	return outcome{}
}

// outcomes are those of one transaction, counted for each campaign.
type outcomes map[outcomeKey]int64

type outcomeKey struct {
	campaignID int64
	outcome
}

func (o outcomes) add(campaignID *int64, what outcome) {
	if campaignID != nil && what.what != "" {
		o[outcomeKey{*campaignID, what}]++
	}
}

func (o outcomes) join(others outcomes) {
	for key, n := range others {
		o[key] += n
	}
}

// accepted counts messages that were written as accepted in one statement.
func (o outcomes) accepted(m moves) {
	for key, n := range m {
		if key.state == Accepted && n > 0 {
			o[outcomeKey{key.campaignID, outcome{what: outcomeAccepted}}] += n
		}
	}
}

// writeOutcomes adds to the counts, in a fixed order and in the shard of this transaction, for the reasons that tally has.
func (db *DB) writeOutcomes(ctx context.Context, o outcomes) error {
	keys := make([]outcomeKey, 0, len(o))
	for key := range o {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b outcomeKey) int {
		return cmp.Or(cmp.Compare(a.campaignID, b.campaignID), cmp.Compare(a.what, b.what), cmp.Compare(a.code, b.code))
	})
	at := db.Now().Truncate(outcomeBucket)
	for _, key := range keys {
		err := db.q(ctx).Exec(`INSERT INTO outcomes (campaign_id, at, what, code, shard, n) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (campaign_id, at, what, code, shard) DO UPDATE SET n = outcomes.n + excluded.n`,
			key.campaignID, at, key.what, key.code, db.shard, o[key]).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// ForgetOutcomes drops counts that nobody judges by any more.
func ForgetOutcomes(ctx context.Context, db *DB) error {
	return db.q(ctx).Exec(`DELETE FROM outcomes WHERE at < ?`, db.Now().Add(-outcomeLife)).Error
}
