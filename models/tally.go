package models

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sort"
)

// moves are the deltas of one transaction: how many messages of a campaign left a state and how many entered it.
type moves map[moveKey]int64

// shards is over how many rows a counter is spread.
const shards = 16

// drawShard is a transaction's. In SQLite one writes at a time, and one row does.
func drawShard(d dialect) int64 {
	if d == sqlite {
		return 0
	}
	return rand.Int64N(shards)
}

type moveKey struct {
	campaignID int64
	state      MessageState
}

func (m moves) add(campaignID *int64, from, to MessageState, n int64) {
	if campaignID == nil || from == to {
		return
	}
	if from != "" {
		m[moveKey{*campaignID, from}] -= n
	}
	m[moveKey{*campaignID, to}] += n
}

func (m moves) join(others moves) {
	for key, n := range others {
		m[key] += n
	}
}

// tally adds the moves to the counters of campaigns. Counters are spread over shards, of which each transaction draws one, so that they do not wait for each
// other's commits on one hot row; within a transaction they are taken in a fixed order.
func (db *DB) tally(ctx context.Context, m moves) error {
	keys := make([]moveKey, 0, len(m))
	for key, n := range m {
		if n != 0 {
			keys = append(keys, key)
		}
	}
	sort.Slice(keys, func(i, j int) bool {
		if keys[i].campaignID != keys[j].campaignID {
			return keys[i].campaignID < keys[j].campaignID
		}
		return keys[i].state < keys[j].state
	})
	day := db.Now().Format("2006-01-02")
	for _, key := range keys {
		err := db.q(ctx).Exec(`INSERT INTO tallies (campaign_id, shard, day, state, n) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (campaign_id, shard, day, state) DO UPDATE SET n = tallies.n + excluded.n`,
			key.campaignID, db.shard, day, string(key.state), m[key]).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// Counts are the messages of a campaign by state. Those under ReadCounted are counted once more, where they stand.
type Counts map[MessageState]int64

// Total is every message of the campaign.
func (c Counts) Total() (n int64) {
	for state, count := range c {
		if state != ReadCounted {
			n += count
		}
	}
	return n
}

// CountMessages reads the tallies of a campaign.
func CountMessages(ctx context.Context, db *DB, campaignID int64) (Counts, error) {
	all, err := countCampaigns(ctx, db, []int64{campaignID})
	return all[campaignID], err
}

func countCampaigns(ctx context.Context, db *DB, ids []int64) (map[int64]Counts, error) {
	var rows []struct {
		CampaignID int64
		State      MessageState
		N          int64
	}
	err := db.q(ctx).Raw(`SELECT campaign_id, state, SUM(n) AS n FROM tallies WHERE `+db.among("campaign_id")+
		` GROUP BY campaign_id, state`, db.list(ids)).Scan(&rows).Error
	all := make(map[int64]Counts, len(ids))
	for _, id := range ids {
		all[id] = Counts{}
	}
	for _, row := range rows {
		all[row.CampaignID][row.State] = row.N
	}
	return all, err
}

// Disagrees says how tallies differ from a recount of the rows; empty when they agree. No row tells of a read that is only counted: of those there
// cannot be more than messages that were delivered.
func (c Counts) Disagrees(recounted Counts) string {
	for _, state := range slices.Sorted(maps.Keys(c)) {
		if state != ReadCounted && c[state] != recounted[state] {
			return fmt.Sprintf("%d are %s, and the tally says %d", recounted[state], state, c[state])
		}
	}
	if c.Total() != recounted.Total() || c[ReadCounted] < 0 || c[ReadCounted] > recounted[Delivered] {
		return fmt.Sprintf("there are %d messages, %d of them delivered, and the tally says %d, and %d reads without a name", recounted.Total(), recounted[Delivered], c.Total(), c[ReadCounted])
	}
	return ""
}

// RecountMessages counts the rows themselves: the slow truth that the tallies are checked against.
func RecountMessages(ctx context.Context, db *DB, campaignID int64) (Counts, error) {
	var rows []struct {
		State MessageState
		N     int64
	}
	err := db.q(ctx).Raw(`SELECT state, COUNT(*) AS n FROM messages WHERE campaign_id = ? GROUP BY state`, campaignID).Scan(&rows).Error
	counts := Counts{}
	for _, row := range rows {
		counts[row.State] = row.N
	}
	return counts, err
}
