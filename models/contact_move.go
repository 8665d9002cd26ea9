package models

import (
	"context"

	"greenlist/ledger"
	"greenlist/whatsapp"
)

// readdress gives a person, who is locked, another number or user id, because WhatsApp says so. They are the same person, so what they agreed
// to stands. The new address must be free.
func (db *DB) readdress(ctx context.Context, c Contact, to Address, h heard) (Contact, error) {
	var changes []ledger.Change
	note := func(field, before, after string) {
		if before != after {
			changes = append(changes, ledger.Change{Field: field, Before: before, After: after})
		}
	}
	note(FactPhone, c.PhoneNumber(), to.Phone)
	note(FactUserID, c.UserID(), to.BSUID)
	if len(changes) == 0 {
		return c, nil
	}
	for _, change := range changes {
		if err := db.noteFormer(ctx, c.ID, FormerMoved, h.at, change.Before); err != nil {
			return c, err
		}
	}
	c.Phone, c.BSUID, c.WAID, c.Country = orNull(to.Phone), orNull(to.BSUID), to.WAID, c.countryAt(to.Phone)
	err := db.q(ctx).Exec(`UPDATE contacts SET phone = ?, bsuid = ?, wa_id = ?, country = ?, updated_at = ? WHERE id = ?`,
		c.Phone, c.BSUID, c.WAID, c.Country, db.Now(), c.ID).Error
	if err != nil {
		return c, err
	}
	if err := db.recallNo(ctx, &c); err != nil {
		return c, err
	}
	for _, change := range changes {
		if err := db.noteOrigin(ctx, &c, change.Field, Origin{Source: ledger.SourceWhatsApp, At: h.at}); err != nil {
			return c, err
		}
	}
	return c, db.correct(ctx, c, changes, release{at: h.at, source: ledger.SourceWhatsApp, who: System, words: "WhatsApp says that this person has a new address.", heard: &h})
}

func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func (c Contact) countryAt(phone string) string {
	if phone == "" {
		return c.Country
	}
	return CountryOf(phone)
}

// noteOrigin writes down where a fact comes from, on a row that is locked.
func (db *DB) noteOrigin(ctx context.Context, c *Contact, fact string, o Origin) error {
	all := map[string]Origin{fact: o}
	for other, from := range c.Origins {
		if other != fact {
			all[other] = from
		}
	}
	text, err := jsonText(all)
	if err != nil {
		return err
	}
	c.Origins = all
	return db.q(ctx).Exec(`UPDATE contacts SET origins = ? WHERE id = ?`, text, c.ID).Error
}

// applySystem takes the news that somebody has a new number or a new user id. They are the same person. Whoever had the new number before
// has lost it; whoever has the new user id already is that same person, who wrote to us before the news came.
func (db *DB) applySystem(ctx context.Context, e whatsapp.InboundEvent, hook ledger.Webhook) error {
	from, to, ok := systemAddresses(e)
	if !ok {
		return nil
	}
	if err := db.lockHolders(ctx, from.Phone, from.BSUID, to.Phone, to.BSUID); err != nil {
		return err
	}
	number, own, err := db.holders(ctx, from.Phone, from.BSUID)
	if err != nil {
		return err
	}
	before := own
	if before == nil {
		before = number
	}
	h := heard{messageID: e.MessageID, at: e.At, hook: hook}
	if before == nil || before.isOther(from.BSUID) || before.heardAfter(h.at) || before.CreatedAt.After(h.at) {
		return nil // not about anybody we know, or older than what we know
	}
	person, err := db.clearTheWay(ctx, *before, &to, h)
	if err != nil {
		return err
	}
	if before.MergedInto != nil {
		return nil
	}
	_, err = db.readdress(ctx, person, to.over(person), h)
	return err
}

// isOther tells whether the row is known to be another user's.
func (h holder) isOther(bsuid string) bool { return bsuid != "" && h.BSUID != nil && *h.BSUID != bsuid }

// over is the address with what it leaves out filled in from what we knew. After a change of number the old user id counts no longer: people
// get a new one, and until we hear it we know none.
func (a Address) over(c Contact) Address {
	if a.Phone == "" {
		a.Phone, a.WAID = c.PhoneNumber(), c.WAID
	}
	return a
}

// systemAddresses are the old and the new address in a message from WhatsApp itself.
func systemAddresses(e whatsapp.InboundEvent) (from, to Address, ok bool) {
	change := e.System
	if change == nil {
		return from, to, false
	}
	from = Address{Phone: e164(e.From), BSUID: change.PreviousUserID}
	to = Address{BSUID: change.UserID}
	switch change.Type {
	case whatsapp.SystemChangedNumber:
		to.Phone, to.WAID = e164(change.WaID), change.WaID
		if from.BSUID == "" && to.BSUID == "" {
			from.BSUID = e.FromUserID
		}
		return from, to, to.Phone != "" && to.Phone != from.Phone
	case whatsapp.SystemChangedUserID:
		if to.BSUID == "" {
			to.BSUID = e.FromUserID
		}
		return from, to, to.BSUID != "" && to.BSUID != from.BSUID
	}
	return from, to, false
}

// clearTheWay makes the new address free for the person, and returns them. Who has the new user id, or wrote from the new number since, is that
// same person; anybody else had the number before.
func (db *DB) clearTheWay(ctx context.Context, before holder, to *Address, h heard) (Contact, error) {
	number, own, err := db.holders(ctx, to.Phone, to.BSUID)
	if err != nil {
		return Contact{}, err
	}
	if own == nil && number != nil && number.heardAfter(h.at) {
		own, to.BSUID = number, deref(number.BSUID)
	}
	person := before.person()
	if own != nil && own.person() != person {
		err := db.merge(ctx, merger{keep: person, gone: own.person(), who: System, heard: &h, words: "WhatsApp says that this person has a new address, and they had written from it."})
		if err != nil {
			return Contact{}, err
		}
		if err := db.freeAddress(ctx, own.ID, *to); err != nil {
			return Contact{}, err
		}
	}
	if number != nil && number.person() != person && (own == nil || own.ID != number.ID) {
		if err := db.release(ctx, *number, handedOver(h)); err != nil {
			return Contact{}, err
		}
	}
	return FindContact(ctx, db, person)
}

// freeAddress takes an address off a row that was merged into the person who is about to get it.
func (db *DB) freeAddress(ctx context.Context, merged int64, a Address) error {
	return db.q(ctx).Exec(`UPDATE contacts SET phone = CASE WHEN phone = ? THEN NULL ELSE phone END, bsuid = CASE WHEN bsuid = ? THEN NULL ELSE bsuid END
		WHERE id = ? AND merged_into IS NOT NULL`, a.Phone, a.BSUID, merged).Error
}
