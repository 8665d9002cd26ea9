package models

import (
	"context"
	"time"

	"greenlist/ledger"
)

// heard is the message by which WhatsApp vouches for an address. It stays with the evidence of whatever the address changes.
type heard struct {
	messageID string
	at        time.Time
	hook      ledger.Webhook
	status    bool // of a message of ours, and not theirs
}

// method is how the signed call tells it. One without a message tells of a choice in WhatsApp itself.
func (h heard) method() string {
	switch {
	case h.status:
		return ledger.MethodStatus
	case h.messageID == "":
		return ledger.MethodSetting
	}
	return ledger.MethodInbound
}

// holder is the row that has a number or a user id: a contact, or what is left of one that was merged.
type holder struct {
	ID            int64
	Phone         *string
	BSUID         *string `gorm:"column:bsuid"`
	MergedInto    *int64
	LastInboundAt *time.Time
	CreatedAt     time.Time
}

// person is whom the row stands for.
func (h holder) person() int64 {
	if h.MergedInto != nil {
		return *h.MergedInto
	}
	return h.ID
}

// recognise finds the person behind an address that WhatsApp vouches for, and locks their row. A user id is a person's own; a number can pass
// to somebody else. So what both say is brought together: a number with another user id than we knew has changed hands, a user id with another
// number is somebody who moved, and two contacts of whom each had half are one person. It finds nobody (NotFound) where the one who wrote is
// not known: of them nothing is kept.
func (db *DB) recognise(ctx context.Context, a Address, h heard) (Contact, error) {
	if err := db.lockHolders(ctx, a.Phone, a.BSUID); err != nil {
		return Contact{}, err
	}
	number, own, err := db.holders(ctx, a.Phone, a.BSUID)
	if err != nil {
		return Contact{}, err
	}
	if number != nil && a.BSUID != "" && number.BSUID != nil && *number.BSUID != a.BSUID {
		if number.heardAfter(h.at) {
			a.Phone = "" // it is theirs now: this message is from before
		} else if err := db.release(ctx, *number, handedOver(h)); err != nil {
			return Contact{}, err
		}
		number = nil
	}
	if number != nil && own != nil && number.ID != own.ID {
		return db.reunite(ctx, *number, *own, a, h)
	}
	switch {
	case own != nil:
		return db.moved(ctx, *own, a, h)
	case number != nil:
		return db.named(ctx, *number, a)
	}
	return Contact{}, NotFound{What: "contact"}
}

// heardAfter tells whether the person wrote to us since.
func (h holder) heardAfter(at time.Time) bool {
	return h.LastInboundAt != nil && h.LastInboundAt.After(at)
}

// holders are the rows that have the number and the user id; they may be one.
func (db *DB) holders(ctx context.Context, phone, bsuid string) (number, own *holder, err error) {
	var rows []holder
	err = db.q(ctx).Raw(`SELECT id, phone, bsuid, merged_into, last_inbound_at, created_at FROM contacts WHERE (phone = ? AND ? <> '') OR (bsuid = ? AND ? <> '')`,
		phone, phone, bsuid, bsuid).Scan(&rows).Error
	for i, row := range rows {
		if phone != "" && deref(row.Phone) == phone {
			number = &rows[i]
		}
		if bsuid != "" && deref(row.BSUID) == bsuid {
			own = &rows[i]
		}
	}
	return number, own, err
}

// named adds what the message tells about somebody who is known by their number.
func (db *DB) named(ctx context.Context, number holder, a Address) (Contact, error) {
	if number.MergedInto != nil {
		err := db.q(ctx).Exec(`UPDATE contacts SET bsuid = ? WHERE id = ? AND bsuid IS NULL`, orNull(a.BSUID), number.ID).Error
		if err != nil {
			return Contact{}, err
		}
		a = Address{Name: a.Name}
	}
	contact, err := FindContact(ctx, db, number.person())
	if err != nil {
		return contact, err
	}
	return db.learn(ctx, contact, a)
}

// moved is for somebody who is known by their user id. A number we did not know of is new; one other than we knew has taken its place, unless
// the message is from before.
func (db *DB) moved(ctx context.Context, own holder, a Address, h heard) (Contact, error) {
	contact, err := FindContact(ctx, db, own.person())
	if err != nil {
		return contact, err
	}
	other := a.Phone != "" && own.Phone != nil && *own.Phone != a.Phone
	if other && own.MergedInto == nil && !own.heardAfter(h.at) {
		return db.readdress(ctx, contact, a, h)
	}
	if other {
		a.Phone, a.WAID = "", ""
	}
	return db.learn(ctx, contact, a)
}

// reunite is for a number on one row, whose user id we did not know, and a user id on another. Where that other has no number they are one
// person. Where it has one, the number came to them from whoever the first row is about: nobody can tell that this was themselves, so it ends
// what was agreed to for that number.
func (db *DB) reunite(ctx context.Context, number, own holder, a Address, h heard) (Contact, error) {
	if number.person() == own.person() {
		contact, err := FindContact(ctx, db, own.person())
		return contact, err
	}
	if own.Phone != nil {
		if err := db.release(ctx, number, handedOver(h)); err != nil {
			return Contact{}, err
		}
		return db.moved(ctx, own, a, h)
	}
	keep, gone := min(number.person(), own.person()), max(number.person(), own.person())
	err := db.merge(ctx, merger{keep: keep, gone: gone, who: System, heard: &h, words: "One message carried the number of the one and the user id of the other."})
	if err != nil {
		return Contact{}, err
	}
	contact, err := FindContact(ctx, db, keep)
	if err != nil {
		return contact, err
	}
	return db.learn(ctx, contact, a)
}
