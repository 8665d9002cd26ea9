package models

import (
	"context"
	"crypto/hmac"
	"encoding/base64"
	"encoding/binary"
	"strings"
	"time"
)

// Invitation is a file of personal links to a form, for a company's own e-mail or text messages. Opening a link fills in the number and is not a
// yes: people still tick, send, and confirm on WhatsApp.
type Invitation struct {
	ID     int64
	FormID int64
	Name   string
	// Tag is what the numbers of the form call it.
	Tag string
	// Search says who is invited; it is read anew whenever the file is made.
	Search    ContactSearch `gorm:"serializer:json"`
	CreatedBy *int64
	CreatedAt time.Time
	ExpiresAt time.Time
}

// InvitationLinkLife is how long the links know whose they are. Afterwards they lead to the form as it is for everybody.
const InvitationLinkLife = 90 * 24 * time.Hour

// Invite prepares a file of links. It refuses an empty or long name.
func (f Form) Invite(ctx context.Context, db *DB, who Actor, name string, search ContactSearch) (Invitation, error) {
	name = strings.Join(strings.Fields(name), " ")
	search.Before, search.After = 0, 0
	i := Invitation{
		FormID: f.ID, Name: name, Tag: tagOf(name), Search: search, CreatedBy: who.userID(), CreatedAt: db.Now(), ExpiresAt: db.Now().Add(InvitationLinkLife),
	}
	switch {
	case i.Tag == "":
		return i, Invalid{"name": "Give the invitation a name, like “Spring letter”. Your customers do not see it."}
	case len([]rune(name)) > 60:
		return i, Invalid{"name": "Keep the name to 60 letters."}
	}
	err := db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&i).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actFormInvite, subjectID: f.ID, after: map[string]any{"name": name, "search": search}})
	})
	return i, err
}

// ListInvitations returns those of a form, the newest first.
func (f Form) ListInvitations(ctx context.Context, db *DB) ([]Invitation, error) {
	var all []Invitation
	err := db.q(ctx).Where("form_id = ?", f.ID).Order("id DESC").Find(&all).Error
	return all, err
}

// FindInvitation returns one of a form.
func (f Form) FindInvitation(ctx context.Context, db *DB, id int64) (Invitation, error) {
	var i Invitation
	err := db.q(ctx).Where("form_id = ?", f.ID).Take(&i, id).Error
	return i, found(err, "invitation")
}

// path is a person's own address. 8 bytes of invitation, 8 of contact, 16 of signature.
func (i Invitation) path(keys Keys, contactID int64) string {
	raw := binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, uint64(i.ID)), uint64(contactID))
	return "/i/" + base64.RawURLEncoding.EncodeToString(append(raw, keys.mac("invitation", raw)[:linkSignature]...))
}

// OpenInvitation finds the form that a personal link leads to, and whose link it is. After InvitationLinkLife, and for people who must not be
// written to or are nobody any more, it is nobody's: the contact is empty. A link we did not make leads nowhere (NotFound).
func OpenInvitation(ctx context.Context, db *DB, token string) (Invitation, Form, Contact, error) {
	var i Invitation
	raw, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(raw) != 16+linkSignature || !hmac.Equal(raw[16:], db.place.keys.mac("invitation", raw[:16])[:linkSignature]) {
		return i, Form{}, Contact{}, NotFound{What: "invitation"}
	}
	if err := db.q(ctx).Take(&i, int64(binary.BigEndian.Uint64(raw))).Error; err != nil {
		return i, Form{}, Contact{}, found(err, "invitation")
	}
	form, err := FindForm(ctx, db, i.FormID)
	if err != nil || !db.Now().Before(i.ExpiresAt) {
		return i, form, Contact{}, err
	}
	contact, err := FindContact(ctx, db, int64(binary.BigEndian.Uint64(raw[8:])))
	if contact.ErasedAt != nil || contact.MergedInto != nil || contact.SuppressedAt != nil {
		contact = Contact{}
	}
	return i, form, contact, err
}

// NoteDownload keeps who took the file: it holds people's numbers.
func (i Invitation) NoteDownload(ctx context.Context, db *DB, who Actor) error {
	return db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		return tx.audit(ctx, who, deed{act: actInvitationDownload, subjectID: i.ID})
	})
}
