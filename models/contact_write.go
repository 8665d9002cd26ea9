package models

import (
	"context"
	"maps"
	"slices"
	"strings"

	"greenlist/ledger"
)

// write puts a changed contact, whose row is locked, in the place of what it was.
func (db *DB) write(ctx context.Context, before, after Contact) error {
	tags, err := jsonText(after.Tags)
	if err != nil {
		return err
	}
	attributes, err := jsonText(orEmpty(after.Attributes))
	if err != nil {
		return err
	}
	origins, err := jsonText(after.Origins)
	if err != nil {
		return err
	}
	err = db.q(ctx).Exec(`UPDATE contacts SET phone = ?, bsuid = ?, wa_id = ?, name = ?, language = ?, country = ?, zone = ?, tags = ?, attributes = ?, origins = ?,
		last_inbound_at = ?, suppressed_at = ?, suppression_reason = ?, suppression_id = ?, doubt_at = ?, meta_stopped_at = ?, meta_heard_at = ?, updated_at = ? WHERE id = ?`,
		after.Phone, after.BSUID, after.WAID, after.Name, after.Language, after.Country, after.Zone, tags, attributes, origins,
		after.LastInboundAt, after.SuppressedAt, after.SuppressionReason, after.SuppressionID, after.DoubtAt, after.MetaStoppedAt, after.MetaHeardAt, db.Now(), after.ID).Error
	if err != nil {
		return err
	}
	return db.indexNames(ctx, naming{after.ID, before.Name, after.Name})
}

// facts are what is known about the person, by name.
func (c Contact) facts() map[string]string {
	facts := map[string]string{
		FactPhone: c.PhoneNumber(), FactUserID: c.UserID(), FactName: c.Name, FactLanguage: c.Language, FactZone: c.Zone, "tags": strings.Join(c.Tags, ", "),
	}
	for key, value := range c.Attributes {
		facts[AttributeFact(key)] = value
	}
	return facts
}

// differences are the facts that are not the same, by name.
func differences(before, after Contact) []ledger.Change {
	was, is := before.facts(), after.facts()
	names := map[string]bool{}
	for name := range was {
		names[name] = true
	}
	for name := range is {
		names[name] = true
	}
	var all []ledger.Change
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if was[name] != is[name] {
			all = append(all, ledger.Change{Field: name, Before: was[name], After: is[name]})
		}
	}
	return all
}
