package models

import (
	"context"
	"maps"

	"greenlist/ledger"
)

// listChange is what a list adds to somebody we know.
type listChange struct {
	ID         int64             `json:"id"`
	Name       string            `json:"name"`
	Language   string            `json:"language"`
	Zone       string            `json:"zone"`
	Tags       []string          `json:"tags"`
	Attributes map[string]string `json:"attributes"`
	Origins    map[string]Origin `json:"origins"`
}

func (db *DB) fillIn(ctx context.Context, m meeting, count *importCount) error {
	var changes []listChange
	var names []naming
	for _, p := range m.people {
		c := m.contacts[p.key()]
		if m.fresh[p.key()] {
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

// fillIn keeps the name, the language and the time zone we know, adds tags, and takes over the list's further columns.
func (c Contact) fillIn(p *listPerson) (change listChange, differs bool) {
	change = listChange{ID: c.ID, Name: c.Name, Language: c.Language, Zone: c.Zone, Tags: append([]string{}, c.Tags...), Attributes: map[string]string{}}
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
	if c.Zone == "" {
		change.Zone = p.Zone
	}
	same := change.Name == c.Name && change.Language == c.Language && change.Zone == c.Zone && len(change.Tags) == len(c.Tags) && maps.Equal(change.Attributes, orEmpty(c.Attributes))
	return change, !same
}

// over is the contact as the list leaves it.
func (l listChange) over(c Contact) Contact {
	c.Name, c.Language, c.Zone, c.Tags, c.Attributes = l.Name, l.Language, l.Zone, l.Tags, l.Attributes
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
	return db.q(ctx).Exec(`UPDATE contacts SET name = r.name, language = r.language, zone = r.zone, tags = r.tags, attributes = r.attributes, origins = r.origins, updated_at = ?
		FROM `+db.rowsOf("id bigint", "name text", "language text", "zone text", "tags jsonb", "attributes jsonb", "origins jsonb")+` WHERE contacts.id = r.id`, db.Now(), text).Error
}
