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
	contacts map[string]Contact // by phone
	fresh    map[string]bool
	never    []*listPerson // of people, those whom we know under another number as never to be messaged
}

// meetList finds the contacts behind people, makes those that are missing, and fills in what the list knows and we do not. All their rows are
// locked then, in one order, so that two imports never wait for each other.
func (db *DB) meetList(ctx context.Context, people []*listPerson, count *importCount) (m meeting, err error) {
	m = meeting{people: people, fresh: map[string]bool{}}
	if len(people) == 0 {
		return m, nil
	}
	slices.SortFunc(people, func(a, b *listPerson) int { return cmp.Compare(a.Phone, b.Phone) })
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
		if m.contacts, err = db.lockList(ctx, m.people); err != nil {
			return err
		}
		if !slices.ContainsFunc(m.people, func(p *listPerson) bool { return m.contacts[p.Phone].ID == 0 }) {
			return nil
		}
	}
	return errors.New("the contacts of this list keep changing")
}

// bringTogether makes one of people who stand in the list with two numbers of theirs, and parts those who are never messaged from the others.
func (m *meeting) bringTogether(count *importCount) {
	first := map[int64]*listPerson{}
	var people []*listPerson
	for _, p := range m.people {
		c := m.contacts[p.Phone]
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

// addList writes down those who are not known yet, and returns their numbers.
func (db *DB) addList(ctx context.Context, people []*listPerson) (map[string]bool, error) {
	text, err := jsonText(people)
	if err != nil {
		return nil, err
	}
	now, moment := db.Now(), db.pick(`?`, `?::timestamptz`)
	var phones []string
	err = db.q(ctx).Raw(`INSERT INTO contacts (phone, name, language, country, tags, attributes, source, created_at, updated_at)
		SELECT r.phone, r.name, r.language, r.country, r.tags, r.attributes, ?, `+moment+`, `+moment+`
		FROM `+db.rowsOf("phone text", "name text", "language text", "country text", "tags jsonb", "attributes jsonb")+`
		WHERE true ORDER BY r.phone ON CONFLICT (phone) WHERE phone IS NOT NULL DO NOTHING RETURNING phone`,
		ledger.SourceList, now, now, text).Scan(&phones).Error
	fresh := make(map[string]bool, len(phones))
	for _, phone := range phones {
		fresh[phone] = true
	}
	return fresh, err
}

// lockList is who people are, by phone: for the number of a contact that was merged the one it was merged into. Numbers whose row changed meanwhile
// are missing.
func (db *DB) lockList(ctx context.Context, people []*listPerson) (map[string]Contact, error) {
	phones := make([]string, len(people))
	for i, p := range people {
		phones[i] = p.Phone
	}
	var rows, survivors []Contact
	if err := db.q(ctx).Raw(`SELECT * FROM contacts WHERE phone IN ? ORDER BY id`+db.pick(``, ` FOR UPDATE`), phones).Scan(&rows).Error; err != nil {
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
		err := db.q(ctx).Raw(`SELECT * FROM contacts WHERE `+db.among("id")+` ORDER BY id`+db.pick(``, ` FOR UPDATE`), db.list(merged)).Scan(&survivors).Error
		if err != nil {
			return nil, err
		}
	}
	for _, c := range survivors {
		byID[c.ID] = c
	}
	contacts := make(map[string]Contact, len(rows))
	for _, c := range rows {
		person := byID[c.holder().person()]
		if person.MergedInto == nil {
			contacts[c.PhoneNumber()] = person
		}
	}
	return contacts, nil
}

// listChange is what a list adds to somebody we know.
type listChange struct {
	ID         int64             `json:"id"`
	Name       string            `json:"name"`
	Language   string            `json:"language"`
	Tags       []string          `json:"tags"`
	Attributes map[string]string `json:"attributes"`
	Origins    map[string]Origin `json:"origins"`
}

func (db *DB) fillIn(ctx context.Context, m meeting, count *importCount) error {
	var changes []listChange
	var names []naming
	for _, p := range m.people {
		c := m.contacts[p.Phone]
		if m.fresh[p.Phone] {
			names = append(names, naming{c.ID, "", c.Name})
			continue
		}
		change, differs := c.fillIn(p)
		if !differs {
			count.same++
			continue
		}
		count.changed++
		change.Origins = c.originsAfter(change.over(c), Origin{Source: ledger.SourceList, At: db.Now()})
		changes, names = append(changes, change), append(names, naming{c.ID, c.Name, change.Name})
	}
	if err := db.indexNames(ctx, names...); err != nil {
		return err
	}
	return db.applyChanges(ctx, changes)
}

// fillIn keeps the name and the language we know, adds tags, and takes over the list's further columns.
func (c Contact) fillIn(p *listPerson) (change listChange, differs bool) {
	change = listChange{ID: c.ID, Name: c.Name, Language: c.Language, Tags: append([]string{}, c.Tags...), Attributes: map[string]string{}}
	maps.Copy(change.Attributes, c.Attributes)
	maps.Copy(change.Attributes, p.Attributes)
	for _, tag := range p.Tags {
		if !contains(change.Tags, tag) {
			change.Tags = append(change.Tags, tag)
		}
	}
	if c.Name == "" {
		change.Name = p.Name
	}
	if c.Language == "" {
		change.Language = p.Language
	}
	same := change.Name == c.Name && change.Language == c.Language && len(change.Tags) == len(c.Tags) && maps.Equal(change.Attributes, orEmpty(c.Attributes))
	return change, !same
}

// over is the contact as the list leaves it.
func (l listChange) over(c Contact) Contact {
	c.Name, c.Language, c.Tags, c.Attributes = l.Name, l.Language, l.Tags, l.Attributes
	return c
}

func orEmpty(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}

func (db *DB) applyChanges(ctx context.Context, changes []listChange) error {
	if len(changes) == 0 {
		return nil
	}
	text, err := jsonText(changes)
	if err != nil {
		return err
	}
	return db.q(ctx).Exec(`UPDATE contacts SET name = r.name, language = r.language, tags = r.tags, attributes = r.attributes, origins = r.origins, updated_at = ?
		FROM `+db.rowsOf("id bigint", "name text", "language text", "tags jsonb", "attributes jsonb", "origins jsonb")+` WHERE contacts.id = r.id`, db.Now(), text).Error
}
