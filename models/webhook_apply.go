package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// ApplyWebhooks gives meaning to the oldest stored calls and returns how many it took: so many at most, and fewer where people wrote much. They
// go together in one transaction; if that fails each call is tried alone, so that one that cannot be applied does not hold up the others.
func ApplyWebhooks(ctx context.Context, db *DB, limit int) (taken int, err error) {
	if waiting, err := db.webhooksWait(ctx); err != nil || !waiting {
		return 0, err
	}
	ahead, err := db.readAhead(ctx, limit)
	if err != nil {
		return 0, err
	}
	if taken, err = db.applyTogether(ctx, limit, ahead); err == nil {
		return taken, nil
	}
	return applyOneByOne(ctx, db, limit)
}

func (db *DB) applyTogether(ctx context.Context, limit int, ahead callsRead) (taken int, err error) {
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		events, err := tx.newWebhooks(ctx, limit)
		if err != nil {
			return err
		}
		calls := someCalls(ahead.read(events))
		taken = len(calls)
		return tx.applyAll(ctx, calls)
	})
	return taken, err
}

// webhooksWait spares the lock of all writers: somebody asks many times a second.
func (db *DB) webhooksWait(ctx context.Context) (waiting bool, err error) {
	err = db.q(ctx).Raw(`SELECT EXISTS (SELECT 1 FROM webhook_events WHERE state = 'new')`).Scan(&waiting).Error
	return waiting, err
}

func (db *DB) newWebhooks(ctx context.Context, limit int) ([]WebhookEvent, error) {
	var events []WebhookEvent
	err := db.q(ctx).Raw(`SELECT * FROM webhook_events WHERE state = 'new' ORDER BY id LIMIT ?`+
		db.pick(``, ` FOR UPDATE SKIP LOCKED`), limit).Scan(&events).Error
	return events, err
}

func (db *DB) applyAll(ctx context.Context, calls []readCall) error {
	var happenings []Happening
	var applied []int64
	if err := db.lockConcerned(ctx, calls); err != nil {
		return err
	}
	for _, call := range calls {
		meaning, err := db.apply(ctx, call)
		if err != nil {
			return err
		}
		happenings = append(happenings, meaning.statuses...)
		if meaning.broken == nil {
			applied = append(applied, call.ID)
			continue
		}
		if err := db.poison(ctx, call.ID, meaning.broken); err != nil {
			return err
		}
	}
	if err := db.heedRecipients(ctx, happenings); err != nil {
		return err
	}
	if err := db.applyStatuses(ctx, happenings); err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE webhook_events SET state = 'applied', error = '', applied_at = ? WHERE `+db.among("id"), db.Now(), db.list(applied)).Error
}

// poison keeps a call of which a part could not be read. The other parts have been applied, and applying them again changes nothing.
func (db *DB) poison(ctx context.Context, id int64, cause error) error {
	return db.q(ctx).Exec(`UPDATE webhook_events SET state = 'poison', attempts = attempts + 1, error = ? WHERE id = ?`, cause.Error(), id).Error
}

// applyOneByOne finds the call that cannot be applied. What is wrong with the database at this moment is nothing wrong with a call: it waits.
func applyOneByOne(ctx context.Context, db *DB, limit int) (taken int, err error) {
	for taken < limit {
		var id int64
		err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
			events, err := tx.newWebhooks(ctx, 1)
			if err != nil || len(events) == 0 {
				return err
			}
			id = events[0].ID
			return tx.applyAll(ctx, callsRead{}.read(events))
		})
		if id == 0 {
			return taken, err
		}
		taken++
		if err == nil {
			continue
		}
		if isPassing(err) {
			return taken, err
		}
		if err := setAside(ctx, db, id, err); err != nil {
			return taken, err
		}
	}
	return taken, nil
}

// setAside notes the failure and, after a few, takes the event out of the line.
func setAside(ctx context.Context, db *DB, id int64, cause error) error {
	return db.q(ctx).Exec(`UPDATE webhook_events SET attempts = attempts + 1, error = ?,
		state = CASE WHEN attempts + 1 >= ? THEN 'poison' ELSE state END WHERE id = ? AND state = 'new'`, cause.Error(), webhookTries, id).Error
}

// meaning is what a call had to say: the statuses in it, still to be applied, and what could not be read.
type meaning struct {
	statuses []Happening
	broken   error
}

func (db *DB) apply(ctx context.Context, call readCall) (m meaning, err error) {
	if call.broken != nil {
		return meaning{broken: call.broken}, nil
	}
	sum := sha256.Sum256(call.Body)
	hook := ledger.Webhook{Signature: call.Signature, SHA256: hex.EncodeToString(sum[:]), Body: call.Body}
	for _, event := range call.said {
		if err := db.applyEvent(ctx, event, hook, &m); err != nil {
			return m, fmt.Errorf("%T: %w", event, err)
		}
	}
	return m, nil
}

func (db *DB) applyEvent(ctx context.Context, event whatsapp.Event, hook ledger.Webhook, m *meaning) error {
	switch e := event.(type) {
	case whatsapp.StatusEvent:
		if h, ours := db.happening(ctx, e, &hook); ours {
			m.statuses = append(m.statuses, h)
		}
	case whatsapp.InboundEvent:
		return db.receive(ctx, e, hook)
	case whatsapp.PreferenceEvent:
		return db.applyPreference(ctx, e, hook)
	case whatsapp.TemplateStatusEvent, whatsapp.TemplateQualityEvent, whatsapp.TemplateCategoryEvent, whatsapp.TemplateComponentsEvent:
		return db.applyTemplateEvent(ctx, event)
	case whatsapp.NumberQualityEvent, whatsapp.NumberNameEvent, whatsapp.CapabilityEvent, whatsapp.AccountEvent:
		return db.applyNumberEvent(ctx, event)
	case whatsapp.BrokenEvent:
		m.broken = e.Err
	}
	return nil
}

// keepBody stores the signed bytes that evidence rests on, once, and returns what the evidence says of them: their hash and signature.
func (db *DB) keepBody(ctx context.Context, hook ledger.Webhook) (*ledger.Webhook, error) {
	err := db.q(ctx).Exec(`INSERT INTO webhook_bodies (hash, body, signature, received_at) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING`,
		hook.SHA256, hook.Body, hook.Signature, db.Now()).Error
	if err == nil && len(whatsapp.PeopleIn(hook.Body)) > 1 {
		err = db.noteMentions(ctx, hook)
	}
	hook.Body = nil
	return &hook, err
}
