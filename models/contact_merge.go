package models

import (
	"context"
	"fmt"
	"strings"

	"greenlist/ledger"
)

// Merge makes two contacts one person, because a member of staff says so. Both rows stay: what was proven about either stays proven. What the
// person said counts as if they had said it to one contact all along (see unite); what was sent and written shows on the contact that is kept,
// addresses of the other lead to it, and messages that wait for the other are not sent. It refuses people who are gone, and to do so without a
// reason. It cannot be undone.
func (c *Contact) Merge(ctx context.Context, db *DB, who Actor, otherID int64, note string) error {
	if note = shorten(strings.TrimSpace(note), 500); note == "" {
		return Invalid{"note": "Say how you know that these are one person."}
	}
	return db.again(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.merge(ctx, merger{keep: c.ID, gone: otherID, who: who, words: note}); err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actContactMerge, subjectID: c.ID, after: map[string]any{"merged": otherID, "note": note}})
	})
}

// merger says which contact goes into which, and why.
type merger struct {
	keep, gone int64
	who        Actor
	words      string
	heard      *heard
}

func (m merger) why(db *DB) release {
	why := release{at: db.Now(), source: ledger.SourceStaff, who: m.who, words: m.words, heard: m.heard}
	if m.who.UserID == 0 {
		why.source = ledger.SourceSystem
	}
	return why
}

// merge is Merge in a transaction that may hold the rows already. The lower id is locked first, whichever is kept.
func (db *DB) merge(ctx context.Context, m merger) error {
	if m.keep == m.gone {
		return Invalid{"other": "This is the same contact already."}
	}
	for _, id := range []int64{min(m.keep, m.gone), max(m.keep, m.gone)} {
		if err := db.lockContact(ctx, id); err != nil {
			return err
		}
	}
	keep, err := FindContact(ctx, db, m.keep)
	if err != nil {
		return err
	}
	gone, err := FindContact(ctx, db, m.gone)
	if err != nil {
		return err
	}
	if !keep.exists() || !gone.exists() {
		return Conflict{"One of these two is not a contact of their own any more."}
	}
	if err := db.unite(ctx, keep, gone, m); err != nil {
		return err
	}
	return db.absorb(ctx, keep, gone, m)
}

// exists tells whether the row is somebody: not erased, and not merged into another.
func (c Contact) exists() bool { return c.ErasedAt == nil && c.MergedInto == nil }

// absorb moves what the one row knows to the other, and says so in the log of both.
func (db *DB) absorb(ctx context.Context, keep, gone Contact, m merger) error {
	after := keep.with(gone)
	movedPhone, movedID := keep.Phone == nil && gone.Phone != nil, keep.BSUID == nil && gone.BSUID != nil
	err := db.q(ctx).Exec(`UPDATE contacts SET merged_into = ?, phone = CASE WHEN ? THEN NULL ELSE phone END, bsuid = CASE WHEN ? THEN NULL ELSE bsuid END, updated_at = ? WHERE id = ?`,
		keep.ID, movedPhone, movedID, db.Now(), gone.ID).Error
	if err != nil {
		return err
	}
	if err := db.q(ctx).Exec(`UPDATE contacts SET merged_into = ? WHERE merged_into = ?`, keep.ID, gone.ID).Error; err != nil {
		return err
	}
	if err := db.write(ctx, keep, after); err != nil {
		return err
	}
	if _, err := db.spreadNo(ctx, keep.PhoneNumber(), keep.UserID(), gone.PhoneNumber(), gone.UserID()); err != nil {
		return err
	}
	why := m.why(db)
	if err := db.correct(ctx, after, append(differences(keep, after), ledger.Change{Field: "merged_from", After: subjectOf(gone.ID)}), why); err != nil {
		return err
	}
	return db.correct(ctx, gone, []ledger.Change{{Field: "merged_into", After: subjectOf(keep.ID)}}, why)
}

func subjectOf(id int64) string { return fmt.Sprintf("contact:%d", id) }

// with is a contact that also has what the other one knows. What both know stays as it is here.
func (c Contact) with(other Contact) Contact {
	origins := map[string]Origin{}
	for fact, from := range c.Origins {
		origins[fact] = from
	}
	take := func(fact string) { origins[fact] = other.Origin(fact) }
	if c.Phone == nil && other.Phone != nil {
		c.Phone, c.WAID, c.Country = other.Phone, other.WAID, other.Country
		take(FactPhone)
	}
	if c.BSUID == nil && other.BSUID != nil {
		c.BSUID = other.BSUID
		take(FactUserID)
	}
	fill := func(fact string, ours *string, theirs string) {
		if *ours == "" && theirs != "" {
			*ours = theirs
			take(fact)
		}
	}
	fill(FactName, &c.Name, other.Name)
	fill(FactLanguage, &c.Language, other.Language)
	fill(FactZone, &c.Zone, other.Zone)
	c.Tags = append([]string{}, c.Tags...)
	for _, tag := range other.Tags {
		if !contains(c.Tags, tag) {
			c.Tags = append(c.Tags, tag)
			take(TagFact(tag))
		}
	}
	c.Attributes, c.Origins = mergedAttributes(c, other, take), origins
	if other.LastInboundAt != nil && (c.LastInboundAt == nil || c.LastInboundAt.Before(*other.LastInboundAt)) {
		c.LastInboundAt = other.LastInboundAt
	}
	if c.SuppressedAt == nil {
		c.SuppressedAt, c.SuppressionReason, c.SuppressionID = other.SuppressedAt, other.SuppressionReason, other.SuppressionID
	}
	if c.MetaStoppedAt == nil && other.MetaStoppedAt != nil {
		c.MetaStoppedAt, c.MetaHeardAt = other.MetaStoppedAt, other.MetaHeardAt
	}
	if c.DoubtAt == nil {
		c.DoubtAt = other.DoubtAt
	}
	return c
}

func mergedAttributes(c, other Contact, take func(fact string)) map[string]string {
	all := map[string]string{}
	for key, value := range other.Attributes {
		if _, known := c.Attributes[key]; !known {
			all[key] = value
			take(AttributeFact(key))
		}
	}
	for key, value := range c.Attributes {
		all[key] = value
	}
	return all
}
