package models

import (
	"context"
	"time"
)

// ReadCounted is no state of a message. It is the tally of reads that are kept of nobody, because people were not told that they would be.
const ReadCounted MessageState = "read_counted"

// readsCountedFor is how long after its claim the read of a message is counted where no name stands beside it. What remembers that it has been
// counted is forgotten then, so a later one is not counted: it could be a repetition.
const readsCountedFor = 7 * 24 * time.Hour

// keepsReads tells of which messages it may be kept who read them. The very yes that a message of a campaign rests on must have been given by
// somebody who was told so, and must still stand: once it does not, it never does again, so no read is both kept and counted. What answers a
// person rests on no purpose; any such yes of theirs will do. It is a statement of its own because only a new one sees what was committed while
// the messages were being locked.
func (db *DB) keepsReads(ctx context.Context, happenings []Happening) (map[int64]bool, error) {
	var ids, kept []int64
	for _, h := range happenings {
		if h.What == EventRead {
			ids = append(ids, h.MessageID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	err := db.q(ctx).Raw(`SELECT m.id FROM messages m JOIN contacts c ON c.id = m.contact_id WHERE c.merged_into IS NULL AND c.erased_at IS NULL
		AND EXISTS (SELECT 1 FROM consents k WHERE k.contact_id = m.contact_id AND k.tracked AND k.state = 'given' AND (k.expires_at IS NULL OR k.expires_at > ?)
			AND (m.campaign_id IS NULL OR k.evidence_id = m.consent_evidence_id)) AND `+db.among("m.id"), db.Now(), db.list(ids)).Scan(&kept).Error
	keeps := make(map[int64]bool, len(kept))
	for _, id := range kept {
		keeps[id] = true
	}
	return keeps, err
}

// countReads adds reads to the tallies of their campaigns, each message once however often and in whatever order it is told. For a week a keyed
// hash remembers that it has been; who has only the database cannot tell which message it stands for. What was read in a conversation is not
// kept at all: there is no total that it could be part of.
func (db *DB) countReads(ctx context.Context, read []*Message) (moves, error) {
	now, counted := db.Now(), moves{}
	byHash := map[string]*Message{}
	var rows []map[string]string
	for _, m := range read {
		if m.CampaignID == nil || m.State == Read || m.ClaimedAt == nil || !now.Before(m.ClaimedAt.Add(readsCountedFor)) {
			continue
		}
		hash := db.place.keys.readHash(m.ID)
		if byHash[hash] == nil {
			byHash[hash], rows = m, append(rows, map[string]string{"hash": hash, "forget_at": stamp(m.ClaimedAt.Add(readsCountedFor))})
		}
	}
	if len(rows) == 0 {
		return counted, nil
	}
	text, err := jsonText(rows)
	if err != nil {
		return counted, err
	}
	var fresh []string
	err = db.q(ctx).Raw(`INSERT INTO counted_reads (hash, forget_at) SELECT r.hash, r.forget_at FROM `+db.rowsOf("hash text", "forget_at timestamptz")+`
		WHERE true ON CONFLICT (hash) DO NOTHING RETURNING hash`, text).Scan(&fresh).Error
	for _, hash := range fresh {
		counted.add(byHash[hash].CampaignID, "", ReadCounted, 1)
	}
	return counted, err
}

// ForgetReads forgets which reads were counted, a week after the message went out.
func ForgetReads(ctx context.Context, db *DB) error {
	_, err := db.sweep(ctx, `DELETE FROM counted_reads WHERE hash IN (SELECT hash FROM counted_reads WHERE forget_at <= ? LIMIT ?)`, db.Now())
	return err
}
