package models

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// DeliveryState is how a delivery stands.
type DeliveryState string

const (
	DeliveryWaiting   DeliveryState = "waiting"
	DeliveryDelivered DeliveryState = "delivered"
	// DeliveryFailed: it was tried for three days, or the endpoint was switched off.
	DeliveryFailed DeliveryState = "failed"
)

// Delivery is one thing that one endpoint is told.
type Delivery struct {
	ID         int64
	EndpointID int64
	Type       Topic
	// ContactID and EvidenceID are nil for a test; PurposeID and ActedAt also where it is about no consent.
	ContactID  *int64
	PurposeID  *int64
	ActedAt    *time.Time
	Source     string
	Grade      string
	EvidenceID *int64
	State      DeliveryState
	Attempts   int
	FirstAt    *time.Time
	NextAt     time.Time
	LeaseUntil *time.Time
	// LastCode is what the endpoint answered last; 0 when it did not answer. LastError says it in words.
	LastCode  int
	LastError string
	CreatedAt time.Time
	EndedAt   *time.Time
}

// EventID is the same for every attempt, and for every endpoint that is told of the same thing.
func (d Delivery) EventID(db *DB) string {
	switch {
	case d.EvidenceID == nil:
		return fmt.Sprintf("evt_%s_test_%d", db.Installation().DatabaseID, d.ID)
	case d.Type == TopicErased && d.ContactID != nil:
		return fmt.Sprintf("evt_%s_erased_%d", db.Installation().DatabaseID, *d.ContactID)
	case d.PurposeID == nil:
		return fmt.Sprintf("evt_%s_%d", db.Installation().DatabaseID, *d.EvidenceID)
	}
	return fmt.Sprintf("evt_%s_%d_%d", db.Installation().DatabaseID, *d.EvidenceID, *d.PurposeID)
}

// tell writes down, for every endpoint that wants to know, how these people stand to a purpose since this transaction changed it. It is one
// statement, however many people.
func (db *DB) tell(ctx context.Context, purposeID int64, contactIDs ...int64) error {
	if len(contactIDs) == 0 {
		return nil
	}
	now := db.Now()
	return db.q(ctx).Exec(`INSERT INTO deliveries (endpoint_id, type, contact_id, purpose_id, acted_at, source, grade, evidence_id, next_at, created_at)
		SELECT e.id, 'consent.' || k.state, k.contact_id, k.purpose_id, k.acted_at, k.source, k.grade, k.evidence_id, `+db.moment()+`, `+db.moment()+`
		FROM endpoints e JOIN consents k ON k.purpose_id = ? AND `+db.among("k.contact_id")+`
		WHERE e.state <> 'off' AND `+db.pick(`EXISTS (SELECT 1 FROM json_each(e.events) WHERE value = 'consent.' || k.state)`, `jsonb_exists(e.events, 'consent.' || k.state)`)+`
		ORDER BY e.id, k.evidence_id`,
		now, now, purposeID, db.list(contactIDs)).Error
}

// tellOfChange writes down, for every endpoint that wants to know, that what is known about a person is not what it was.
func (db *DB) tellOfChange(ctx context.Context, contactID, evidenceID int64) error {
	now := db.Now()
	return db.q(ctx).Exec(`INSERT INTO deliveries (endpoint_id, type, contact_id, evidence_id, next_at, created_at)
		SELECT e.id, `+db.pick(`?, ?, ?, ?, ?`, `?::text, ?::bigint, ?::bigint, ?::timestamptz, ?::timestamptz`)+` FROM endpoints e
		WHERE e.state <> 'off' AND `+db.pick(`EXISTS (SELECT 1 FROM json_each(e.events) WHERE value = ?)`, `jsonb_exists(e.events, ?)`)+` ORDER BY e.id`,
		TopicChanged, contactID, evidenceID, now, now, TopicChanged).Error
}

