package models

import (
	"context"
	"slices"
)

// Advance applies what happened to messages, in one transaction: every change of a message's state after its claim goes through here, and
// so does its tally. Happenings may come in any order, and twice.
func Advance(ctx context.Context, db *DB, happenings []Happening) error {
	if did, err := db.acceptAlone(ctx, happenings); did || err != nil {
		return err
	}
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.applyStatuses(ctx, happenings) })
}

// applyStatuses stops all sending when it hears of a message or an attempt that this database has never made: it is then a restored copy,
// and what came after the copy was taken would be sent twice.
func (db *DB) applyStatuses(ctx context.Context, happenings []Happening) error {
	if len(happenings) == 0 {
		return nil
	}
	did, err := db.move(ctx, happenings)
	if err != nil {
		return err
	}
	if len(did.strangers) > 0 {
		if err := db.pauseSending(ctx, System, PauseReasonRestored); err != nil {
			return err
		}
	}
	if err := db.heedStops(ctx, happenings); err != nil {
		return err
	}
	return db.countUnreached(ctx, did.unsent)
}

// advance is applyStatuses for what no status tells.
func (db *DB) advance(ctx context.Context, happenings []Happening) error {
	did, err := db.move(ctx, happenings)
	if err != nil {
		return err
	}
	return db.countUnreached(ctx, did.unsent)
}

// move changes messages and what is counted of them.
func (db *DB) move(ctx context.Context, happenings []Happening) (did advanced, err error) {
	if err := db.callOff(ctx, happenings); err != nil {
		return did, err
	}
	happenings, accepted, err := db.accept(ctx, happenings)
	if err != nil {
		return did, err
	}
	fared := outcomes{}
	fared.accepted(accepted)
	if len(happenings) == 0 {
		return did, db.countAll(ctx, accepted, fared)
	}
	known, err := db.lockMessages(ctx, happenings)
	if err != nil {
		return did, err
	}
	keeps, err := db.keepsReads(ctx, happenings)
	if err != nil {
		return did, err
	}
	if happenings, err = db.grantTries(ctx, happenings, known); err != nil {
		return did, err
	}
	did = known.apply(happenings, keeps)
	moves, err := db.countReads(ctx, did.reads)
	if err != nil {
		return did, err
	}
	moves.join(accepted)
	if err := db.writeAdvances(ctx, did.touched, did.before, moves); err != nil {
		return did, err
	}
	fared.join(did.fared)
	return did, db.countAll(ctx, moves, fared)
}

// countAll keeps the counters in one order: whoever waits for one has none of those after it.
func (db *DB) countAll(ctx context.Context, m moves, fared outcomes) error {
	if err := db.tally(ctx, m); err != nil {
		return err
	}
	return db.writeOutcomes(ctx, fared)
}

// messages are rows that are locked, by id.
type messages map[int64]*Message

// advanced is what happenings did to messages.
type advanced struct {
	strangers []Happening            // are about messages or attempts we do not know
	reads     []*Message             // were read by people whose reads are only counted
	touched   messages               // have changed
	before    map[int64]MessageState // how these stood
	unsent    []*Message             // were definitely not accepted, or never started
	fared     outcomes               // what brakes judge by
}

// apply changes the messages as the happenings tell, and writes nothing. keeps are those whose reads are kept per person.
func (known messages) apply(happenings []Happening, keeps map[int64]bool) advanced {
	did := advanced{touched: messages{}, before: map[int64]MessageState{}, fared: outcomes{}}
	for _, h := range happenings {
		m := known[h.MessageID]
		if m == nil || h.Attempt > m.Attempt {
			did.strangers = append(did.strangers, h)
			continue
		}
		if h.What == EventRead && !keeps[m.ID] {
			did.reads, h.What = append(did.reads, m), EventDelivered
		}
		state := m.State
		if !m.apply(h) {
			continue
		}
		did.fared.add(m.CampaignID, outcomeOf(h, state, m.State))
		if h.unsent() {
			did.unsent = append(did.unsent, m)
		}
		if did.touched[m.ID] == nil {
			did.before[m.ID], did.touched[m.ID] = state, m
		}
	}
	return did
}

// lockMessages takes the rows in the order of their keys, so that two batches never wait for each other in a circle.
func (db *DB) lockMessages(ctx context.Context, happenings []Happening) (messages, error) {
	ids := make([]int64, 0, len(happenings))
	for _, h := range happenings {
		ids = append(ids, h.MessageID)
	}
	var rows []*Message
	err := db.q(ctx).Raw(`SELECT id, campaign_id, contact_id, state, reason, error_code, attempt, refusals, enough, due_at, wamid, claimed_at,
		accepted_at, sent_at, delivered_at, read_at, failed_at FROM messages WHERE `+
		db.among("id")+` ORDER BY id`+db.pick(``, ` FOR UPDATE`), db.list(ids)).Scan(&rows).Error
	known := make(messages, len(rows))
	for _, m := range rows {
		m.stood = stood{m.State, m.WAMID, m.DueAt}
		known[m.ID] = m
	}
	if err != nil {
		return nil, err
	}
	return known, db.markErased(ctx, rows)
}

// lockMessagesOf is lockMessages for all that was sent to people who are erased.
func (db *DB) lockMessagesOf(ctx context.Context, p *person) error {
	if db.dialect == sqlite {
		return nil
	}
	return db.q(ctx).Exec(`SELECT id FROM messages WHERE `+db.among("contact_id")+` ORDER BY id FOR UPDATE`, db.list(p.ids)).Error
}

// markErased sees to it that what Meta still tells of messages to people who were erased brings nothing of theirs back.
func (db *DB) markErased(ctx context.Context, rows []*Message) error {
	ids := make([]int64, len(rows))
	for i, m := range rows {
		ids[i] = m.ContactID
	}
	var erased []int64
	if err := db.q(ctx).Raw(`SELECT id FROM contacts WHERE erased_at IS NOT NULL AND `+db.among("id"), db.list(ids)).Scan(&erased).Error; err != nil {
		return err
	}
	for _, m := range rows {
		m.erased = slices.Contains(erased, m.ContactID)
	}
	return nil
}
