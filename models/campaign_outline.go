package models

import (
	"context"

	"greenlist/whatsapp"
)

// Outline is what a campaign is made of: what it says, to people who agreed to what, and from which number.
type Outline struct {
	Template Template
	Wording  whatsapp.Template
	Purpose  Purpose
	Number   Number
	// Sample is what the message says to one person.
	Sample map[string]string
	// Missing are variables of the template that the plan does not fill.
	Missing []whatsapp.Variable
}

// Outline finds what the campaign is made of, however many people it is for.
func (c Campaign) Outline(ctx context.Context, db *DB) (o Outline, err error) {
	err = db.Read(ctx, func(ctx context.Context, tx *DB) error {
		o, err = c.outline(ctx, tx)
		return err
	})
	return o, err
}

func (c Campaign) outline(ctx context.Context, db *DB) (o Outline, err error) {
	if o.Template, o.Wording, err = c.wording(ctx, db); err != nil {
		return o, err
	}
	if o.Purpose, err = FindPurpose(ctx, db, value(c.PurposeID)); err != nil {
		return o, err
	}
	o.Sample, o.Missing = c.parametersFor(Contact{Name: "Mila Jansen"}), c.missing(o.Wording)
	o.Number, err = FindNumber(ctx, db, value(c.NumberID))
	return o, err
}

// wording is the template and the version that would be, or was, sent.
func (c Campaign) wording(ctx context.Context, db *DB) (Template, whatsapp.Template, error) {
	template, err := FindTemplate(ctx, db, value(c.TemplateID))
	if err != nil {
		return template, whatsapp.Template{}, err
	}
	id := c.TemplateVersionID
	if id == nil {
		id = template.LiveVersionID
	}
	if id == nil {
		id = template.VersionID
	}
	version, err := FindTemplateVersion(ctx, db, value(id))
	return template, version.Content, err
}

// missing are the variables that would be empty for somebody of whom nothing is known.
func (c Campaign) missing(wording whatsapp.Template) (empty []whatsapp.Variable) {
	for _, v := range wording.Variables() {
		if given := c.Parameters[v.Key]; given.Text == "" && given.Field != FieldRenewal {
			empty = append(empty, v)
		}
	}
	return empty
}