// tellOfErasure writes down, for every endpoint that wants to know, that these contacts were erased. What else still waited about them went with
// them. evidenceID is the leaf that says so; where nothing was left to erase in the log, it is the last there is, so that this comes after all.
func (db *DB) tellOfErasure(ctx context.Context, contactIDs []int64, evidenceID int64) error {
	if evidenceID == 0 {
		if err := db.q(ctx).Raw(`SELECT COALESCE(MAX(id), 0) FROM evidence`).Scan(&evidenceID).Error; err != nil {
			return err
		}
	}
	now := db.Now()
	return db.q(ctx).Exec(`INSERT INTO deliveries (endpoint_id, type, contact_id, evidence_id, next_at, created_at)
		SELECT e.id, `+db.pick(`?, c.id, ?, ?, ?`, `?::text, c.id, ?::bigint, ?::timestamptz, ?::timestamptz`)+` FROM endpoints e JOIN contacts c ON `+db.among("c.id")+`
		WHERE e.state <> 'off' AND `+db.pick(`EXISTS (SELECT 1 FROM json_each(e.events) WHERE value = ?)`, `jsonb_exists(e.events, ?)`)+` ORDER BY e.id, c.id`,
		TopicErased, evidenceID, now, now, db.list(contactIDs), TopicErased).Error
}

// DeliverySearch says which deliveries to list.
type DeliverySearch struct {
	EndpointID int64
	State      DeliveryState // empty: all
	// Before and After are the id of the last and the first delivery of another page: the newest come first.
	Before, After int64
}

// DeliveryPage is one page of deliveries.
type DeliveryPage struct {
	Deliveries   []Delivery
	Older, Newer bool
}

// DeliveryPageSize is how many deliveries one page lists.
const DeliveryPageSize = 50

// ListDeliveries returns one page.
func ListDeliveries(ctx context.Context, db *DB, s DeliverySearch) (DeliveryPage, error) {
	conditions, args, order := []string{"endpoint_id = ?"}, []any{s.EndpointID}, "id DESC"
	add := func(condition string, arg any) { conditions, args = append(conditions, condition), append(args, arg) }
	if s.State != "" {
		add("state = ?", s.State)
	}
	if s.Before > 0 {
		add("id < ?", s.Before)
	}
	if s.After > 0 {
		add("id > ?", s.After)
		order = "id ASC"
	}
	var rows []Delivery
	err := db.q(ctx).Where(strings.Join(conditions, " AND "), args...).Order(order).Limit(DeliveryPageSize + 1).Find(&rows).Error
	more := len(rows) > DeliveryPageSize
	rows = rows[:min(len(rows), DeliveryPageSize)]
	if s.After > 0 {
		slices.Reverse(rows)
		return DeliveryPage{rows, true, more}, err
	}
	return DeliveryPage{rows, more, s.Before > 0}, err
}

// Replay sends a delivery once more, however it ended. It refuses one that is under way, and an endpoint that is off.
func (e Endpoint) Replay(ctx context.Context, db *DB, who Actor, deliveryID int64) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		again := tx.q(ctx).Exec(`UPDATE deliveries SET state = 'waiting', first_at = NULL, next_at = ?, lease_until = NULL, ended_at = NULL
			WHERE id = ? AND endpoint_id = ? AND (state <> 'waiting' OR lease_until IS NULL) AND EXISTS (SELECT 1 FROM endpoints WHERE id = ? AND state <> 'off')`,
			tx.Now(), deliveryID, e.ID, e.ID)
		if err := guarded(again, "This is being sent right now, or the webhook is off."); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actEndpointReplay, subjectID: e.ID, after: map[string]int64{"delivery": deliveryID}})
	})
}

// DeliveryLife is how long it can be seen what was told, and be told once more.
const DeliveryLife = 30 * 24 * time.Hour

// PurgeDeliveries forgets what is older than that, also what still waits for an endpoint that nobody switched on again.
func PurgeDeliveries(ctx context.Context, db *DB) error {
	for {
		gone := db.q(ctx).Exec(`DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE created_at < ? ORDER BY created_at LIMIT 5000)`, db.Now().Add(-DeliveryLife))
		if gone.Error != nil || gone.RowsAffected == 0 {
			return gone.Error
		}
	}
}
