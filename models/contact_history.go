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
	// Files came with it.
	Files []Attachment
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
	Changes    []Change
	Renewed    bool // a yes while one was in force
}

// Change is a fact that was put right.
type Change = ledger.Change

// HistoryMessage is a message to the person, with the campaign it belongs to, if any.
type HistoryMessage struct {
	Message
	Campaign string
	// Opened are the links in it that they opened, as far as that is kept.
	Opened []OpenedLink `gorm:"-"`
}

// HistoryPageSize is how many entries one page of a history holds.
const HistoryPageSize = 50

// HistoryPlace is where a page of a history ends: below it of each kind the next one begins. The zero place is the newest.
type HistoryPlace struct {
	Evidence int64
	Message  int64
	Inbound  time.Time
	WAMID    string
}

// ListHistory returns one page of what happened, the newest first, and the place where the next one begins; nil where there is none. What
// happened to contacts that were merged into this one is part of it.
func (c Contact) ListHistory(ctx context.Context, db *DB, at HistoryPlace) (page []HistoryEntry, next *HistoryPlace, err error) {
	ids, err := c.everyID(ctx, db)
	if err != nil {
		return nil, nil, err
	}
	h := history{db: db, ids: ids, at: at}
	acts, err := h.acts(ctx)
	if err != nil {
		return nil, nil, err
	}
	messages, err := h.messages(ctx)
	if err != nil {
		return nil, nil, err
	}
	inbound, err := h.inbound(ctx)
	if err != nil {
		return nil, nil, err
	}
	page, more := weave(acts, messages, inbound)
	if err = h.addFiles(ctx, page); err == nil {
		err = h.addOpened(ctx, page)
	}
	if !more {
		return page, nil, err
	}
	for _, entry := range page {
		at = entry.place(at)
	}
	return page, &at, err
}

// weave takes from three lists, each in its own order, what happened last, until the page is full. more tells that something is left.
func weave(lists ...[]HistoryEntry) (page []HistoryEntry, more bool) {
	for len(page) < HistoryPageSize {
		latest := -1
		for i, list := range lists {
			if len(list) > 0 && (latest < 0 || list[0].At.After(lists[latest][0].At)) {
				latest = i
			}
		}
		if latest < 0 {
			return page, false
		}
		page, lists[latest] = append(page, lists[latest][0]), lists[latest][1:]
	}
	return page, slices.ContainsFunc(lists, func(list []HistoryEntry) bool { return len(list) > 0 })
}

// place is at, moved down past the entry.
func (h HistoryEntry) place(at HistoryPlace) HistoryPlace {
	switch {
	case h.Act != nil:
		at.Evidence = h.Act.EvidenceID
	case h.Message != nil:
		at.Message = h.Message.ID
	case h.Inbound != nil:
		at.Inbound, at.WAMID = h.Inbound.At, h.Inbound.WAMID
	}
	return at
}

// everyID is the contact's id and those of the contacts that were merged into it.
func (c Contact) everyID(ctx context.Context, db *DB) (ids []int64, err error) {
	err = db.q(ctx).Raw(`SELECT id FROM contacts WHERE merged_into = ? ORDER BY id`, c.ID).Scan(&ids).Error
	return append(ids, c.ID), err
}

// history reads what happened to a person, kind by kind, below a place.
type history struct {
	db  *DB
	ids []int64
	at  HistoryPlace
}

// mine is the condition that a row is about the person.
func (h history) mine(column string) (sql string, args []any) {
	return h.db.among(column), []any{h.db.list(h.ids)}
}

func (h history) acts(ctx context.Context) ([]HistoryEntry, error) {
	names, err := PurposeNames(ctx, h.db)
	if err != nil {
		return nil, err
	}
	where, args := h.mine("e.contact_id")
	if h.at.Evidence > 0 {
		where, args = where+` AND e.id < ?`, append(args, h.at.Evidence)
	}
	var rows []struct {
		Evidence
		Payload []byte
	}
	err = h.db.q(ctx).Raw(`SELECT e.*, s.payload FROM evidence e LEFT JOIN sealed s ON s.evidence_id = e.id WHERE `+where+` ORDER BY e.id DESC LIMIT ?`,
		append(args, HistoryPageSize+1)...).Scan(&rows).Error
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

// PurposeNames are what the company calls its purposes, also those no longer in use, by id.
func PurposeNames(ctx context.Context, db *DB) (map[int64]string, error) {
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
	h.Act.Renewed = event.Event.State == ledger.StateRenewed
	h.At, h.Act.Source, h.Act.Grade, h.Act.Changes = event.Acted(), event.Source, event.Grade, event.Changes
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

func (h history) messages(ctx context.Context) ([]HistoryEntry, error) {
	where, args := h.mine("m.contact_id")
	if h.at.Message > 0 {
		where, args = where+` AND m.id < ?`, append(args, h.at.Message)
	}
	var rows []HistoryMessage
	err := h.db.q(ctx).Raw(`SELECT m.*, COALESCE(p.name, '') AS campaign FROM messages m LEFT JOIN campaigns p ON p.id = m.campaign_id
		WHERE `+where+` ORDER BY m.id DESC LIMIT ?`, append(args, HistoryPageSize+1)...).Scan(&rows).Error
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

func (h history) inbound(ctx context.Context) ([]HistoryEntry, error) {
	where, args := h.mine("contact_id")
	if !h.at.Inbound.IsZero() {
		where, args = where+` AND (at < ? OR at = ? AND wamid < ?)`, append(args, h.at.Inbound, h.at.Inbound, h.at.WAMID)
	}
	var rows []InboundMessage
	err := h.db.q(ctx).Raw(`SELECT * FROM inbound_messages WHERE `+where+` ORDER BY at DESC, wamid DESC LIMIT ?`, append(args, HistoryPageSize+1)...).Scan(&rows).Error
	all := make([]HistoryEntry, len(rows))
	for i := range rows {
		all[i] = HistoryEntry{At: rows[i].At, Inbound: &rows[i]}
	}
	return all, err
}
