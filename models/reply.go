package models

import (
	"context"
	"encoding/json"
	"time"

	"greenlist/whatsapp"
)

// Reply is what we say to somebody in a conversation they have opened: a reply, or the confirmation of a yes or a no. It is no marketing and
// relies on no consent; what it needs is an open customer service window at the moment it goes out.
type Reply struct {
	Kind MessageKind `json:"-"`
	// Occasion is what it answers. The same occasion is answered once, however often it comes up.
	Occasion string `json:"-"`
	// After is how long it waits for what was written before it to arrive.
	After time.Duration `json:"-"`
	Text  string        `json:"text"`
	// Buttons are at most three.
	Buttons []whatsapp.ReplyButton `json:"buttons,omitempty"`
}

// Said reads what an answer says; ok is false for a message that is none.
func (m Message) Said() (r Reply, ok bool) {
	if m.CampaignID != nil || json.Unmarshal([]byte(m.Body), &r) != nil {
		return Reply{}, false
	}
	r.Kind, r.Occasion = m.Kind, m.Occasion
	return r, true
}

// Reply queues an answer from one of our numbers. It belongs into the transaction of the act it answers: both happen, or neither. fresh is
// false when the occasion has been answered before.
func (c Contact) Reply(ctx context.Context, db *DB, numberID int64, r Reply) (fresh bool, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		id, err := tx.reply(ctx, c.ID, numberID, r)
		fresh = id != 0
		return err
	})
	return fresh, err
}

// reply is Reply inside a transaction; the id is 0 when the occasion has been answered before. The person's row is locked, so that a no
// stands either before the answer or behind it.
func (db *DB) reply(ctx context.Context, contactID, numberID int64, r Reply) (id int64, err error) {
	body, err := jsonText(r)
	if err != nil {
		return 0, err
	}
	if err := db.lockContact(ctx, contactID); err != nil {
		return 0, err
	}
	now := db.Now()
	err = db.q(ctx).Raw(`INSERT INTO messages (occasion, contact_id, number_id, kind, state, pile, due_at, parameters, body, created_at, after_evidence_id)
		SELECT ?, c.id, `+db.pick(`?`, `?::bigint`)+`, ?, 'queued', 'waiting', `+db.pick(`?`, `?::timestamptz`)+`, '{}', ?, `+db.pick(`?`, `?::timestamptz`)+`,
			(SELECT MAX(e.id) FROM evidence e WHERE e.contact_id = c.id) FROM contacts c WHERE c.id = ?
		ON CONFLICT (contact_id, occasion) WHERE campaign_id IS NULL AND occasion <> '' DO NOTHING RETURNING id`,
		r.Occasion, numberID, string(r.Kind), now.Add(r.After), body, now, contactID).Scan(&id).Error
	return id, err
}

// numberBehind is our number with an id of Meta's; 0 for one we do not know.
func (db *DB) numberBehind(ctx context.Context, metaID string) (id int64, err error) {
	err = db.q(ctx).Raw(`SELECT id FROM numbers WHERE meta_id = ?`, metaID).Scan(&id).Error
	return id, err
}
