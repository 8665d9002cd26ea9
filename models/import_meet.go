package models

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"greenlist/ledger"
)

// meeting are the people of a batch and the contacts they are, which are locked.
type meeting struct {
	people   []*listPerson
	contacts map[string]Contact // by the person's key
	fresh    map[string]bool
	never    []*listPerson // of people, those whom we know under another number as never to be messaged
	torn     []*listPerson // of people, those whose number is one contact's and whose user id another's
}

// meetList finds the contacts behind people, makes those that are missing, and fills in what the list knows and we do not. All their rows are
// locked then, in one order, so that two imports never wait for each other.
func (db *DB) meetList(ctx context.Context, people []*listPerson, count *importCount) (m meeting, err error) {
	m = meeting{people: people, fresh: map[string]bool{}}
	if len(people) == 0 {
		return m, nil
	}
	slices.SortFunc(people, func(a, b *listPerson) int { return cmp.Compare(a.key(), b.key()) })
	if err := db.lockMeeting(ctx, &m); err != nil {
		return m, err
	}
	count.added += int64(len(m.fresh))
	m.bringTogether(count)
	return m, db.fillIn(ctx, m, count)
}

// lockMeeting looks again where a number passed to another row, or a contact was merged, while it waited for the lock.
func (db *DB) lockMeeting(ctx context.Context, m *meeting) error {
	for range 5 {
		fresh, err := db.addList(ctx, m.people)
		if err != nil {
			return err
		}
		maps.Copy(m.fresh, fresh)
		behind, err := db.lockList(ctx, m.people)
		if err != nil {
			return err
		}
		if m.recognise(behind) {
			return nil
		}
	}
	return errors.New("the contacts of this list keep changing")
}

// recognise tells who is which contact. A user id is a person's own and says more than a number, which passes from one to the next; where the two
// lead to different people nobody can say whom the row is about. It is false where somebody is not there (yet).
func (m *meeting) recognise(behind map[string]Contact) (all bool) {
	var people []*listPerson
	m.contacts = map[string]Contact{}
	torn := []*listPerson{}
	for _, p := range m.people {
		number, byNumber := behind[p.Phone]
		own, byID := behind[p.BSUID]
		switch {
		case byNumber && (byID && own.ID != number.ID || !byID && p.BSUID != "" && number.BSUID != nil):
			torn = append(torn, p)
			continue
		case byID:
			m.contacts[p.key()] = own
		case byNumber:
			m.contacts[p.key()] = number
		default:
			return false
		}
		people = append(people, p)
	}
	m.people, m.torn = people, torn
	return true
}

// bringTogether makes one of people who stand in the list with two addresses of theirs, and parts those who are never messaged from the others.
func (m *meeting) bringTogether(count *importCount) {
	first := map[int64]*listPerson{}
	var people []*listPerson
	for _, p := range m.people {
		c := m.contacts[p.key()]
		if other := first[c.ID]; other != nil {
			count.same++
			other.merge(p)
			continue
		}
		first[c.ID] = p
		if c.SuppressedAt != nil {
			m.never = append(m.never, p)
		} else {
			people = append(people, p)
		}
	}
	m.people = people
}

// addList writes down those of whom neither number nor user id is known yet, and returns their keys.
func (db *DB) addList(ctx context.Context, people []*listPerson) (map[string]bool, error) {
	text, err := jsonText(people)
	if err != nil {
		return nil, err
	}
	now, moment := db.Now(), db.pick(`?`, `?::timestamptz`)
	var keys []string
	err = db.q(ctx).Raw(`INSERT INTO contacts (phone, bsuid, name, language, country, zone, tags, attributes, source, created_at, updated_at)
		SELECT NULLIF(r.phone, ''), NULLIF(r.bsuid, ''), r.name, r.language, r.country, r.zone, r.tags, r.attributes, ?, `+moment+`, `+moment+`
		FROM `+db.rowsOf("phone text", "bsuid text", "name text", "language text", "country text", "zone text", "tags jsonb", "attributes jsonb")+`
		WHERE true ORDER BY COALESCE(NULLIF(r.phone, ''), r.bsuid) ON CONFLICT DO NOTHING RETURNING COALESCE(phone, bsuid)`,
		ledger.SourceList, now, now, text).Scan(&keys).Error
	fresh := make(map[string]bool, len(keys))
	for _, key := range keys {
		fresh[key] = true
	}
	return fresh, err
}

// lockList is who has the addresses of people: for those of a contact that was merged the one it was merged into. Addresses whose row changed
// meanwhile are missing.
func (db *DB) lockList(ctx context.Context, people []*listPerson) (map[string]Contact, error) {
	rows, err := db.lockAddresses(ctx, people)
	if err != nil {
		return nil, err
	}
	byID, merged := map[int64]Contact{}, []int64{}
	for _, c := range rows {
		byID[c.ID] = c
		if c.MergedInto != nil {
			merged = append(merged, *c.MergedInto)
		}
	}
	if len(merged) > 0 {
		var survivors []Contact
		err := db.q(ctx).Raw(`SELECT * FROM contacts WHERE `+db.among("id")+` ORDER BY id`+db.pick(``, ` FOR UPDATE`), db.list(merged)).Scan(&survivors).Error
		if err != nil {
			return nil, err
		}
		for _, c := range survivors {
			byID[c.ID] = c
		}
	}
	behind := make(map[string]Contact, len(rows))
	for _, c := range rows {
		if person := byID[c.holder().person()]; person.MergedInto == nil {
			behind[c.PhoneNumber()], behind[c.UserID()] = person, person
		}
	}
	delete(behind, "")
	return behind, nil
}

// lockAddresses locks the rows that have a number or a user id of people, merged ones too.
func (db *DB) lockAddresses(ctx context.Context, people []*listPerson) (rows []Contact, err error) {
	var phones, ids []string
	for _, p := range people {
		if p.Phone != "" {
			phones = append(phones, p.Phone)
		}
		if p.BSUID != "" {
			ids = append(ids, p.BSUID)
		}
	}
	err = db.q(ctx).Raw(`SELECT * FROM contacts WHERE phone IN ? OR bsuid IN ? ORDER BY id`+db.pick(``, ` FOR UPDATE`), phones, ids).Scan(&rows).Error
	return rows, err
}
