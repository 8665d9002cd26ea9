package models

import "context"

// Envelope is a mail with all that goes into it, for whoever carries it and nobody else.
type Envelope struct {
	Mail
	// Text is the body with its link.
	Text string
	// Note is the checkpoint exactly as signed; empty where it carries none.
	Note string
	// Server and Password are where an e-mail goes, Company whom it comes from.
	Server   MailServer
	Password string
	Company  Organisation
}

// Open gathers what goes into a mail that was claimed. A sign-in link is made now: the one before it ends. It refuses, as a Conflict, where the
// person may no longer sign in.
func (m Mail) Open(ctx context.Context, db *DB) (e Envelope, err error) {
	e = Envelope{Mail: m, Text: m.Body}
	if e.Company, err = FindOrganisation(ctx, db); err != nil {
		return e, err
	}
	if m.Way == ByMail {
		if e.Server, err = FindMailServer(ctx, db); err != nil {
			return e, err
		}
		if e.Password, err = e.Server.Password(db); err != nil {
			return e, err
		}
	}
	if e.Note, err = m.Enclosed(ctx, db); err != nil {
		return e, err
	}
	if m.UserID != nil {
		e.Text, err = m.link(ctx, db)
	}
	return e, err
}

// link makes the sign-in link, in the name of whoever asked for the mail.
func (m Mail) link(ctx context.Context, db *DB) (string, error) {
	if db.place.letters == nil {
		return "", errNoLetters
	}
	u, err := FindUser(ctx, db, *m.UserID)
	if err != nil {
		return "", err
	}
	who := System
	if m.CreatedBy != nil {
		asked, err := FindUser(ctx, db, *m.CreatedBy)
		if err != nil {
			return "", err
		}
		who = asked.Actor()
	}
	token, err := u.MakeSignInLink(ctx, db, who, InvitationLife)
	return withLink(m.Body, db.place.letters.Link(token)), err
}

// Enclosed is the checkpoint that goes with the mail, exactly as signed; empty where none does.
func (m Mail) Enclosed(ctx context.Context, db *DB) (string, error) {
	if m.Size == nil {
		return "", nil
	}
	var c Checkpoint
	err := db.q(ctx).Take(&c, *m.Size).Error
	return c.Note, found(err, "checkpoint")
}
