package models

import (
	"context"
	"strings"
	"time"
)

// FormCounter is a tablet in the shop on which people fill in a form: at the till, at the door. Whoever has its address can show the form there, and
// nothing else, until it is closed.
type FormCounter struct {
	ID     int64
	FormID int64
	// Place is what staff call where it stands; the numbers of the form call it by its tag.
	Place     string
	CreatedBy *int64
	CreatedAt time.Time
	ClosedBy  *int64
	ClosedAt  *time.Time
}

// Tag is what the numbers of the form call the place.
func (c FormCounter) Tag() string { return tagOf(c.Place) }

// OpenCounter makes an address for a tablet. It refuses (as Invalid "place") a place without a name, or with a long one.
func (f Form) OpenCounter(ctx context.Context, db *DB, who Actor, place string) (FormCounter, error) {
	c := FormCounter{FormID: f.ID, Place: strings.Join(strings.Fields(place), " "), CreatedBy: who.userID(), CreatedAt: db.Now()}
	switch {
	case c.Tag() == "":
		return c, Invalid{"place": "Say where the tablet stands, like “Till 2”."}
	case len([]rune(c.Place)) > 60:
		return c, Invalid{"place": "Keep the name of the place to 60 letters."}
	}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&c).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actFormOpenCounter, subjectID: f.ID, after: map[string]any{"place": c.Place}})
	})
	return c, err
}

// CloseCounter ends a tablet's address: it shows the form no longer. It refuses one that is closed already.
func (f Form) CloseCounter(ctx context.Context, db *DB, who Actor, id int64) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var c FormCounter
		if err := tx.q(ctx).Where("form_id = ?", f.ID).Take(&c, id).Error; err != nil {
			return found(err, "tablet")
		}
		err := guarded(tx.q(ctx).Exec(`UPDATE form_counters SET closed_by = ?, closed_at = ? WHERE id = ? AND closed_at IS NULL`,
			who.userID(), tx.Now(), c.ID), "This tablet is closed already.")
		if err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actFormCloseCounter, subjectID: f.ID, before: map[string]any{"place": c.Place}})
	})
}

// ListCounters returns the tablets of a form that are in use.
func ListCounters(ctx context.Context, db *DB, formID int64) ([]FormCounter, error) {
	var all []FormCounter
	err := db.q(ctx).Where("form_id = ? AND closed_at IS NULL", formID).Order("id").Find(&all).Error
	return all, err
}

// CounterLink is the path a tablet shows.
func CounterLink(db *DB, counterID int64) string {
	return "/counter/" + db.place.keys.signLink("counter", counterID)
}

// FindCounter returns the tablet behind a token, with its form. It finds none for a token we did not make, and none that was closed.
func FindCounter(ctx context.Context, db *DB, token string) (FormCounter, Form, error) {
	id, ok := db.place.keys.readLink("counter", token)
	if !ok {
		return FormCounter{}, Form{}, NotFound{What: "tablet"}
	}
	var c FormCounter
	if err := db.q(ctx).Where("closed_at IS NULL").Take(&c, id).Error; err != nil {
		return c, Form{}, found(err, "tablet")
	}
	form, err := FindForm(ctx, db, c.FormID)
	return c, form, err
}
