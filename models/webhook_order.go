package models

import (
	"bytes"
	"context"
	"slices"

	"greenlist/whatsapp"
)

// readCall is a stored call, read.
type readCall struct {
	WebhookEvent
	said   []whatsapp.Event
	broken error
}

// callsRead are calls that were read before, by their keys.
type callsRead map[int64]readCall

// readAhead reads the oldest stored calls on SQLite, where all who write wait for one another, so that what takes long is done before.
func (db *DB) readAhead(ctx context.Context, limit int) (callsRead, error) {
	if db.dialect == postgres {
		return nil, nil
	}
	events, err := db.newWebhooks(ctx, limit)
	ahead := make(callsRead, len(events))
	for _, call := range ahead.read(events) {
		ahead[call.ID] = call
	}
	return ahead, err
}

// read reads calls, but those that were read ahead and say the same still: whoever was erased meanwhile is no longer in them.
func (ahead callsRead) read(events []WebhookEvent) []readCall {
	all := make([]readCall, len(events))
	for i, event := range events {
		if before, ok := ahead[event.ID]; ok && bytes.Equal(before.Body, event.Body) {
			all[i] = readCall{event, before.said, before.broken}
			continue
		}
		delivery, err := whatsapp.Parse(event.Body)
		all[i] = readCall{event, delivery.Events, err}
	}
	return all
}

// mostWritten is how much of what people wrote or chose one transaction takes, so that it holds few of them, for a moment only, and so that a
// program that cannot live for long gets on all the same. Of statuses many go together.
const mostWritten = 25

// someCalls are the first of a batch, as many as one transaction should take.
func someCalls(calls []readCall) []readCall {
	written := 0
	for i, call := range calls {
		for _, event := range call.said {
			if _, status := event.(whatsapp.StatusEvent); !status {
				written++
			}
		}
		if written > mostWritten && i > 0 {
			return calls[:i]
		}
	}
	return calls
}

// concerned are those whose rows a batch of calls needs: by address, and by the messages they stopped.
type concerned struct {
	addresses []string
	messages  []int64
}

// lockConcerned takes the rows of everybody the calls are from, or who stopped something in them, before anything is done with any call. A batch holds
// its people until it is through; taken one by one in the order of the calls, and after messages, two batches would wait for each other, and for
// whoever merges or erases several people. On SQLite one writes at a time.
func (db *DB) lockConcerned(ctx context.Context, calls []readCall) error {
	if db.dialect == sqlite {
		return nil
	}
	var c concerned
	for _, call := range calls {
		for _, event := range call.said {
			c.hear(ctx, db, event)
		}
	}
	c.addresses = slices.DeleteFunc(c.addresses, func(a string) bool { return a == "" })
	if len(c.addresses)+len(c.messages) == 0 {
		return nil
	}
	return db.lockAsFound(ctx, func() (ids []int64, err error) {
		return ids, db.q(ctx).Raw(`WITH concerned AS (SELECT id, merged_into FROM contacts WHERE phone IN ? OR bsuid IN ?
			UNION SELECT c.id, c.merged_into FROM messages m JOIN contacts c ON c.id = m.contact_id WHERE `+db.among("m.id")+`)
			SELECT id FROM concerned UNION SELECT merged_into FROM concerned WHERE merged_into IS NOT NULL ORDER BY 1`,
			orNone(c.addresses), orNone(c.addresses), db.list(c.messages)).Scan(&ids).Error
	})
}

func (c *concerned) hear(ctx context.Context, db *DB, event whatsapp.Event) {
	switch e := event.(type) {
	case whatsapp.InboundEvent:
		c.addresses = append(c.addresses, e164(e.From), e.FromUserID)
		if e.System != nil {
			c.addresses = append(c.addresses, e164(e.System.WaID), e.System.UserID)
		}
	case whatsapp.PreferenceEvent:
		c.addresses = append(c.addresses, e164(e.Phone), e.UserID)
	case whatsapp.StatusEvent:
		if !slices.ContainsFunc(e.Errors, func(problem whatsapp.Error) bool { return problem.Code == codeStoppedMarketing }) {
			return
		}
		if attempt, ours := db.attemptOf(ctx, e); ours {
			c.messages = append(c.messages, attempt.MessageID)
		}
	}
}
