package models

import (
	"context"
	"slices"
	"time"

	"greenlist/ledger"
)

// EvidenceSelection is what part of the log an export opens: what is about one person, what was recorded since a time, both, or all of it.
type EvidenceSelection struct {
	ContactID int64
	Since     time.Time
}

// whole tells that nothing is left out.
func (s EvidenceSelection) whole() bool { return s.ContactID == 0 && s.Since.IsZero() }

// chosen is a selection looked up. Which uses concern the person is only known once each has been read.
type chosen struct {
	*ledger.Selection
	evidence map[int64]bool
}

// choose looks a selection up in the first size leaves; nil is all of them. Of a contact that was merged it takes what was found to be the same person.
func (s EvidenceSelection) choose(ctx context.Context, db *DB, size int64) (*chosen, error) {
	if s.whole() {
		return nil, nil
	}
	c := &chosen{Selection: &ledger.Selection{}, evidence: map[int64]bool{}}
	if !s.Since.IsZero() {
		since := ledger.At(s.Since)
		c.Since = &since
		err := db.q(ctx).Raw(`SELECT COALESCE(MIN(l.idx), ?) FROM evidence e JOIN log_leaves l ON l.evidence_id = e.id WHERE e.created_at >= ? AND l.idx < ?`, size, s.Since, size).Scan(&c.From).Error
		if err != nil {
			return nil, err
		}
	}
	if s.ContactID == 0 {
		return c, nil
	}
	return c, c.person(ctx, db, s.ContactID, size)
}

func (c *chosen) person(ctx context.Context, db *DB, contactID, size int64) error {
	contact, err := FindContact(ctx, db, contactID)
	if err != nil {
		return err
	}
	if contact.MergedInto != nil {
		if contact, err = FindContact(ctx, db, *contact.MergedInto); err != nil {
			return err
		}
	}
	if c.Contacts, err = contact.everyID(ctx, db); err != nil {
		return err
	}
	slices.Sort(c.Contacts)
	mine := db.list(c.Contacts)
	var rows []struct {
		ID      int64
		Type    ledger.Type
		Payload []byte
	}
	err = db.q(ctx).Raw(`SELECT e.id, e.type, s.payload FROM evidence e LEFT JOIN sealed s ON s.evidence_id = e.id JOIN log_leaves l ON l.evidence_id = e.id
		WHERE l.idx < ? AND e.id IN (SELECT id FROM evidence WHERE `+db.among("contact_id")+` UNION SELECT evidence_id FROM audit_entries WHERE subject = 'contact' AND `+db.among("subject_id")+`)`,
		size, mine, mine).Scan(&rows).Error
	if err != nil {
		return err
	}
	ids := map[int64]bool{}
	for _, row := range rows {
		ids[row.ID] = true
		// A form was nobody's until it was confirmed. What cannot be read, the verifier will find.
		if event, err := openConsent(row.Type, row.Payload); err == nil && event != nil && event.Granted > 0 {
			ids[event.Granted] = true
		}
	}
	return c.within(ctx, db, ids)
}

// within keeps those of the period.
func (c *chosen) within(ctx context.Context, db *DB, ids map[int64]bool) error {
	var all, kept []int64
	for id := range ids {
		all = append(all, id)
	}
	err := db.q(ctx).Raw(`SELECT evidence_id FROM log_leaves WHERE idx >= ? AND `+db.among("evidence_id"), c.From, db.list(all)).Scan(&kept).Error
	for _, id := range kept {
		c.pick(id)
	}
	return err
}

func (c *chosen) pick(evidenceID int64) {
	c.evidence[evidenceID] = true
	c.Evidence = append(c.Evidence, evidenceID)
}

// mayOpen tells whether a leaf may have to be opened.
func (c *chosen) mayOpen(leaf exportedLeaf) bool {
	return c == nil || leaf.Type.Public() || leaf.Idx >= c.From && (c.Contacts == nil || c.evidence[leaf.EvidenceID] || leaf.Type == ledger.Used)
}

// opens tells whether it does, and remembers which uses concern the person.
func (c *chosen) opens(leaf exportedLeaf, uses []ledger.Use) bool {
	if c == nil || c.Contacts == nil || leaf.Type != ledger.Used {
		return c.mayOpen(leaf)
	}
	if !slices.ContainsFunc(uses, c.concerns) {
		return false
	}
	c.pick(leaf.EvidenceID)
	return true
}

// concerns tells whether a use is the person's.
func (c *chosen) concerns(u ledger.Use) bool {
	return c == nil || c.Contacts == nil || slices.Contains(c.Contacts, u.Contact)
}
