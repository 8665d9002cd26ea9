package models

import (
	"context"
	"slices"
	"strings"
	"time"
)

// FormOrigin is a website on which a form may be shown. Browsers show it nowhere else.
type FormOrigin struct {
	ID     int64
	FormID int64
	Origin string
	// Staging is a website for trying things out: what is done there does not count in figures.
	Staging   bool
	CreatedBy *int64
	CreatedAt time.Time
}

// mostOrigins keeps the list short enough for the header in which it is sent.
const mostOrigins = 50

// AllowOrigin lets a website show the form. It refuses (as Invalid "origin") what is no website (see ParseOrigin), one without https unless it is for
// trying out, one the form has already, and more than 50.
func (f Form) AllowOrigin(ctx context.Context, db *DB, who Actor, typed string, staging bool) (FormOrigin, error) {
	origin, err := ParseOrigin(typed)
	if err != nil {
		return FormOrigin{}, err
	}
	if strings.HasPrefix(origin, "http:") && !staging {
		return FormOrigin{}, Invalid{"origin": "A website that people visit needs https. With http it can only be for trying out."}
	}
	o := FormOrigin{FormID: f.ID, Origin: origin, Staging: staging, CreatedBy: who.userID(), CreatedAt: db.Now()}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error { return tx.addOrigin(ctx, who, &o) })
	if isDuplicate(err) {
		err = Invalid{"origin": "This website is on the list already."}
	}
	return o, err
}

func (db *DB) addOrigin(ctx context.Context, who Actor, o *FormOrigin) error {
	if err := db.lockForm(ctx, o.FormID); err != nil {
		return err
	}
	all, err := ListOrigins(ctx, db, o.FormID)
	if err != nil {
		return err
	}
	if len(all) >= mostOrigins {
		return Invalid{"origin": "A form can stand on 50 websites. Take one off the list first."}
	}
	if err := db.q(ctx).Create(o).Error; err != nil {
		return err
	}
	return db.audit(ctx, who, deed{act: actFormAddWebsite, subjectID: o.FormID, after: o.told()})
}

func (o FormOrigin) told() map[string]any {
	return map[string]any{"origin": o.Origin, "staging": o.Staging}
}

// ForbidOrigin takes a website off the list. Pages that are open there keep what they show; they cannot open the form anew.
func (f Form) ForbidOrigin(ctx context.Context, db *DB, who Actor, id int64) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		var o FormOrigin
		if err := tx.q(ctx).Where("form_id = ?", f.ID).Take(&o, id).Error; err != nil {
			return found(err, "website")
		}
		err := guarded(tx.q(ctx).Exec(`DELETE FROM form_origins WHERE id = ?`, o.ID), "This website is no longer on the list.")
		if err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actFormRemoveWebsite, subjectID: f.ID, before: o.told()})
	})
}

// Origins are the websites of a form, in the order in which they were added.
type Origins []FormOrigin

// ListOrigins returns the websites on which a form may be shown.
func ListOrigins(ctx context.Context, db *DB, formID int64) (Origins, error) {
	var all Origins
	err := db.q(ctx).Where("form_id = ?", formID).Order("id").Find(&all).Error
	return all, err
}

// Find returns the website with this origin, to the letter: browsers write an origin in one way only.
func (o Origins) Find(origin string) (FormOrigin, bool) {
	at := slices.IndexFunc(o, func(one FormOrigin) bool { return one.Origin == origin })
	if at < 0 {
		return FormOrigin{}, false
	}
	return o[at], true
}

// Ancestors is the list as a Content-Security-Policy wants it; 'none' when it is empty.
func (o Origins) Ancestors() string {
	if len(o) == 0 {
		return "'none'"
	}
	var all []string
	for _, one := range o {
		all = append(all, one.Origin)
	}
	return strings.Join(all, " ")
}
