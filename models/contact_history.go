package models

import (
	"context"
	"slices"
	"time"

	"greenlist/ledger"
)

// HistoryEntry is one thing that happened between a person and the company. Exactly one of Act, Message and Inbound is set.
type HistoryEntry struct {
	At      time.Time
	Act     *HistoryAct
	Message *HistoryMessage
	Inbound *InboundMessage
}

// HistoryAct is a change of consent and its proof. What it says about the person is empty once that has been erased.
type HistoryAct struct {
	EvidenceID int64
	Type       ledger.Type
	Source     string
	Grade      string
	Purposes   []string // in the words of the company's own name for them, where they still exist
	Channel    string   // of a withdrawal
	Words      string   // what the person said, or what somebody wrote down about it
}

// HistoryMessage is a message to the person, with the campaign it belongs to, if any.
type HistoryMessage struct {
	Message
	Campaign string
}

// InboundMessage is what a person wrote to us.
type InboundMessage struct {
	WAMID     string `gorm:"column:wamid;primaryKey"`
	ContactID int64
	At        time.Time
	Type      string
	Body      string
	Intent    string
}

// historyMost is how many of each kind a history holds: the latest.
const historyMost = 100

// ListHistory returns what happened, the newest first.
func (c Contact) ListHistory(ctx context.Context, db *DB) ([]HistoryEntry, error) {
	acts, err := c.acts(ctx, db)
	if err != nil {
		return nil, err
	}
	messages, err := c.messages(ctx, db)
	if err != nil {
		return nil, err
	}
	inbound, err := c.inbound(ctx, db)
	all := slices.Concat(acts, messages, inbound)
	slices.SortStableFunc(all, func(a, b HistoryEntry) int { return b.At.Compare(a.At) })
	return all, err
}

func (c Contact) acts(ctx context.Context, db *DB) ([]HistoryEntry, error) {
	names, err := purposeNames(ctx, db)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		Evidence
		Payload []byte
	}
	err = db.q(ctx).Raw(`SELECT e.*, s.payload FROM evidence e LEFT JOIN sealed s ON s.evidence_id = e.id WHERE e.contact_id = ? ORDER BY e.id DESC LIMIT ?`,
		c.ID, historyMost).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	all := make([]HistoryEntry, len(rows))
	for i, row := range rows {
		all[i] = HistoryEntry{At: row.CreatedAt, Act: &HistoryAct{EvidenceID: row.ID, Type: row.Type}}
		if err := all[i].open(row.Payload, names); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func purposeNames(ctx context.Context, db *DB) (map[int64]string, error) {
	var all []Purpose
	err := db.q(ctx).Find(&all).Error
	names := make(map[int64]string, len(all))
	for _, p := range all {
		names[p.ID] = p.Name
	}
	return names, err
}

// open fills in what the sealed payload says.
func (h *HistoryEntry) open(payload []byte, purposes map[int64]string) error {
	if payload == nil {
		return nil
	}
	read, err := ledger.ReadPayload(h.Act.Type, payload)
	event, ok := read.(*ledger.ConsentEvent)
	if err != nil || !ok {
		return err
	}
	h.At, h.Act.Source, h.Act.Grade = event.Acted(), event.Source, event.Grade
	for _, p := range event.Terms.Purposes {
		name, ok := purposes[p.ID]
		if !ok {
			name = p.Words
		}
		h.Act.Purposes = append(h.Act.Purposes, name)
	}
	switch {
	case event.Withdrawal != nil:
		h.Act.Channel, h.Act.Words = event.Withdrawal.Channel, event.Withdrawal.Input
	case event.Assertion != nil:
		h.Act.Words = event.Assertion.Words
	case event.Verification != nil:
		h.Act.Words = event.Verification.Text
	}
	return nil
}

func (c Contact) messages(ctx context.Context, db *DB) ([]HistoryEntry, error) {
	var rows []HistoryMessage
	err := db.q(ctx).Raw(`SELECT m.*, COALESCE(p.name, '') AS campaign FROM messages m LEFT JOIN campaigns p ON p.id = m.campaign_id
		WHERE m.contact_id = ? ORDER BY m.id DESC LIMIT ?`, c.ID, historyMost).Scan(&rows).Error
	all := make([]HistoryEntry, len(rows))
	for i := range rows {
		all[i] = HistoryEntry{At: rows[i].latest(), Message: &rows[i]}
	}
	return all, err
}

// latest is when something last happened to the message.
func (m Message) latest() time.Time {
	at := m.CreatedAt
	for _, t := range []*time.Time{m.ClaimedAt, m.AcceptedAt, m.SentAt, m.DeliveredAt, m.ReadAt, m.FailedAt} {
		if t != nil && t.After(at) {
			at = *t
		}
	}
	return at
}

func (c Contact) inbound(ctx context.Context, db *DB) ([]HistoryEntry, error) {
	var rows []InboundMessage
	err := db.q(ctx).Where("contact_id = ?", c.ID).Order("at DESC").Limit(historyMost).Find(&rows).Error
	all := make([]HistoryEntry, len(rows))
	for i := range rows {
		all[i] = HistoryEntry{At: rows[i].At, Inbound: &rows[i]}
	}
	return all, err
}
