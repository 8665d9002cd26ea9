package models

import (
	"context"
	"slices"
	"time"
)

// Erasing is why somebody's data are erased.
type Erasing struct {
	// Reason is ledger.ReasonArt17 or "retention:" and the name of a policy, such as "retention:DK-6m".
	Reason string
	// Due is when retention ended; retention needs it.
	Due time.Time
	// Forget leaves no keyed hash of the number behind. Without it nobody can be messaged under it by a later list or another system: the person
	// would have to say no a second time. Only their own fresh yes ends that. What was on the list before stays there in any case.
	Forget bool
	// CaseID is the case they asked in, 0 for none.
	CaseID int64
	// unless is asked when the people are locked; what it returns stops the erasure.
	unless func(ctx context.Context, tx *DB, people []Contact) error
}

// Erased says what an erasure did.
type Erased struct {
	// Contacts are the rows that were emptied: the person's own, and those that were merged into it.
	Contacts []int64
	// Proofs is how many leaves of the log cannot be opened any more, and Reduced how many signed webhooks others' proofs rest on lost a part.
	Proofs, Reduced int
	// EvidenceID is the leaf that says so.
	EvidenceID int64
}

// Erase erases everything there is of a person, and of those who were merged with them, in one transaction: what they agreed to ends, the rows of
// contacts and messages stay empty, and the log says which proofs can no longer be opened, and why. It cannot be undone. It refuses somebody who
// is erased already (Conflict), and whose proofs are held for a case (Refusal "held"). Like every act that takes a yes away it locks the person
// first: no message is claimed after it has committed. What it does not reach is what other databases keep: backups, and files that were exported.
func (c *Contact) Erase(ctx context.Context, db *DB, who Actor, e Erasing) (Erased, error) {
	done, err := EraseContacts(ctx, db, who, []int64{c.ID}, e)
	if err != nil {
		return done, err
	}
	again, err := FindContact(ctx, db, c.ID)
	if err == nil {
		*c = again
	}
	return done, err
}

// EraseContacts is Erase for several people at once, in one transaction: all of them or none. Fifty at a time are much quicker than one by one.
func EraseContacts(ctx context.Context, db *DB, who Actor, ids []int64, e Erasing) (done Erased, err error) {
	passing, err := db.lookInPassing(ctx, ids)
	if err != nil {
		return done, err
	}
	err = db.again(ctx, func(ctx context.Context, tx *DB) (err error) {
		done, err = tx.eraseContacts(ctx, who, ids, e, passing)
		return err
	})
	if err != nil {
		return done, err
	}
	return done, db.dropRemains(ctx)
}

func (db *DB) eraseContacts(ctx context.Context, who Actor, ids []int64, e Erasing, passing *person) (done Erased, err error) {
	if err := db.lockCalls(ctx, passing.events.ids); err != nil {
		return done, err
	}
	people, err := db.lockFamilies(ctx, ids)
	if err != nil {
		return done, err
	}
	p, err := db.lookUp(ctx, people)
	if err != nil {
		return done, err
	}
	p.lists, p.events, p.forget = passing.lists, passing.events, e.Forget
	if err := db.mayErase(ctx, p); err != nil {
		return done, err
	}
	if e.unless != nil {
		if err := e.unless(ctx, db, people); err != nil {
			return done, err
		}
	}
	if err := db.keepNo(ctx, who, people, e); err != nil {
		return done, err
	}
	now := db.Now()
	if err := db.lockMessagesOf(ctx, p); err != nil {
		return done, err
	}
	if err := db.eraseHoldings(ctx, p); err != nil {
		return done, err
	}
	if err := db.q(ctx).Exec(`UPDATE contacts SET erased_at = ?, updated_at = ? WHERE `+db.among("id"), now, now, db.list(p.ids)).Error; err != nil {
		return done, err
	}
	done = Erased{Contacts: p.ids, Proofs: len(p.leaves), Reduced: len(p.reduced)}
	if done.EvidenceID, err = db.entomb(ctx, p, e.Reason, func(int64) time.Time { return e.Due }); err != nil {
		return done, err
	}
	if err := db.tellOfErasure(ctx, p.ids, done.EvidenceID); err != nil {
		return done, err
	}
	if err := db.tidyLater(ctx); err != nil {
		return done, err
	}
	return done, db.auditErasure(ctx, who, p, e, done)
}

