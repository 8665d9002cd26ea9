package models

import (
	"context"
	"strings"
	"time"
)

// Link is a short address of a form with a name of its own: one for the shop window, one for the parcels. It stands in print, so it is never taken
// away; what it leads to shows the form's newest version.
type Link struct {
	ID     int64
	FormID int64
	// Code is the public address: /l/<code>.
	Code string
	Name string
	// Tag is what the numbers of the form call it.
	Tag       string
	CreatedBy *int64
	CreatedAt time.Time
}

// CreateLink makes a short address for a form. It refuses an empty or long name, and one the form has already.
func (f Form) CreateLink(ctx context.Context, db *DB, who Actor, name string) (Link, error) {
	name = strings.Join(strings.Fields(name), " ")
	l := Link{FormID: f.ID, Code: randomCode(7), Name: name, Tag: tagOf(name), CreatedBy: who.userID(), CreatedAt: db.Now()}
	switch {
	case l.Tag == "":
		return l, Invalid{"name": "Say where this link will stand, like “Shop window”."}
	case len([]rune(name)) > 60:
		return l, Invalid{"name": "Keep the name to 60 letters."}
	}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&l).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actFormAddLink, subjectID: f.ID, after: map[string]any{"name": name, "code": l.Code}})
	})
	if isDuplicate(err) {
		err = Invalid{"name": "This form has a link with this name already."}
	}
	return l, err
}

// tagOf is a name as it can stand in an address: its words in small letters, joined by dashes.
func tagOf(name string) string { return strings.Join(splitWords(name), "-") }

// ListLinks returns the links of a form, the newest first.
func (f Form) ListLinks(ctx context.Context, db *DB) ([]Link, error) {
	var all []Link
	err := db.q(ctx).Where("form_id = ?", f.ID).Order("id DESC").Find(&all).Error
	return all, err
}

// FindLink returns a link of a form.
func (f Form) FindLink(ctx context.Context, db *DB, id int64) (Link, error) {
	var l Link
	err := db.q(ctx).Where("form_id = ?", f.ID).Take(&l, id).Error
	return l, found(err, "link")
}
