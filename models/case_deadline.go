package models

import (
	"context"
	"strings"
	"time"
)

// Extend gives a case more time. A right can be given two months more, once, while its month lasts, and the person is told why (GDPR Art. 12(3)); other
// cases get the day that was agreed. It refuses to do so without a reason.
func (c *Case) Extend(ctx context.Context, db *DB, who Actor, until time.Time, why string) error {
	wrong := Invalid{}
	if why = shorten(strings.TrimSpace(why), 500); why == "" {
		wrong.Add("why", "Say why more time is needed. The person is entitled to know.")
	}
	now := db.Now()
	switch {
	case c.Kind.Right() && c.ExtendedAt != nil:
		return Refusal{Reason: "extended", Message: "The law allows one extension, and this case has had it."}
	case c.Kind.Right() && c.Overdue(now):
		return Refusal{Reason: "overdue", Message: "The month is over. It could only be extended while it lasted."}
	case c.Kind.Right():
		company, err := FindOrganisation(ctx, db)
		if err != nil {
			return err
		}
		until = dayEnd(monthsLater(c.ReceivedAt.In(company.Location()), 3))
	case until.Before(c.ReceivedAt) || until.Before(now):
		wrong.Add("until", "Give a day that is still to come.")
	}
	if err := wrong.OrNil(); err != nil {
		return err
	}
	return c.change(ctx, db, who, actCaseExtend, map[string]any{"until": until}, `due_at = ?, extended_at = ?, extended_why = ?`, until, now, why)
}

// Hold keeps everything that proves what the person agreed to from being erased, by request or by retention, until a day or (zero) until it is
// released. Somebody may need it: a court, an authority, the person themselves. It refuses a case about nobody, and to do so without a reason.
func (c *Case) Hold(ctx context.Context, db *DB, who Actor, until time.Time, why string) error {
	wrong := Invalid{}
	if why = shorten(strings.TrimSpace(why), 500); why == "" {
		wrong.Add("hold", "Say what it is needed for.")
	}
	var end *time.Time
	if !until.IsZero() {
		if end = &until; until.Before(db.Now()) {
			wrong.Add("hold_until", "Give a day that is still to come, or none.")
		}
	}
	if c.ContactID == nil {
		wrong.Add("hold", "This case is about nobody in your contacts, so there is nothing to hold.")
	}
	if err := wrong.OrNil(); err != nil {
		return err
	}
	return c.change(ctx, db, who, actCaseHold, map[string]any{"until": end}, `held_at = ?, held_by = ?, held_until = ?, held_why = ?`, db.Now(), who.userID(), end, why)
}

// Release ends the hold, of any case that has one. It refuses to do so without a reason, which is kept as a note.
func (c *Case) Release(ctx context.Context, db *DB, who Actor, why string) error {
	if why = strings.TrimSpace(why); why == "" {
		return Invalid{"release": "Say why it is not needed any more."}
	}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		released := tx.q(ctx).Exec(`UPDATE cases SET held_at = NULL, held_by = NULL, held_until = NULL, held_why = '' WHERE id = ? AND held_at IS NOT NULL`, c.ID)
		if err := guarded(released, "Nothing is held any more."); err != nil {
			return err
		}
		if err := c.note(ctx, tx, who, actCaseRelease, nil); err != nil {
			return err
		}
		return c.Note(ctx, tx, who, "The hold was lifted: "+why)
	})
	if err != nil {
		return err
	}
	return c.reread(ctx, db)
}

// HeldCases are the cases that keep proof of any of these people from being erased, whichever row of theirs they are about.
func HeldCases(ctx context.Context, db *DB, contactIDs []int64) (all []Case, err error) {
	ids := db.list(contactIDs)
	err = db.q(ctx).Raw(`SELECT * FROM cases WHERE held_at IS NOT NULL AND (held_until IS NULL OR held_until > ?) AND contact_id IN (
		SELECT id FROM contacts WHERE `+db.among("id")+` OR `+db.among("merged_into")+` OR id IN (SELECT merged_into FROM contacts WHERE `+db.among("id")+`)
		OR merged_into IN (SELECT merged_into FROM contacts WHERE `+db.among("id")+`)) ORDER BY id`, db.Now(), ids, ids, ids, ids).Scan(&all).Error
	return all, err
}