// lockFamilies locks the contacts, those merged into the same, and whom they were merged into.
func (db *DB) lockFamilies(ctx context.Context, ids []int64) (people []Contact, err error) {
	err = db.lockAsFound(ctx, func() ([]int64, error) {
		list := db.list(ids)
		err := db.q(ctx).Raw(`SELECT * FROM contacts WHERE `+db.among("id")+` OR `+db.among("merged_into")+`
			OR id IN (SELECT merged_into FROM contacts WHERE `+db.among("id")+`) OR merged_into IN (SELECT merged_into FROM contacts WHERE `+db.among("id")+`) ORDER BY id`, list, list, list, list).Scan(&people).Error
		found := make([]int64, len(people))
		for i, c := range people {
			found[i] = c.ID
		}
		return found, err
	})
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if i := slices.IndexFunc(people, func(c Contact) bool { return c.ID == id }); i < 0 {
			return nil, NotFound{What: "contact"}
		} else if people[i].ErasedAt != nil {
			return nil, Conflict{"This person has been erased already."}
		}
	}
	return people, nil
}

// mayErase refuses while something of theirs is held.
func (db *DB) mayErase(ctx context.Context, p *person) error {
	var held int64
	err := db.q(ctx).Raw(`SELECT COUNT(*) FROM sealed WHERE held_at IS NOT NULL AND `+db.among("evidence_id"), db.list(p.evidence())).Scan(&held).Error
	if err != nil {
		return err
	}
	cases, err := db.casesHolding(ctx, p)
	switch {
	case err != nil:
		return err
	case len(cases) > 0:
		return Refusal{Reason: "held", Message: "Case " + cases[0].Number() + " holds the proof of this person. Nothing of it may be erased until that hold is lifted."}
	case held > 0:
		return Refusal{Reason: "held", Message: "The proof of this person is held. Nothing of it may be erased."}
	}
	return nil
}

// casesHolding are those that hold proof of people, or of whom the evidence is about.
func (db *DB) casesHolding(ctx context.Context, p *person) ([]Case, error) {
	ids := slices.Clone(p.ids)
	var more []int64
	err := db.q(ctx).Raw(`SELECT DISTINCT contact_id FROM evidence WHERE contact_id IS NOT NULL AND `+db.among("id"), db.list(p.evidence())).Scan(&more).Error
	if err != nil {
		return nil, err
	}
	return HeldCases(ctx, db, append(ids, more...))
}

// keepNo sees to it that an erasure is no way to be messaged again: of everybody's addresses a keyed hash stays, unless it is to be forgotten.
func (db *DB) keepNo(ctx context.Context, who Actor, people []Contact, e Erasing) error {
	for _, c := range people {
		addresses := []string{c.PhoneNumber(), c.UserID()}
		if e.Forget || c.Phone == nil && c.BSUID == nil {
			continue
		}
		if _, err := db.remember(ctx, who, Never{SuppressionAsked, erasedReason}, addresses...); err != nil {
			return err
		}
		if err := db.noteFormer(ctx, c.ID, FormerErased, db.Now(), addresses...); err != nil {
			return err
		}
	}
	return nil
}

const erasedReason = "Their data were erased."

// eraseReasons takes what staff wrote off the list of those who are never messaged.
func (db *DB) eraseReasons(ctx context.Context, p *person) error {
	hashes := db.hashes(append(slices.Clone(p.phones), p.bsuids...))
	if len(hashes) == 0 {
		return nil
	}
	return db.q(ctx).Exec(`UPDATE suppressions SET reason = ? WHERE id IN (SELECT suppression_id FROM suppression_hashes WHERE hash IN ?)`, erasedReason, hashes).Error
}

func (db *DB) eraseFormer(ctx context.Context, p *person) error {
	if !p.forget {
		return nil
	}
	return db.q(ctx).Exec(`DELETE FROM former_addresses WHERE `+db.among("contact_id"), db.list(p.ids)).Error
}

func (db *DB) auditErasure(ctx context.Context, who Actor, p *person, e Erasing, done Erased) error {
	if who.isSystem() {
		return nil
	}
	after := map[string]any{"reason": e.Reason, "proofs": done.Proofs, "leaf": done.EvidenceID, "rows": len(p.ids), "number_kept_as_hash": !e.Forget}
	if e.CaseID != 0 {
		after["case"] = e.CaseID
	}
	for _, id := range p.ids {
		if err := db.audit(ctx, who, deed{act: actContactErase, subjectID: id, after: after}); err != nil {
			return err
		}
	}
	return nil
}
