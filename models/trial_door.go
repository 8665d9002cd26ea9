package models

import (
	"context"
	"errors"
	"slices"
)

// TrialDoor is how members of the team come to say yes to test messages: a purpose of its own, and a form that asks for it. Both are ordinary ones, so
// a test rests on the same proof as any message.
type TrialDoor struct {
	// Purpose has the id 0 while nobody has set it up, and so has Form.
	Purpose Purpose
	Form    Form
}

// Open tells whether somebody can say yes there now.
func (d TrialDoor) Open() bool { return d.Purpose.ID != 0 && d.Form.State() == FormLive }

// FindTrialDoor returns the purpose and the form as they stand; a purpose that is archived counts as none.
func FindTrialDoor(ctx context.Context, db *DB) (d TrialDoor, err error) {
	if d.Purpose, err = findTrialPurpose(ctx, db); err != nil || d.Purpose.ID == 0 {
		return d, err
	}
	if d.Purpose.ArchivedAt != nil {
		return TrialDoor{}, nil
	}
	d.Form, err = db.trialForm(ctx, d.Purpose)
	return d, err
}

func findTrialPurpose(ctx context.Context, db *DB) (p Purpose, err error) {
	err = db.q(ctx).Where("kind = ?", TrialPurpose).Limit(1).Find(&p).Error
	return p, err
}

// trialForm is the form that asks for the purpose: a live one first, or else one that is not finished.
func (db *DB) trialForm(ctx context.Context, p Purpose) (Form, error) {
	asking, err := p.Forms(ctx, db)
	if err != nil {
		return Form{}, err
	}
	var other Form
	for _, a := range asking {
		if a.Form.State() == FormLive {
			return a.Form, nil
		}
		other = a.Form
	}
	if other.ID != 0 {
		return other, nil
	}
	all, err := ListForms(ctx, db)
	at := slices.IndexFunc(all, func(f Form) bool { return slices.Contains(f.Draft.PurposeIDs, p.ID) })
	if err != nil || at < 0 {
		return Form{}, err
	}
	return all[at], nil
}

// TrialWords are what members of the team read who are asked for a yes.
type TrialWords struct {
	Purpose  NewPurpose
	FormName string
	Form     FormDraft
}

// OpenTrialDoor sets up the purpose and the form, as far as they are not there, and publishes the form. Where something is still missing for that, or a
// rule is against it, the door it returns is not open and the form waits to be finished like any other.
func OpenTrialDoor(ctx context.Context, db *DB, who Actor, words TrialWords, draw DrawNotice) (TrialDoor, error) {
	var d TrialDoor
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		if d.Purpose, err = tx.openTrialPurpose(ctx, who, words.Purpose); err != nil {
			return err
		}
		if d.Form, err = tx.trialForm(ctx, d.Purpose); err != nil || d.Form.ID != 0 {
			return err
		}
		words.Form.PurposeIDs = []int64{d.Purpose.ID}
		d.Form, err = CreateForm(ctx, tx, who, words.FormName, words.Form)
		return err
	})
	if err != nil || d.Form.VersionID != nil {
		return d, err
	}
	_, err = d.Form.Publish(ctx, db, who, draw)
	if errors.As(err, new(Refusal)) || errors.As(err, new(Invalid)) {
		err = nil
	}
	return d, err
}

func (db *DB) openTrialPurpose(ctx context.Context, who Actor, words NewPurpose) (Purpose, error) {
	p, err := findTrialPurpose(ctx, db)
	if err != nil {
		return p, err
	}
	if p.ID != 0 {
		if p.ArchivedAt != nil {
			err = p.Restore(ctx, db, who)
		}
		return p, err
	}
	if p, err = CreatePurpose(ctx, db, who, words); err != nil {
		return p, err
	}
	p.Kind = TrialPurpose
	return p, db.q(ctx).Exec(`UPDATE purposes SET kind = ? WHERE id = ?`, p.Kind, p.ID).Error
}

// refuseTrialPurpose keeps a campaign from those who agreed to nothing but tests.
func (db *DB) refuseTrialPurpose(ctx context.Context, id int64) error {
	p, err := findTrialPurpose(ctx, db)
	if err != nil || p.ID == 0 || p.ID != id {
		return err
	}
	return Invalid{"purpose_id": "These people agreed to test messages only. Choose what your customers agreed to; a test is sent from the template’s page."}
}
