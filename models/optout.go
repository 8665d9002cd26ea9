package models

import (
	"context"
	"strings"
	"time"
)

// OptOut is a no that one of the company's own systems took down.
type OptOut struct {
	ContactID    int64 // or
	Phone, BSUID string
	PurposeIDs   []int64 // none: everything
	At           time.Time
	// Channel is where the person said it, such as e-mail, and Words what they said.
	Channel, Words string
	Who            Actor
}

// RecordOptOut takes a person's yes away, at once. The no of somebody we do not know is kept as well: a list that comes later does not override it.
func RecordOptOut(ctx context.Context, db *DB, o OptOut) (Contact, error) {
	wrong := Invalid{}
	phone, err := o.Phone, error(nil)
	if o.ContactID == 0 {
		phone, err = parseAddress(o.Phone, o.BSUID)
	}
	if err != nil {
		wrong.Add("phone", notReachable)
	}
	if o.At.After(db.Now().Add(early)) {
		wrong.Add("at", "This lies in the future.")
	}
	if o.Channel = strings.TrimSpace(o.Channel); o.Channel == "" {
		wrong.Add("channel", "Say where the person said it, such as e-mail.")
	}
	if err := wrong.OrNil(); err != nil {
		return Contact{}, err
	}
	var person Contact
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) (err error) {
		if o.ContactID != 0 {
			person, err = FindLivingContact(ctx, tx, o.ContactID)
		} else {
			person, err = tx.meet(ctx, Address{Phone: phone, BSUID: o.BSUID}, SourceAPI, "")
		}
		if err != nil {
			return err
		}
		input := strings.TrimSpace(o.Channel + ": " + o.Words)
		return person.Withdraw(ctx, tx, Withdrawal{PurposeIDs: o.PurposeIDs, At: o.At, Channel: "api", Input: shorten(input, 500), Who: o.Who})
	})
	return person, err
}
