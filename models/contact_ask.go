package models

import (
	"context"
	"time"
)

// MayBeAnswered tells whether the customer service window is open at a moment: the person wrote within 24 hours, so that they can be written to
// without a template.
func (c Contact) MayBeAnswered(at time.Time) bool {
	return c.ErasedAt == nil && c.MergedInto == nil && c.LastInboundAt != nil && c.LastInboundAt.Add(customerServiceWindow-windowMargin).After(at)
}

// Ask asks a person for what a form asks for, in the conversation that they have opened. It refuses, as Invalid, when the window has closed, when
// they asked never to be messaged, when a question waits for their answer already, and when there is nothing to ask: what they ever said no to
// is not asked again by us.
func (c Contact) Ask(ctx context.Context, db *DB, who Actor, form Form) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		person, err := tx.lockPerson(ctx, c.ID)
		if err != nil {
			return err
		}
		if err := person.askable(tx.Now()); err != nil {
			return err
		}
		q, err := tx.inquire(ctx, form, person, nil)
		if unlessNobody(err) != nil {
			return err
		}
		if err != nil {
			return Invalid{"form": "This form takes no sign-ups. Publish it first, or resume it."}
		}
		if q.numberID, err = tx.numberTheyWroteTo(ctx, person.ID); err != nil {
			return err
		}
		if waiting, err := tx.waitingQuestion(ctx, person.ID, 0); err != nil || waiting.ID != 0 {
			return orDo(err, func() error { return Invalid{"form": "This person was asked and has not answered yet."} })
		}
		q.source, q.unasked = SourceChat, true
		asked, err := tx.ask(ctx, q)
		if err != nil {
			return err
		}
		if !asked {
			return Invalid{"form": "There is nothing left to ask: to each part of this form they said yes or no. After a no, only they can begin again."}
		}
		return tx.audit(ctx, who, deed{act: actContactAsk, subjectID: person.ID, after: map[string]any{"form": form.ID}})
	})
}

func (c Contact) askable(now time.Time) error {
	switch {
	case c.ErasedAt != nil:
		return Conflict{"This person has been erased."}
	case c.SuppressedAt != nil:
		return Invalid{"form": "This person asked never to be messaged."}
	case !c.MayBeAnswered(now):
		return Invalid{"form": "They wrote longer than 24 hours ago. WhatsApp takes an answer only within 24 hours of their last message."}
	}
	return nil
}

// numberTheyWroteTo is the number of ours that the person wrote to last.
func (db *DB) numberTheyWroteTo(ctx context.Context, contactID int64) (id int64, err error) {
	err = db.q(ctx).Raw(`SELECT number_id FROM inbound_messages WHERE contact_id = ? AND number_id IS NOT NULL ORDER BY at DESC LIMIT 1`, contactID).Scan(&id).Error
	if err != nil || id != 0 {
		return id, err
	}
	numbers, err := ListNumbers(ctx, db)
	if err == nil && len(numbers) == 0 {
		err = Invalid{"form": "No WhatsApp number is connected."}
	}
	if err != nil {
		return 0, err
	}
	return numbers[0].ID, nil
}
